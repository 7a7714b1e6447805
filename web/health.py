"""What load balancers and Prometheus ask."""

import asyncio

import orjson
from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, Gauge, generate_latest

from storage import watermarks
from storage.engine.database import NotCommitted
from storage.stats import Overview, overview
from web.site import Site

READY_SECONDS = 3.0
WAITING = Gauge("backslash_deliveries_waiting", "Deliveries that wait to go out")
UNSETTLED = Gauge("backslash_deliveries_unsettled", "Deliveries whose outcome is unknown")
DEAD = Gauge("backslash_deliveries_dead", "Deliveries given up for good")
OLDEST = Gauge("backslash_deliveries_oldest_seconds", "Age of the oldest delivery that hasn't gone out")
BROKEN = Gauge("backslash_texts_broken", "Texts whose handler broke, to be replayed")


async def healthz(_: Site, __: web.Request) -> web.Response:
    """The process lives."""
    return _json({"status": "alive"})


async def readyz(site: Site, _: web.Request) -> web.Response:
    """Whether a text could be committed now; tries it with a row of no meaning."""
    began = asyncio.get_running_loop().time()
    try:
        async with asyncio.timeout(READY_SECONDS):
            await site.db.write(watermarks.reach, "ready", site.clock.now())
            found = await site.db.read(overview)
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
            **{name: _part(reason) for name, reason in site.missing.items()},
        }
    )


async def metrics(site: Site, _: web.Request) -> web.Response:
    """Prometheus' text format."""
    try:
        _show(await site.db.read(overview))
    except NotCommitted:
        OLDEST.set(float("nan"))
    return web.Response(body=generate_latest(), headers={"Content-Type": CONTENT_TYPE_LATEST})


def _part(reason: str) -> dict[str, object]:
    """As the settings have it: nobody is called for this."""
    return {"ok": False, "reason": reason} if reason else {"ok": True}


def _show(found: Overview) -> None:
    WAITING.set(found.waiting)
    UNSETTLED.set(found.unsettled)
    DEAD.set(found.dead)
    OLDEST.set(found.oldest_seconds)
    BROKEN.set(found.broken_texts)


def _json(value: object, status: int = 200) -> web.Response:
    return web.Response(body=orjson.dumps(value), status=status, content_type="application/json")
