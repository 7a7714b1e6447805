"""100,000 reminders that are due within one minute: how long they take, and what they do to the answers of texts."""

import itertools
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from bench.conversation import prepared
from bench.fixtures import rows, servers
from bench.fixtures.folders import folder
from bench.latency import RATE
from bench.load import Load, Plan, run_load
from bench.machine import load_core, server_core
from bench.reminders.rows import add_due, count_due
from bench.rounds import Effort, interleaved, median, ratio
from bench.table import Figure, at_most, report
from core.clock import MINUTE, SECOND, after

REMINDERS = 100_000
LOAD_SECONDS = 60
DEADLINE = 600.0
NOTES = (
    "One bot does all on one core, with a file on disk; a lean carrier and the load generator have another.",
    "200 texts/s by a constant schedule for a minute, with the reminders due in it and without any.",
    "Whoever texts is reminded of nothing, and texts once: the lean carrier reports on no reply.",
)


@dataclass(frozen=True, slots=True)
class Minute:
    """A minute of texts, and how many seconds the reminders took from when the first was due; 0 without any."""

    load: Load
    seconds: float = 0.0


def main(effort: Effort) -> None:
    """Measure with and without, in turn, and report."""
    with ExitStack() as stack:
        place = stack.enter_context(folder())
        results = interleaved(_contestants(stack, place, effort), effort.rounds, warm_up=False)
    report("reminders", _figures(results), NOTES, rounds=effort.rounds, quick=effort.quick)


def _contestants(stack: ExitStack, place: Path, effort: Effort) -> dict[str, Callable[[], Minute]]:
    count, database = effort.sized(REMINDERS), place / "bot.db"
    many = round(RATE * LOAD_SECONDS)
    prepared(database, range(count + 2 * effort.rounds * many))
    fresh = itertools.count()
    carrier = stack.enter_context(servers.carrier(0, load_core()))
    api = {"BOT_TWILIO__API_URL": f"http://127.0.0.1:{carrier.port}"}
    url = f"sqlite:///{database}"
    bot = stack.enter_context(servers.bot(url, place, server_core(), role="all", overrides=api))

    def texts() -> Load:
        first = count + next(fresh) * many
        plan = Plan(bot.port, many, people_from=first, people=many, rate=RATE, deadline=DEADLINE)
        return run_load(plan, load_core())

    def without() -> Minute:
        rows.settle_replies(database)
        return Minute(texts())

    def with_reminders() -> Minute:
        rows.settle_replies(database)
        begins = after(rows.now(), 5 * SECOND)
        add_due(database, count, begins)
        time.sleep(max(0.0, (begins - rows.now()) / SECOND))
        load = texts()
        while count_due(database, after(begins, MINUTE)):
            if rows.now() > after(begins, DEADLINE * SECOND):
                raise RuntimeError("the reminders aren't seen to in time")
            time.sleep(0.5)
        return Minute(load, (rows.now() - begins) / SECOND)

    return {"with": with_reminders, "without": without}


def _figures(results: dict[str, list[Minute]]) -> list[Figure]:
    took = [minute.seconds for minute in results["with"]]
    tails = {name: [minute.load.p99_ms for minute in minutes] for name, minutes in results.items()}
    medians = {name: [minute.load.median_ms for minute in minutes] for name, minutes in results.items()}
    times = ratio(tails["with"], tails["without"])
    return [
        Figure("reminders due in a minute, all seen to", median(took), "s", rounds=tuple(took)),
        Figure("texts meanwhile, median", median(medians["with"]), "ms", rounds=tuple(medians["with"])),
        Figure("texts without, median", median(medians["without"]), "ms", rounds=tuple(medians["without"])),
        Figure("texts meanwhile, 99th percentile", median(tails["with"]), "ms", rounds=tuple(tails["with"])),
        Figure("texts without, 99th percentile", median(tails["without"]), "ms", rounds=tuple(tails["without"])),
        at_most("that is so many times as long", times, "", 2),
    ]
