"""Whether the texts of a month, a million or as many as one says, make the bot slower than an empty database does."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from bench.conversation import prepared
from bench.deliveries import sending
from bench.fixtures import rows, servers
from bench.fixtures.folders import folder
from bench.latency import RATE
from bench.load import Plan, run_load
from bench.machine import load_core, server_core
from bench.rounds import Effort, interleaved, median, ratio
from bench.table import Figure, at_least, report

PEOPLE = 40_000
TEXTS = 8_000
TIMED_TEXTS = 1_000
WAITING = 2_000
NOTES = (
    "Full: {stored:,} texts of 40,000 people with their replies and reports; empty: the same people, no texts.",
    "The people who text or wait in a round are new to neither database; what they add stays in it.",
)


@dataclass(frozen=True, slots=True)
class Standing:
    """What one database carries."""

    per_second: float
    median_ms: float
    p99_ms: float
    deliveries: float


def main(effort: Effort) -> None:
    """Measure full and empty in turn, and report."""
    with ExitStack() as stack:
        place = stack.enter_context(folder())
        carrier = stack.enter_context(servers.carrier(0, load_core()))
        contestants: dict[str, Callable[[], Standing]] = {}
        for name, texts in (("full", effort.sized(effort.stored)), ("empty", 0)):
            (place / name).mkdir()
            database = place / name / "bot.db"
            prepared(database, range(PEOPLE))
            rows.add_history(database, texts)
            bot = stack.enter_context(servers.bot(f"sqlite:///{database}", place / name, server_core()))
            contestants[name] = _measure(database, bot.port, carrier.port, effort)
        found = interleaved(contestants, effort.rounds)
    notes = [note.format(stored=effort.sized(effort.stored)) for note in NOTES]
    report("growth", _figures(found), notes, rounds=effort.rounds, quick=effort.quick)


def _measure(database: Path, port: int, carrier_port: int, effort: Effort) -> Callable[[], Standing]:
    """One round: as fast as it goes, at 200 texts/s, then texts that wait go out."""

    def run() -> Standing:
        rows.settle_replies(database)
        busy = run_load(Plan(port, effort.sized(TEXTS), people=PEOPLE), load_core())
        rows.settle_replies(database)
        timed = run_load(Plan(port, effort.sized(TIMED_TEXTS), people=PEOPLE, rate=RATE), load_core())
        rows.settle_replies(database)
        rows.add_waiting(database, effort.sized(WAITING))
        sent = effort.sized(WAITING) / sending("loop", str(database), carrier_port)
        return Standing(busy.per_second, timed.median_ms, timed.p99_ms, sent)

    return run


def _figures(found: dict[str, list[Standing]]) -> list[Figure]:
    full, empty = found["full"], found["empty"]

    def compared(what: str, ours: list[float], theirs: list[float]) -> Figure:
        return at_least(f"{what}: full / empty", ratio(ours, theirs), "", 0.9, [*ours, *theirs])

    return [
        Figure("texts/s, full", median([each.per_second for each in full]), "texts/s"),
        Figure("texts/s, empty", median([each.per_second for each in empty]), "texts/s"),
        compared("texts/s", [each.per_second for each in full], [each.per_second for each in empty]),
        Figure("median answer, full", median([each.median_ms for each in full]), "ms"),
        Figure("median answer, empty", median([each.median_ms for each in empty]), "ms"),
        compared("speed of answers", [1 / each.median_ms for each in full], [1 / each.median_ms for each in empty]),
        Figure("99th percentile, full", median([each.p99_ms for each in full]), "ms"),
        Figure("99th percentile, empty", median([each.p99_ms for each in empty]), "ms"),
        Figure("deliveries, full", median([each.deliveries for each in full]), "texts/s"),
        Figure("deliveries, empty", median([each.deliveries for each in empty]), "texts/s"),
        compared("deliveries", [each.deliveries for each in full], [each.deliveries for each in empty]),
    ]
