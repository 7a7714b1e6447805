import asyncio
from collections.abc import Mapping
from dataclasses import dataclass

import orjson
from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, Gauge, generate_latest

from bot.clock import Clock
from storage import marks
from storage.database import Database, NotCommitted
from storage.overview import Overview, overview

READY_SECONDS = 3.0
WAITING = Gauge("backslash_deliveries_waiting", "Deliveries that wait to go out")
UNSETTLED = Gauge("backslash_deliveries_unsettled", "Deliveries whose outcome is unknown")
DEAD = Gauge("backslash_deliveries_dead", "Deliveries given up for good")
OLDEST = Gauge("backslash_deliveries_oldest_seconds", "Age of the oldest delivery that hasn't gone out")
BROKEN = Gauge("backslash_texts_broken", "Texts whose handler broke, to be replayed")


@dataclass(frozen=True, slots=True)
class Health:
    """What load balancers and Prometheus ask."""

    db: Database
    clock: Clock
    missing: Mapping[str, str]
    """Each service that is used, with what the settings lack for it: nothing if it is set up."""

    async def healthz(self, _: web.Request) -> web.Response:
        """The process lives."""
        return _json({"status": "alive"})

    async def readyz(self, _: web.Request) -> web.Response:
        """Whether a text could be committed now; tries it with a row of no meaning."""
        began = asyncio.get_running_loop().time()
        try:
            async with asyncio.timeout(READY_SECONDS):
                await self.db.write(marks.write, "ready", self.clock.now())
                standing = await self.db.read(overview)
        except (NotCommitted, TimeoutError) as error:
            parts: dict[str, object] = {"database": {"ok": False, "reason": str(error) or "no answer in time"}}
            return _json({"ready": False, **parts}, status=503)
        took = asyncio.get_running_loop().time() - began
        return _json(
            {
                "ready": True,
                "database": {"ok": True, "milliseconds": round(took * 1000, 1)},
                "deliveries": {
                    "waiting": standing.waiting,
                    "unsettled": standing.unsettled,
                    "dead": standing.dead,
                    "oldest_seconds": round(standing.oldest_seconds, 1),
                },
                **{name: _part(reason) for name, reason in self.missing.items()},
            }
        )

    async def metrics(self, _: web.Request) -> web.Response:
        """Prometheus' text format."""
        try:
            _show(await self.db.read(overview))
        except NotCommitted:
            OLDEST.set(float("nan"))
        return web.Response(body=generate_latest(), headers={"Content-Type": CONTENT_TYPE_LATEST})


def _part(reason: str) -> dict[str, object]:
    """As the settings have it: nobody is called for this."""
    return {"ok": False, "reason": reason} if reason else {"ok": True}


def _show(standing: Overview) -> None:
    WAITING.set(standing.waiting)
    UNSETTLED.set(standing.unsettled)
    DEAD.set(standing.dead)
    OLDEST.set(standing.oldest_seconds)
    BROKEN.set(standing.broken_texts)


def _json(value: object, status: int = 200) -> web.Response:
    return web.Response(body=orjson.dumps(value), status=status, content_type="application/json")
