"""How long the webhook takes to answer at 200 texts a second, whatever the answers do (an open loop)."""

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from bench.conversation import PEOPLE, prepared
from bench.fixtures import rows, servers
from bench.fixtures.folders import folder
from bench.load import Load, Plan, run_load
from bench.machine import load_core, server_core
from bench.rounds import Effort, interleaved, median
from bench.table import Figure, at_most, report

RATE = 200.0
TEXTS = 2_000
NOTES = (
    "200 texts/s by a constant schedule; each counts from when it was due, so that a stall counts whole.",
    "Each server has one core, the load generator another.",
)


def main(effort: Effort) -> None:
    """Measure beside a bare handler, and report."""
    with ExitStack() as stack:
        place = stack.enter_context(folder())
        results = interleaved(_contestants(stack, place, effort), effort.rounds)
    report("latency", _figures(results), NOTES, rounds=effort.rounds, quick=effort.quick)


def _contestants(stack: ExitStack, place: Path, effort: Effort) -> dict[str, Callable[[], Load]]:
    database = place / "bot.db"
    prepared(database, range(PEOPLE))
    bot = stack.enter_context(servers.bot(f"sqlite:///{database}", place, server_core()))
    bare = stack.enter_context(servers.bare(server_core()))
    count = effort.sized(TEXTS)

    def converse() -> Load:
        rows.settle_replies(database)
        return run_load(Plan(bot.port, count, people=PEOPLE, rate=RATE), load_core())

    def plain() -> Load:
        return run_load(Plan(bare.port, count, "/post", rate=RATE), load_core())

    return {"bot": converse, "bare": plain}


def _figures(results: dict[str, list[Load]]) -> list[Figure]:
    medians = {name: [load.median_ms for load in loads] for name, loads in results.items()}
    tails = {name: [load.p99_ms for load in loads] for name, loads in results.items()}
    return [
        at_most("bot, median", median(medians["bot"]), "ms", 5, medians["bot"]),
        at_most("bot, 99th percentile", median(tails["bot"]), "ms", 40, tails["bot"]),
        Figure("bare aiohttp, median", median(medians["bare"]), "ms", rounds=tuple(medians["bare"])),
        Figure("bare aiohttp, 99th percentile", median(tails["bare"]), "ms", rounds=tuple(tails["bare"])),
    ]
