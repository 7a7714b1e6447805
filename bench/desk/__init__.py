"""How long the operators' desk takes to open with a million stored texts, on SQLite and on PostgreSQL."""

import asyncio
import time
from collections.abc import Sequence
from contextlib import AsyncExitStack, ExitStack
from pathlib import Path

import psycopg
from aiohttp import ClientSession, web

from bench.desk.history import BATCH, add_people, add_texts
from bench.fixtures.folders import folder
from bench.fixtures.postgres_server import durable_postgres
from bench.rounds import Effort, median
from bench.table import Figure, at_most, report
from bot.app import App, open_app, open_resources
from bot.compose import make_runner
from core.address import sms
from core.tx import Tx
from scheduler.costs import Costs
from storage import addresses, sessions
from storage.desk import operators
from storage.desk.operators import Role
from storage.signing_in.browsers import Way
from tests.support.bots import settings_for

HISTORY = 1_000_000
MOST_SECONDS = 0.3
PAGES = (
    "/desk",
    "/desk/texts",
    "/desk/texts?state=broken",
    "/desk/deliveries",
    "/desk/deliveries?state=dead",
    "/desk/deliveries?state=sent&kind=photo",
    "/desk/deliveries?state=dead&code=30003",
    "/desk/deliveries?state=dead&reason=unheard",
    "/desk/errors",
    "/desk/people",
    "/desk/people?on_hold=1",
    "/desk/costs",
    "/desk/costs?days=90",
    "/desk/audit",
)
NOTES = (
    "A million texts of 40,000 people over 29 days, with replies, steps, costs; 20,000 dead, hundreds waiting.",
    "Each page as a browser asks for it, one at a time; bot and database share this machine.",
)


def main(effort: Effort) -> None:
    """Measure each page, and report."""
    figures: list[Figure] = []
    with ExitStack() as stack:
        place = stack.enter_context(folder())
        server = stack.enter_context(durable_postgres())
        for name, url in (("SQLite", f"sqlite:///{place}/bot.db"), ("PostgreSQL", server.new_database())):
            figures += asyncio.run(_measured(name, url, place, effort))
    report("desk", figures, NOTES, rounds=effort.rounds, quick=effort.quick)


async def _measured(name: str, url: str, place: Path, effort: Effort) -> list[Figure]:
    settings = settings_for(url, "http://127.0.0.1:9", media={"url": f"file://{place}/media"})
    app = await open_app(settings)
    async with AsyncExitStack() as stack:
        stack.push_async_callback(app.db.close)
        await _fill(app, effort.sized(HISTORY))
        if not url.startswith("sqlite"):
            await asyncio.to_thread(_vacuum, url)
        cookie = await app.db.write(_operator)
        resources = await stack.enter_async_context(open_resources(app))
        runner = make_runner(app, resources)
        await runner.setup()
        stack.push_async_callback(runner.cleanup)
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        base = f"http://127.0.0.1:{runner.addresses[0][1]}"
        session = await stack.enter_async_context(ClientSession(headers={"Cookie": f"session={cookie}"}))
        return [_figure(name, page, await _rounds(session, base + page, effort.rounds)) for page in PAGES]


def _figure(name: str, page: str, rounds: Sequence[float]) -> Figure:
    what = f"{name}, {page}, the first time {rounds[0]:.3f} s"
    return at_most(what, median(rounds), "s", MOST_SECONDS, rounds)


async def _rounds(session: ClientSession, url: str, rounds: int) -> list[float]:
    """How long it took, each time; the first time nothing of it is known to the process."""
    took = []
    for _ in range(max(2, rounds)):
        began = time.perf_counter()
        async with session.get(url, allow_redirects=False) as answer:
            body = await answer.read()
        took.append(time.perf_counter() - began)
        if answer.status != 200 or b"\\backslash" not in body:
            raise ValueError(f"{url} answers {answer.status}")
    return took


async def _fill(app: App, count: int) -> None:
    await app.db.write(add_people)
    for start in range(0, count, BATCH):
        await app.db.write(add_texts, start, min(start + BATCH, count), count)
    await Costs(app.db).add_up()  # as a timer does it every half minute


def _vacuum(url: str) -> None:
    """As the server does it by itself after so many changes."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("VACUUM ANALYZE")


def _operator(tx: Tx) -> str:
    person_id = addresses.meet_first(tx, sms("+15550100201")).person.id
    operators.set_role(tx, person_id, Role.OPERATOR)
    return sessions.make(tx, person_id, Way.PIN)
