"""What partitions of the large tables would bring or cost, beside the tables as they are, with all people in them.

`python -m bench.million.partitions`: by a hash of the person, and by the day, on a copy of the simulation's database.
The statements are those of a text with an inline reply, cut down to what touches these tables, each prepared.
"""

import argparse
import random
import secrets
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

from bench.fixtures import rows
from bench.fixtures.processes import used
from bench.million.__main__ import PEOPLE, Progress
from bench.million.database import disk_of, filled
from bench.million.partitioned_tables import LAYOUTS, Layout
from bench.rounds import interleaved, median
from bench.table import Figure, report
from core.clock import DAY, MINUTE, SECOND
from core.ids import EPOCH, RANDOM_BITS

TEXTS = 2_000
ROUNDS = 5
CLAIM_EVERY = 10
ERASED_DAYS = 20
PLANS = ("auto", "force_generic_plan")
NOTES = (
    "A text: who it is and how they stand, its row, its costs, its reply, two reports; a claim for every tenth.",
    "The processor is that of the backend which serves it; each text is a transaction that waits for no disk.",
    "By the day, a sid is looked for in the last four days only: no index can make it unique in all of them.",
    "Asked by id: the statements as they are. By id and person: with the person wherever a row is looked for.",
    "Erasing: a past day's texts and deliveries, by DELETE and VACUUM behind it, or by dropping partitions.",
)


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one text."""

    processor_us: float
    wal: float
    milliseconds: float


def main(arguments: Sequence[str] | None = None) -> None:
    """Try all layouts in turn, and report."""
    given = _parser().parse_args(arguments)
    past = given.people if given.past is None else given.past
    say = Progress()
    with filled(given.people, past, given.keep, say) as database, database.copy() as url:
        for layout in LAYOUTS:
            with psycopg.connect(url, autocommit=True) as admin:
                layout.make(admin)
            say(f"{layout.name}: made")
        with _stages(url, given.plans) as stages:
            results = interleaved({stage.name: stage.run for stage in stages}, given.rounds)
            say("texts are measured")
            erased = {layout.name: _erase(url, layout) for layout in LAYOUTS}
            sizes = {layout.name: _size(url, layout) for layout in LAYOUTS}
        notes = (
            *NOTES,
            f"{given.people:,} people, {past:,} texts; files on {disk_of(database.folder)}; plans {given.plans}.",
        )
        report(
            "partitions", _figures(results, erased, sizes), notes, rounds=given.rounds, quick=given.people < PEOPLE
        )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="bench.million.partitions", description=__doc__)
    parser.add_argument("--people", type=int, default=PEOPLE, help=f"how many (default {PEOPLE:,})")
    parser.add_argument("--past", type=int, help="texts of the past month that are there (default: one a person)")
    parser.add_argument("--plans", choices=PLANS, default=PLANS[0], help="PostgreSQL's plan_cache_mode")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help=f"interleaved rounds (default {ROUNDS})")
    parser.add_argument(
        "--keep", type=Path, metavar="FOLDER", help="where the filled database stays for the next run"
    )
    return parser


class _Stage:
    """A layout, asked in one of the two ways, by a connection of its own."""

    def __init__(
        self, layout: Layout, connection: psycopg.Connection, people: Sequence[int], plans: str, *, by_person: bool
    ) -> None:
        self.name = f"{layout.name}, asked by id{' and person' if by_person else ''}"
        self._connection = connection
        self._people = people
        self._statements = layout.statements(by_person=by_person)
        connection.execute(f"SET search_path = {layout.schema}, public")
        connection.execute("SET synchronous_commit = off")
        connection.execute(f"SET plan_cache_mode = {plans}")
        connection.prepare_threshold = 0

    def run(self) -> Cost:
        """One round of texts."""
        pid, wal, began = self._connection.info.backend_pid, self._wal(), time.perf_counter()
        before = used(pid)
        for number in range(TEXTS):
            self._text(number)
        processor = used(pid).since(before).processor
        took = time.perf_counter() - began
        return Cost(processor / TEXTS * 1e6, (self._wal() - wal) / TEXTS, took / TEXTS * 1000)

    def _text(self, number: int) -> None:
        at, person = rows.now(), random.choice(self._people)
        values: dict[str, object] = {
            "id": (at - EPOCH << RANDOM_BITS) + random.getrandbits(RANDOM_BITS),
            "since": at - 10 * MINUTE - EPOCH << RANDOM_BITS,
            "recent": at - 4 * DAY - EPOCH << RANDOM_BITS,
            "sid": f"SM{secrets.token_hex(16)}",
            "reply_sid": f"SM{secrets.token_hex(16)}",
            "person": person,
            "lane": f"text/{person}",
            "content": secrets.token_bytes(158),
            "reply": secrets.token_bytes(230),
            "pace": bytes(32),
            "at": at,
            "due": at + 30 * SECOND,
            "day": at // DAY,
        }
        with self._connection.transaction():
            for statement in self._statements.text:
                self._connection.execute(statement, values)
        for status in ("sent", "delivered"):
            with self._connection.transaction():
                for statement in self._statements.report:
                    self._connection.execute(statement, values | {"status": status})
        if number % CLAIM_EVERY == 0:
            self._connection.execute(self._statements.claim, values)

    def _wal(self) -> int:
        [(written,)] = self._connection.execute(
            "SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')"
        ).fetchall()
        return int(written)


@contextmanager
def _stages(url: str, plans: str = PLANS[0]) -> Iterator[list[_Stage]]:
    connections: list[psycopg.Connection] = []
    try:
        with psycopg.connect(url) as connection:
            people = [row[0] for row in connection.execute("SELECT id FROM people ORDER BY random() LIMIT 100000")]
        stages = []
        for layout in LAYOUTS:
            for by_person in (False, True) if layout.is_by_person else (False,):
                connections.append(psycopg.connect(url, autocommit=True))
                stages.append(_Stage(layout, connections[-1], people, plans, by_person=by_person))
        yield stages
    finally:
        for connection in connections:
            connection.close()


def _erase(url: str, layout: Layout) -> float:
    """Seconds of a backend's processor for erasing a day of the past."""
    day = (rows.now() - ERASED_DAYS * DAY) // DAY
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"SET search_path = {layout.schema}, public")
        connection.execute("SET max_parallel_maintenance_workers = 0")
        pid = connection.info.backend_pid
        before = used(pid)
        for statement in layout.erasing(day):
            connection.execute(statement)
        return used(pid).since(before).processor


def _size(url: str, layout: Layout) -> tuple[float, float]:
    """MiB of rows and of indexes, of all of its tables."""
    with psycopg.connect(url, autocommit=True) as connection:
        [(table, indexes)] = connection.execute(
            "SELECT sum(pg_table_size(c.oid)), sum(pg_indexes_size(c.oid)) FROM pg_class c"
            " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'r' AND n.nspname = %s"
            " AND c.relname ~ '^(texts|deliveries|spending)'",
            [layout.schema],
        ).fetchall()
        return float(table) / 2**20, float(indexes) / 2**20


def _figures(
    results: dict[str, list[Cost]], erased: dict[str, float], sizes: dict[str, tuple[float, float]]
) -> list[Figure]:
    figures = []
    for name, costs in results.items():
        figures += [
            _median(f"{name}: the server's processor a text", "µs", costs, lambda cost: cost.processor_us),
            _median(f"{name}: WAL a text", "bytes", costs, lambda cost: cost.wal),
            _median(f"{name}: a text takes", "ms", costs, lambda cost: cost.milliseconds),
        ]
    for name, (table, indexes) in sizes.items():
        figures += [
            Figure(f"{name}: rows", table, "MiB"),
            Figure(f"{name}: indexes", indexes, "MiB"),
            Figure(f"{name}: erasing a day, processor", erased[name], "s"),
        ]
    return figures


def _median(what: str, unit: str, costs: Sequence[Cost], of: Callable[[Cost], Any]) -> Figure:
    values = tuple(float(of(cost)) for cost in costs)
    return Figure(what, median(values), unit, rounds=values)


if __name__ == "__main__":
    main()
