"""Personal units that share a commit on SQLite: they look in a row and add rows together, and nobody can tell."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.context import Context
from core.tx import Tx
from storage.engine.database import NotCommitted
from storage.engine.sqlite import SqliteDatabase
from tests.storage.engine.test_sqlite import fill_up

PEOPLE = 6
MOST = 3
"""So many visits of a person fit: more break a constraint."""


class Count(NamedTuple):
    """How often somebody was here, and what the notice says."""

    person_id: int
    visits: int
    notice: int


@dataclass
class Visit:
    """Adds a visit of somebody's, if nothing else is to be done; `does` gets what was seen, or sees it then."""

    person: int
    place: int
    log: list[str]
    does: "Callable[[Visit, Tx, Count], object] | None" = None

    @property
    def whose(self) -> str:
        return f"{self.person}/{self.place}"

    def look(self, tx: Tx) -> Count:
        self.log.append(f"look {self.place}")
        return self.count(tx)

    def run(self, tx: Tx, seen: Count | None = None) -> object:
        self.log.append(f"run {self.place}")
        count = seen or self.count(tx)
        return self.does(self, tx, count) if self.does else self.add(tx, count)

    def count(self, tx: Tx) -> Count:
        [(visits, notice)] = tx.rows(
            "SELECT (SELECT count(*) FROM visits WHERE person = :person), (SELECT says FROM notice)",
            person=self.person,
        )
        return Count(self.person, visits, notice)

    def add(self, tx: Tx, count: Count, place: int | None = None) -> int:
        return tx.run_likely(
            "INSERT INTO visits (place, person, number) VALUES (:place, :person, :number)"
            " ON CONFLICT (place) DO NOTHING",
            place=self.place if place is None else place,
            person=self.person,
            number=count.visits,
        )


@pytest.fixture
async def sqlite(tmp_path: Path, context: Context) -> AsyncIterator[SqliteDatabase]:
    database = await SqliteDatabase.open(str(tmp_path / "bot.db"), context)
    await database.write(prepare)
    yield database
    await database.close()


def prepare(tx: Tx) -> None:
    for table in ("visits", "notice"):
        tx.run(f"DROP TABLE IF EXISTS {table}")
    tx.run(
        "CREATE TABLE visits (place INTEGER PRIMARY KEY, person INTEGER NOT NULL,"
        f" number INTEGER NOT NULL CHECK (number < {MOST}))"
    )
    tx.run("CREATE TABLE notice (says INTEGER NOT NULL)")
    tx.run("INSERT INTO notice (says) VALUES (0)")


def visits(tx: Tx) -> list[tuple[int, int, int]]:
    return [(row[0], row[1], row[2]) for row in tx.rows("SELECT place, person, number FROM visits ORDER BY place")]


async def write(database: SqliteDatabase, *units: Visit) -> list[object]:
    return await asyncio.gather(*(database.write_personal(unit) for unit in units), return_exceptions=True)


async def test_they_look_in_a_row_once_that_has_been_of_use(sqlite: SqliteDatabase) -> None:
    log: list[str] = []
    await write(sqlite, *(Visit(person, person, log) for person in range(3)))
    log.clear()
    assert await write(sqlite, *(Visit(person, 10 + person, log) for person in range(3))) == [1, 1, 1]
    assert log == ["look 10", "look 11", "look 12", "run 10", "run 11", "run 12"]


async def test_what_they_add_is_added_by_one_statement_after_another(sqlite: SqliteDatabase) -> None:
    log: list[str] = []
    await write(sqlite, *(Visit(person, person, log) for person in range(3)))
    statements: list[str] = []
    await sqlite._writer.on_thread(lambda: sqlite._writer.raw.set_trace_callback(statements.append))
    await write(sqlite, *(Visit(person, 10 + person, log) for person in range(3)))
    kinds = [statement.split()[0] for statement in statements]
    assert kinds == ["BEGIN", *["SELECT"] * 3, *["INSERT"] * 3, "COMMIT"]


async def test_who_is_alone_waits_for_nothing(sqlite: SqliteDatabase) -> None:
    log: list[str] = []
    await sqlite.write_personal(Visit(1, 1, log))
    assert await write(sqlite, Visit(1, 1, log)) == [0], "the real number, for nothing is taken for granted"
    assert log == ["run 1", "run 1"]


async def test_after_a_change_they_look_for_themselves(sqlite: SqliteDatabase) -> None:
    log: list[str] = []
    await write(sqlite, *(Visit(person, person, log) for person in range(4)))
    saw: list[int] = []

    def change(visit: Visit, tx: Tx, count: Count) -> None:
        tx.run("UPDATE notice SET says = 7")

    def tell(visit: Visit, tx: Tx, count: Count) -> None:
        saw.append(count.notice)

    await write(sqlite, Visit(0, 10, log, tell), Visit(1, 11, log, change), Visit(2, 12, log, tell))
    assert saw == [0, 7]


async def test_the_same_person_at_another_address_is_seen_as_they_are(sqlite: SqliteDatabase) -> None:
    log: list[str] = []
    await write(sqlite, *(Visit(person, person, log) for person in range(4)))
    await write(sqlite, Visit(5, 10, log), Visit(5, 11, log), Visit(4, 12, log), Visit(5, 13, log))
    assert (await sqlite.read(visits))[4:] == [(10, 5, 0), (11, 5, 1), (12, 4, 0), (13, 5, 2)]


async def test_what_turns_out_otherwise_is_told_as_it_is(sqlite: SqliteDatabase) -> None:
    log: list[str] = []
    await sqlite.write_personal(Visit(3, 11, log))
    assert await write(sqlite, *(Visit(person, 10 + person, log) for person in range(3))) == [1, 0, 1]
    assert await sqlite.read(visits) == [(10, 0, 0), (11, 3, 0), (12, 2, 0)]


async def test_who_swallows_anothers_failure_spoils_nothing(sqlite: SqliteDatabase) -> None:
    log: list[str] = []

    def overflow(visit: Visit, tx: Tx, count: Count) -> None:
        visit.add(tx, count._replace(visits=MOST))

    def swallow(visit: Visit, tx: Tx, count: Count) -> str:
        try:
            with tx.savepoint():
                visits(tx)
        except sqlite3.Error:
            return "swallowed"
        visit.add(tx, count)
        return "added"

    results = await write(sqlite, Visit(0, 10, log), Visit(1, 11, log, overflow), Visit(2, 12, log, swallow))
    assert results[0] == 1
    assert isinstance(results[1], sqlite3.IntegrityError)
    assert results[2] == "added"
    assert await sqlite.read(visits) == [(10, 0, 0), (12, 2, 0)]


async def test_a_full_disk_stores_nothing_of_what_was_put_off(sqlite: SqliteDatabase) -> None:
    log: list[str] = []
    await sqlite.write(lambda tx: tx.run("CREATE TABLE large (words TEXT NOT NULL)"))
    await fill_up(sqlite)

    def enlarge(visit: Visit, tx: Tx, count: Count) -> None:
        tx.run_likely("INSERT INTO large (words) VALUES (:words)", words="x" * 100_000)

    results = await write(sqlite, Visit(0, 10, log), Visit(1, 11, log, enlarge), Visit(2, 12, log))
    assert [type(result) for result in results] == [NotCommitted] * 3
    assert await sqlite.read(visits) == []


async def test_what_a_savepoint_undoes_was_not_put_off(sqlite: SqliteDatabase) -> None:
    log: list[str] = []

    def undo(visit: Visit, tx: Tx, count: Count) -> None:
        visit.add(tx, count)
        with pytest.raises(LookupError), tx.savepoint():
            raises_late(visit, tx, count, place=90 + visit.place)

    await write(sqlite, Visit(0, 10, log, undo), Visit(1, 11, log, undo))
    assert [row[0] for row in await sqlite.read(visits)] == [10, 11]


def adds(visit: Visit, tx: Tx, count: Count) -> object:
    return visit.add(tx, count)


def looks_again(visit: Visit, tx: Tx, count: Count) -> object:
    """What was seen is what there is."""
    visit.add(tx, count)
    now = visit.count(tx)
    assert now == count._replace(visits=count.visits + 1)
    return now.visits


def changes(visit: Visit, tx: Tx, count: Count) -> object:
    return tx.run("UPDATE notice SET says = says + 1")


def moves_others(visit: Visit, tx: Tx, count: Count) -> object:
    """Of everybody but the first."""
    visit.add(tx, count)
    return tx.run("DELETE FROM visits WHERE person > :person", person=visit.person)


def repeats(visit: Visit, tx: Tx, count: Count) -> object:
    """The place of somebody before."""
    return visit.add(tx, count, place=visit.place - 2)


def raises_early(visit: Visit, tx: Tx, count: Count) -> object:
    raise LookupError(count.visits)


def raises_late(visit: Visit, tx: Tx, count: Count, place: int | None = None) -> object:
    visit.add(tx, count, place)
    raise LookupError(count.visits)


def is_undone(visit: Visit, tx: Tx, count: Count) -> object:
    with suppress(LookupError), tx.savepoint():
        tx.run("UPDATE notice SET says = says + 10")
        raises_late(visit, tx, count)
    return visit.add(tx, count)


def tells(visit: Visit, tx: Tx, count: Count) -> object:
    return count


DEEDS = (adds, adds, adds, looks_again, changes, moves_others, repeats, raises_early, raises_late, is_undone, tells)
BATCHES = st.lists(
    st.lists(st.tuples(st.integers(0, PEOPLE), st.sampled_from(DEEDS)), min_size=1, max_size=12),
    min_size=1,
    max_size=4,
)


def as_told(result: object) -> object:
    return (type(result), str(result)) if isinstance(result, Exception) else result


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(batches=BATCHES)
async def test_together_they_do_what_each_does_alone(
    sqlite: SqliteDatabase, batches: list[list[tuple[int, Callable[[Visit, Tx, Count], object]]]]
) -> None:
    log: list[str] = []
    found = []
    for together in (False, True):
        await sqlite.write(prepare)
        results: list[object] = []
        for start, batch in enumerate(batches):
            units = [Visit(person, 100 * start + place, log, does) for place, (person, does) in enumerate(batch)]
            groups = [units] if together else [[unit] for unit in units]
            for group in groups:
                results += map(as_told, await write(sqlite, *group))
        found.append((results, await sqlite.read(visits)))
    assert found[0] == found[1]
