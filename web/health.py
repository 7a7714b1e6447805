"""What load balancers and Prometheus ask."""

import asyncio
from collections.abc import Sequence

import orjson
from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, Gauge, generate_latest

from clients.answers import MAIL, TWILIO, X
from core.clock import SECOND
from core.tx import Tx
from storage import watermarks
from storage.delivery import outages
from storage.delivery.outages import Outage
from storage.engine.database import NotCommitted
from storage.stats import Overview, overview
from web.site import Site

READY_SECONDS = 3.0
WAITING = Gauge("backslash_deliveries_waiting", "Deliveries that wait to go out")
UNSETTLED = Gauge("backslash_deliveries_unsettled", "Deliveries whose outcome is unknown")
DEAD = Gauge("backslash_deliveries_dead", "Deliveries given up for good")
OLDEST = Gauge("backslash_deliveries_oldest_seconds", "Age of the oldest delivery that hasn't gone out")
DOWN = Gauge("backslash_service_down_seconds", "Since when a service hasn't answered; 0 if it does", ["service"])
SERVICES = (TWILIO, X, MAIL)
BROKEN = Gauge("backslash_texts_broken", "Texts whose handler broke, to be replayed")


async def healthz(_: Site, __: web.Request) -> web.Response:
    """The process lives."""
    return _json({"status": "alive"})


async def readyz(site: Site, _: web.Request) -> web.Response:
    """Whether a text could be committed now; tries it with a row of no meaning."""
    began = asyncio.get_running_loop().time()
    try:
        async with asyncio.timeout(READY_SECONDS):
            await site.db.write(watermarks.note_reached, "ready", site.clock.now())
            found, down = await site.db.read(_look)
    except (NotCommitted, TimeoutError) as error:
        parts: dict[str, object] = {"database": {"ok": False, "reason": str(error) or "no answer in time"}}
        return _json({"ready": False, **parts}, status=503)
    took = asyncio.get_running_loop().time() - began
    return _json(
        {
            "ready": True,
            "database": {"ok": True, "milliseconds": round(took * 1000, 1)},
            "deliveries": {
                "waiting": found.waiting,
                "unsettled": found.unsettled,
                "dead": found.dead,
                "oldest_seconds": round(found.oldest_seconds, 1),
            },
            **{name: _part(reason, _of(name, down)) for name, reason in site.missing.items()},
        }
    )


async def metrics(site: Site, _: web.Request) -> web.Response:
    """Prometheus' text format."""
    try:
        found, down = await site.db.read(_look)
        _show(found)
        for name in SERVICES:
            outage = _of(name, down)
            DOWN.labels(name).set((site.clock.now() - outage.since) / SECOND if outage else 0)
    except NotCommitted:
        OLDEST.set(float("nan"))
    return web.Response(body=generate_latest(), headers={"Content-Type": CONTENT_TYPE_LATEST})


def _look(tx: Tx) -> tuple[Overview, list[Outage]]:
    return overview(tx), outages.current(tx)


def _of(name: str, down: Sequence[Outage]) -> Outage | None:
    """The outage of a service, or of a part of it (`twilio media`)."""
    return next((outage for outage in down if outage.service.partition(" ")[0] == name), None)


def _part(missing: str, outage: Outage | None) -> dict[str, object]:
    """As the settings have it, and as deliveries found it: nobody is called for this."""
    if missing:
        return {"ok": False, "reason": missing}
    if outage is not None:
        return {"ok": False, "reason": outage.reason, "down_since": outage.since_utc, "trials": outage.tries}
    return {"ok": True}


def _show(found: Overview) -> None:
    WAITING.set(found.waiting)
    UNSETTLED.set(found.unsettled)
    DEAD.set(found.dead)
    OLDEST.set(found.oldest_seconds)
    BROKEN.set(found.broken_texts)


def _json(value: object, status: int = 200) -> web.Response:
    return web.Response(body=orjson.dumps(value), status=status, content_type="application/json")
