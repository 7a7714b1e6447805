"""Bots that are to be killed, with waits short enough for what they had in hand, and a look at what is open."""

import asyncio
import os
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from aiohttp import ClientSession, ClientTimeout

from core.context import Context
from core.settings import DatabaseSettings
from sandbox.core.hub import PATIENCE
from sandbox.server import Sandbox
from storage.engine.opening import open_database
from tests.conftest import free_port
from tests.support.bots import environment_for, eventually, settings_for
from tests.support.forked.killing import Forker, Victim, answers

CRASHES = int(os.environ.get("CRASHES", "2"))
"""How often a test kills its bots; 50 by hand."""
DELIVERY_TIMES = {"lease_seconds": 2.0, "report_seconds": 1.0, "arrival_seconds": 0.2, "settle_seconds": 0.2}
"""What a bot had in hand when it was killed waits so long; a slow one that lives has to be done by then."""
TIME_FOR_PHOTOS = {"lease_seconds": 12.0}
"""Likewise, of bots that keep photos: imaging processes start meanwhile, which on a slow machine takes seconds."""
WEBHOOK_SECONDS = 2.0
"""How long the carrier waits for an answer; that of a killed bot may arrive until then, and nobody looks for it."""
OVERRIDES = "#rc=3&rp=5xx,ct,rt"
ON_SQLITE = ("all",)
ON_POSTGRESQL = ("web", "scheduler", "web", "scheduler")


def victims_for(database_url: str, sandbox: Sandbox, **sections: dict[str, Any]) -> list[Victim]:
    """One bot that does all on SQLite; on PostgreSQL two web processes and two schedulers."""
    port = free_port()
    sandbox.webhook_url = f"http://127.0.0.1:{port}/twilio/sms{OVERRIDES}"
    sandbox.settings.webhook_seconds = WEBHOOK_SECONDS
    roles: Sequence[str] = ON_SQLITE if database_url.startswith("sqlite") else ON_POSTGRESQL
    times = {**DELIVERY_TIMES, **sections.pop("deliveries", {})}
    found = []
    for role in roles:
        own = port if role != "scheduler" else free_port()
        settings = settings_for(
            database_url,
            sandbox.url,
            own,
            server={"public_url": f"http://127.0.0.1:{port}"},
            database={"connections": 4},
            deliveries=times,
            twilio={"webhook_seconds": WEBHOOK_SECONDS},
            **sections,
        )
        found.append(Victim(role, environment_for(settings), own))
    return found


@asynccontextmanager
async def running(victims: list[Victim], log: Path) -> AsyncIterator[tuple[Forker, ClientSession]]:
    """Bots in processes of their own, ready."""
    async with Forker(log) as forker, ClientSession(timeout=ClientTimeout(total=PATIENCE)) as session:
        for victim in victims:
            await forker.start(victim)
        await eventually(lambda: answers(session, victims[0].port))
        yield forker, session


async def restart(forker: Forker, session: ClientSession, victims: list[Victim]) -> None:
    """Kill all of them and start them again; returns when they answer."""
    for victim in victims:
        await forker.kill(victim)
    for victim in victims:
        await forker.start(victim)
    await eventually(lambda: answers(session, victims[0].port))


async def moment(seconds: float) -> None:
    """Let a random while pass: the moment of the kill is what is being tried."""
    try:
        async with asyncio.timeout(seconds):
            await asyncio.Event().wait()
    except TimeoutError:
        return


async def nothing_open(database_url: str, context: Context) -> bool:
    db = await open_database(DatabaseSettings(url=database_url, connections=1), context)
    try:
        open_ones = await db.read(lambda tx: tx.row("SELECT count(*) FROM deliveries WHERE ended_at IS NULL"))
    finally:
        await db.close()
    return open_ones == (0,)
