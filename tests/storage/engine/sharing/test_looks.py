"""Personal units that share a transaction on PostgreSQL: they look and store together, and nobody can tell."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.context import Context
from core.tx import Row, RowQuery, Tx
from sandbox.core.hub import PATIENCE
from storage.engine.postgres import PostgresDatabase
from storage.engine.postgres_connection import PostgresConnection
from tests.storage.engine import test_sqlite_looks as visiting
from tests.storage.engine.test_sqlite_looks import DEEDS, PEOPLE, Count, Visit, as_told, changes, visits
from tests.support.database.postgres_server import PostgresServer

COUNT = "SELECT (SELECT count(*) FROM visits WHERE person = :person), (SELECT says FROM notice)"
COUNT_AGAIN = f"{COUNT}, 'again'"
PERSON = "SELECT person FROM persons WHERE person = :person FOR UPDATE"
TOGETHER = 6


@dataclass
class Call(Visit):
    """A visit that can be looked at together with others."""

    foresees_more: bool = True
    again: list[Count] = field(default_factory=list)

    def run(self, tx: Tx, seen: Count | None = None) -> object:
        if seen is None:
            tx.lock(PERSON, person=self.person)
        return super().run(tx, seen)

    def locks(self, _: Tx) -> Sequence[RowQuery]:
        return [RowQuery(PERSON, {"person": self.person})]

    def query(self, _: Tx) -> RowQuery:
        return RowQuery(COUNT, {"person": self.person})

    def found(self, _: Tx, rows: Sequence[Row]) -> Count:
        self.log.append(f"look {self.place}")
        return Count(self.person, *rows[0])

    def foresees(self, _: Tx, __: Count) -> RowQuery | None:
        return RowQuery(COUNT_AGAIN, {"person": self.person}) if self.foresees_more else None

    def count_again(self, tx: Tx) -> Count:
        [(visited, notice, _)] = tx.rows(COUNT_AGAIN, person=self.person)
        return Count(self.person, visited, notice)


@pytest.fixture(scope="module")
def url(postgres: PostgresServer) -> Iterator[str]:
    url = postgres.new_database(bare=True)
    with psycopg.connect(url, autocommit=True) as db:
        db.execute("CREATE TABLE persons (person BIGINT PRIMARY KEY)")
        db.execute("INSERT INTO persons SELECT generate_series(0, 40)")
        db.execute(
            "CREATE TABLE visits (place BIGINT PRIMARY KEY, person BIGINT NOT NULL,"
            f" number BIGINT NOT NULL CHECK (number < {visiting.MOST}))"
        )
        db.execute("CREATE TABLE notice (says BIGINT NOT NULL)")
        db.execute("INSERT INTO notice (says) VALUES (0)")
    yield url
    postgres.drop_database(url)


@pytest.fixture
async def db(url: str, context: Context) -> AsyncIterator[PostgresDatabase]:
    database = PostgresDatabase(url, 4, context)
    await database.write(prepare)
    yield database
    await database.close()


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The statements that go out, and "wait" for each wait for the answers."""
    found: list[str] = []
    send, all_answered = PostgresConnection._send, PostgresConnection._all_answered

    def seen_send(connection: PostgresConnection, sql: str, values: Mapping[str, object]) -> None:
        found.append(sql.split(" ", 1)[0])
        send(connection, sql, values)

    def seen_answers(connection: PostgresConnection) -> object:
        found.append("wait")
        return all_answered(connection)

    monkeypatch.setattr(PostgresConnection, "_send", seen_send)
    monkeypatch.setattr(PostgresConnection, "_all_answered", seen_answers)
    return found


def prepare(tx: Tx) -> None:
    tx.run("DELETE FROM visits")
    tx.run("UPDATE notice SET says = 0")


async def call(database: PostgresDatabase, *units: Visit) -> list[object]:
    return await asyncio.gather(*(database.write_personal(unit) for unit in units), return_exceptions=True)


async def grow_used_to_it(database: PostgresDatabase) -> None:
    """How many look together doubles."""
    for start in (100, 200, 300, 400):
        await call(database, *(Call(person, start + person, []) for person in range(20, 20 + TOGETHER)))
    await database.write(prepare)


def looks_closer(visit: Visit, tx: Tx, count: Count) -> object:
    """What was asked beforehand is what there is."""
    assert isinstance(visit, Call)
    before = visit.count_again(tx)
    assert before == count
    visit.add(tx, before)
    after = visit.count_again(tx)
    assert after == visit.count(tx)
    return after


async def test_a_group_waits_three_times(db: PostgresDatabase, asked: list[str]) -> None:
    await grow_used_to_it(db)
    log: list[str] = []

    def closer(visit: Visit, tx: Tx, count: Count) -> object:
        assert isinstance(visit, Call)
        visit.again.append(visit.count_again(tx))
        return visit.add(tx, count)

    units = [Call(person, person, log, closer) for person in range(TOGETHER)]
    asked.clear()
    assert await call(db, *units) == [1] * TOGETHER
    assert [unit.again for unit in units] == [[Count(person, 0, 0)] for person in range(TOGETHER)]
    who, closer_look, stored = ("SELECT", "SELECT", "wait"), ("SELECT", "wait"), ("INSERT", "COMMIT", "wait")
    assert asked == ["BEGIN", "SET", *who, *closer_look, *stored]
    assert log[:TOGETHER] == [f"look {person}" for person in range(TOGETHER)]
    assert len(await db.read(visits)) == TOGETHER


async def test_what_nobody_foresees_is_not_asked(db: PostgresDatabase, asked: list[str]) -> None:
    await grow_used_to_it(db)
    asked.clear()
    await call(db, *(Call(person, person, [], foresees_more=False) for person in range(TOGETHER)))
    assert asked.count("wait") == 2


async def test_one_alone_asks_nothing_beforehand(db: PostgresDatabase, asked: list[str]) -> None:
    await grow_used_to_it(db)
    asked.clear()
    assert await call(db, Call(1, 1, [])) == [1]
    assert asked == ["BEGIN", "SELECT", "SELECT", "wait", "INSERT", "COMMIT", "wait"]


async def test_after_a_change_that_concerns_others_they_look_again(db: PostgresDatabase) -> None:
    await grow_used_to_it(db)
    log: list[str] = []

    def tells(visit: Visit, tx: Tx, count: Count) -> object:
        return count.notice

    results = await call(db, Call(0, 0, log, tells), Call(1, 1, log, changes), Call(2, 2, log, tells))
    assert results == [0, 1, 1]
    assert log == ["look 0", "look 1", "look 2", "run 0", "run 1", "look 2", "run 2"]


async def test_whoever_waits_for_a_lock_sees_what_was_done_meanwhile(db: PostgresDatabase, url: str) -> None:
    """The look comes behind the lock; what another process did for the person is seen."""
    await grow_used_to_it(db)
    with psycopg.connect(url) as other:
        other.execute("SELECT 1 FROM persons WHERE person = 2 FOR UPDATE")
        other.execute("INSERT INTO visits VALUES (90, 2, 0)")
        units = [Call(person, person, [], looks_closer) for person in range(4)]
        calls = [asyncio.create_task(db.write_personal(unit)) for unit in units]
        async with asyncio.timeout(PATIENCE):
            done = await asyncio.gather(*calls[:2], calls[3])
        assert [each.visits for each in done] == [1, 1, 1]
        assert not calls[2].done()
        other.commit()
    async with asyncio.timeout(PATIENCE):
        assert (await calls[2]).visits == 2


async def test_they_look_in_the_order_in_which_all_processes_lock_them(db: PostgresDatabase) -> None:
    await grow_used_to_it(db)
    log: list[str] = []
    await call(db, *(Call(person, person, log) for person in reversed(range(TOGETHER))))
    assert log[:TOGETHER] == [f"look {person}" for person in range(TOGETHER)]


async def test_what_a_unit_puts_off_is_seen_by_itself_in_its_order(db: PostgresDatabase) -> None:
    await grow_used_to_it(db)

    def twice(visit: Visit, tx: Tx, count: Count) -> object:
        visit.add(tx, count)
        visit.add(tx, visit.count(tx), place=visit.place + 50)
        tx.run_likely(
            "UPDATE visits SET number = number + 1 WHERE person = :person AND number = 1", person=visit.person
        )
        visit.add(tx, Count(visit.person, 1, 0), place=visit.place + 60)
        return visit.count(tx).visits

    assert await call(db, *(Call(person, person, [], twice) for person in range(3))) == [3] * 3
    expected = sorted(
        (place, person, number)
        for person in range(3)
        for place, number in ((person, 0), (person + 50, 2), (person + 60, 1))
    )
    assert await db.read(visits) == expected


CALLS = st.tuples(st.integers(0, PEOPLE), st.sampled_from((*DEEDS, looks_closer, looks_closer)))
GROUPS = st.lists(st.lists(CALLS, min_size=1, max_size=12), min_size=1, max_size=4)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(groups=GROUPS)
async def test_together_they_do_what_each_does_alone(
    url: str, context: Context, groups: list[list[tuple[int, Callable[[Visit, Tx, Count], object]]]]
) -> None:
    db = PostgresDatabase(url, 1, context)  # so that units of a group that was taken apart keep their order
    found = []
    for together in (False, True):
        await db.write(prepare)
        results: list[object] = []
        for start, group in enumerate(groups):
            units = [Call(person, 100 * start + place, [], does) for place, (person, does) in enumerate(group)]
            units.sort(key=lambda unit: unit.whose)  # as they run
            for each in [units] if together else [[unit] for unit in units]:
                results += map(as_told, await call(db, *each))
        found.append((results, await db.read(visits)))
    await db.close()
    assert found[0] == found[1]
