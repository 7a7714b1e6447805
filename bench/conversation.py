"""A text in, its reply out: signed, committed with an fsync, handled, answered in TwiML."""

import asyncio
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from bench.fixtures import rows, servers
from bench.fixtures.folders import folder
from bench.load import Load, Plan, run_load
from bench.machine import load_core, server_core
from bench.rounds import Effort, interleaved, median, ratio
from bench.table import Figure, at_least, report

PEOPLE = 20_000
TEXTS = 12_000
BARE_TEXTS = 40_000
FASTAPI_TEXTS = 1_500


def main(effort: Effort) -> None:
    """Measure on SQLite, and report."""
    with ExitStack() as stack:
        place = stack.enter_context(folder())
        results = interleaved(_contestants(stack, place, effort), effort.rounds)
    report("conversation", _figures(results), NOTES, rounds=effort.rounds, quick=effort.quick)


NOTES = (
    "Each server has one core, the load generator another; 64 connections, each waits for its answer.",
    "Bot and FastAPI commit to a file on disk with synchronous=FULL; FastAPI commits each text by itself.",
)


def _contestants(stack: ExitStack, place: Path, effort: Effort) -> dict[str, Callable[[], Load]]:
    database = place / "bot.db"
    prepared(database, range(PEOPLE))
    bot = stack.enter_context(servers.bot(f"sqlite:///{database}", place, server_core()))
    bare = stack.enter_context(servers.bare(server_core()))
    fastapi = stack.enter_context(servers.fastapi(place, server_core()))

    def converse() -> Load:
        rows.settle_replies(database)
        return run_load(Plan(bot.port, effort.sized(TEXTS), people=PEOPLE), load_core())

    def plain(path: str) -> Callable[[], Load]:
        return lambda: run_load(Plan(bare.port, effort.sized(BARE_TEXTS), path), load_core())

    def usual() -> Load:
        return run_load(Plan(fastapi.port, effort.sized(FASTAPI_TEXTS)), load_core())

    return {"bot": converse, "post": plain("/post"), "read": plain("/read"), "fastapi": usual}


def prepared(database: Path, people: range) -> None:
    """Make a database with these people in it."""
    migrate(f"sqlite:///{database}")
    rows.add_people(database, people)


def migrate(url: str) -> None:
    """Bring a database up to date, as `bot migrate` does."""
    from bot.app import make_context
    from core.configuration import load_settings
    from storage.engine.opening import open_database

    async def run() -> None:
        settings = load_settings(servers.environment_of(url, 8080))
        db = await open_database(settings.database, make_context(settings))
        try:
            await db.migrate()
        finally:
            await db.close()

    asyncio.run(run())


def _figures(results: dict[str, list[Load]]) -> list[Figure]:
    speed = {name: [load.per_second for load in loads] for name, loads in results.items()}
    ours = speed["bot"]
    return [
        Figure("bot", median(ours), "texts/s", rounds=tuple(ours)),
        Figure("bare aiohttp, post()", median(speed["post"]), "requests/s", rounds=tuple(speed["post"])),
        Figure("bare aiohttp, read()", median(speed["read"]), "requests/s", rounds=tuple(speed["read"])),
        Figure("FastAPI", median(speed["fastapi"]), "texts/s", rounds=tuple(speed["fastapi"])),
        at_least("bot / bare post()", ratio(ours, speed["post"]), "", 0.25, note="aim: 0.40"),
        at_least("bot / bare read()", ratio(ours, speed["read"]), "", 0.25),
        at_least("bot / FastAPI", ratio(ours, speed["fastapi"]), "", 4),
        Figure("bot, median answer", median([load.median_ms for load in results["bot"]]), "ms", note="64 at once"),
        Figure("bot, 99th percentile", median([load.p99_ms for load in results["bot"]]), "ms", note="64 at once"),
    ]
