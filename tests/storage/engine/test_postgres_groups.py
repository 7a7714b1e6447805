"""Units of several people in one transaction on PostgreSQL: each as if it had one to itself."""

import asyncio
import random
import threading
from collections import Counter
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.context import Context
from core.tx import Tx
from sandbox.core.hub import PATIENCE
from storage.engine.database import CommitUnknown, NotCommitted
from storage.engine.postgres import PostgresDatabase
from storage.engine.postgres_connection import PostgresConnection, Unanswered
from tests.support.database.postgres_server import PostgresServer

Statements = Iterable[tuple[str, Mapping[str, object]]]
PEOPLE = 12
ROOMS = 3


@pytest.fixture(scope="module")
def url(postgres: PostgresServer) -> Iterator[str]:
    url = postgres.new_database(bare=True)
    with psycopg.connect(url, autocommit=True) as db:
        db.execute(
            "CREATE TABLE notes (id INTEGER PRIMARY KEY, words TEXT NOT NULL, count INTEGER NOT NULL DEFAULT 0)"
        )
    yield url
    postgres.drop_database(url)


@pytest.fixture
async def db(url: str, context: Context) -> AsyncIterator[PostgresDatabase]:
    database = PostgresDatabase(url, 4, context)
    await database.write(lambda tx: tx.run("DELETE FROM notes"))
    yield database
    await database.close()


def note(tx: Tx, place: int) -> int:
    return tx.run_likely("INSERT INTO notes VALUES (:id, 'noted') ON CONFLICT (id) DO NOTHING", id=place)


def noted(tx: Tx) -> list[int]:
    return [row[0] for row in tx.rows("SELECT id FROM notes ORDER BY id")]


def transactions(tx: Tx) -> int:
    return int(tx.rows("SELECT count(DISTINCT xmin::text) FROM notes")[0][0])


async def notes(db: PostgresDatabase, count: int = 5) -> list[int | BaseException]:
    """Note in one group, each for another person."""
    return await asyncio.gather(*(db.write_for(f"{i}", note, i) for i in range(count)), return_exceptions=True)


async def test_units_that_wait_share_a_transaction(db: PostgresDatabase) -> None:
    assert await notes(db) == [1] * 5
    assert await db.read(noted) == [0, 1, 2, 3, 4]
    assert await db.read(transactions) == 1


async def test_what_one_raises_is_its_own(db: PostgresDatabase) -> None:
    def fails(tx: Tx) -> None:
        note(tx, 7)
        raise LookupError

    failed, *others = await asyncio.gather(
        db.write_for("x", fails), *(db.write_for(f"{i}", note, i) for i in range(4)), return_exceptions=True
    )
    assert isinstance(failed, LookupError)
    assert others == [1] * 4
    assert await db.read(noted) == [0, 1, 2, 3]


async def test_what_was_taken_for_granted_and_turns_out_otherwise_is_told_as_it_is(db: PostgresDatabase) -> None:
    await db.write(note, 2)
    assert await notes(db) == [1, 1, 0, 1, 1]
    assert await db.read(noted) == [0, 1, 2, 3, 4]


async def test_who_swallows_a_failure_of_the_database_spoils_nothing_for_others(db: PostgresDatabase) -> None:
    def swallows(tx: Tx) -> str:
        try:
            with tx.savepoint():
                tx.run("INSERT INTO notes VALUES (8, NULL)")
        except psycopg.Error:
            note(tx, 9)
        return "done"

    results = await asyncio.gather(
        db.write_for("a", note, 0), db.write_for("b", swallows), db.write_for("c", note, 1)
    )
    assert results == [1, "done", 1]
    assert await db.read(noted) == [0, 1, 9]


async def test_who_swallows_what_turned_out_otherwise_is_run_again_too(db: PostgresDatabase) -> None:
    def swallows(tx: Tx) -> str:
        try:
            with tx.savepoint():
                note(tx, 2)
                noted(tx)
        except Exception:  # noqa: BLE001 - as the intake does
            note(tx, 10)
        return "done"

    await db.write(note, 2)
    results = await asyncio.gather(
        db.write_for("a", note, 0), db.write_for("b", swallows), db.write_for("c", note, 1)
    )
    assert results == [1, "done", 1]
    assert await db.read(noted) == [0, 1, 2]


def _fail() -> None:
    raise LookupError


async def test_who_undoes_what_was_changed_in_a_savepoint_is_run_again_alone(db: PostgresDatabase) -> None:
    ran = []

    def changes_its_mind(tx: Tx) -> None:
        ran.append(tx)
        note(tx, 6)
        try:
            with tx.savepoint():
                note(tx, 7)
                _fail()
        except LookupError:
            note(tx, 8)

    await asyncio.gather(db.write_for("a", changes_its_mind), db.write_for("b", note, 1))
    assert await db.read(noted) == [1, 6, 8]
    assert len(ran) == 2


async def test_a_savepoint_in_which_nothing_was_changed_spoils_nothing(db: PostgresDatabase) -> None:
    ran = []

    def thinks_better_of_it(tx: Tx) -> None:
        ran.append(tx)
        note(tx, 6)
        try:
            with tx.savepoint():
                tx.lock("SELECT id FROM notes WHERE id = 6 FOR UPDATE")
                noted(tx)
                _fail()
        except LookupError:
            note(tx, 8)

    await asyncio.gather(db.write_for("a", thinks_better_of_it), db.write_for("b", note, 1))
    assert await db.read(noted) == [1, 6, 8]
    assert len(ran) == 1


async def test_what_one_alone_takes_for_granted_and_turns_out_otherwise_is_told_as_it_is(
    db: PostgresDatabase,
) -> None:
    def change(tx: Tx, place: int) -> int:
        return tx.run_likely("UPDATE notes SET count = count + 1 WHERE id = :id", id=place)

    assert await db.write_for("a", change, 3) == 0
    assert await db.write_for("a", note, 3) == 1
    assert await db.write_for("a", note, 3) == 0
    assert await db.write_for("a", change, 3) == 1


async def test_what_one_alone_raises_is_its_own(db: PostgresDatabase) -> None:
    def fails(tx: Tx) -> None:
        note(tx, 7)
        tx.run_many("INSERT INTO notes (id) VALUES (:id)", [{"id": 8}])

    with pytest.raises(psycopg.errors.NotNullViolation):
        await db.write_for("a", fails)
    assert await db.read(noted) == []


async def test_who_raises_after_a_change_that_fails_leaves_a_connection_that_serves(
    url: str, context: Context
) -> None:
    """The change fails only once its answer is waited for: when all is undone."""

    def fails(tx: Tx) -> None:
        note(tx, 2)
        raise LookupError

    database = PostgresDatabase(url, 1, context)
    await database.write(lambda tx: tx.run("DELETE FROM notes"))
    await database.write(note, 2)
    for _ in range(2):
        with pytest.raises(LookupError):
            await database.write_for("a", fails)
    assert await database.read(noted) == [2]
    await database.close()


async def test_a_locked_row_that_nobody_waited_for_is_waited_for_alone(db: PostgresDatabase, url: str) -> None:
    """The change goes along with the commit, and that is what fails."""

    def change(tx: Tx, place: int) -> int:
        return tx.run_likely("UPDATE notes SET count = count + 1 WHERE id = :id", id=place)

    await notes(db)
    with psycopg.connect(url) as other:
        other.execute("SELECT 1 FROM notes WHERE id = 4 FOR UPDATE")
        units = [asyncio.create_task(db.write_for(f"{i}", change, i)) for i in range(5)]
        async with asyncio.timeout(PATIENCE):
            assert await asyncio.gather(*units[:4]) == [1] * 4
        assert not units[4].done()
    assert await units[4] == 1


async def test_a_connection_that_is_lost_stores_nothing_and_runs_nothing_again(db: PostgresDatabase) -> None:
    ran: Counter[int] = Counter()

    def counted(tx: Tx, place: int) -> None:
        ran[place] += 1
        note(tx, place)
        if place == 3:
            tx.run("SELECT pg_terminate_backend(pg_backend_pid())")

    results = await asyncio.gather(*(db.write_for(f"{i}", counted, i) for i in range(5)), return_exceptions=True)
    assert [type(result) for result in results] == [NotCommitted] * 5
    assert max(ran.values()) == 1
    assert await db.read(noted) == []


async def test_nothing_runs_again_when_nobody_knows_whether_it_was_committed(
    db: PostgresDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit = PostgresConnection.commit

    def commits_unheard(connection: PostgresConnection, then: Statements = ()) -> None:
        commit(connection, then)
        raise Unanswered("server closed the connection unexpectedly")

    with monkeypatch.context() as unheard:
        unheard.setattr(PostgresConnection, "commit", commits_unheard)
        results = await notes(db)
    assert [type(result) for result in results] == [CommitUnknown] * 5
    assert await db.read(transactions) == 1


async def test_whose_row_is_locked_is_waited_for_alone(db: PostgresDatabase, url: str) -> None:
    def change(tx: Tx, place: int) -> int:
        tx.lock("SELECT id FROM notes WHERE id = :id FOR UPDATE", id=place)
        return tx.run("UPDATE notes SET count = count + 1 WHERE id = :id", id=place)

    await notes(db)
    with psycopg.connect(url) as other:
        other.execute("SELECT 1 FROM notes WHERE id = 2 FOR UPDATE")
        units = [asyncio.create_task(db.write_for(f"{i}", change, i)) for i in range(5)]
        async with asyncio.timeout(PATIENCE):
            assert await asyncio.gather(*units[:2], *units[3:]) == [1] * 4
        assert not units[2].done()
    assert await units[2] == 1


async def test_nobody_is_waited_for_as_long_as_by_one_alone(db: PostgresDatabase) -> None:
    def waits(tx: Tx) -> str:
        return str(tx.rows("SHOW lock_timeout")[0][0])

    assert await asyncio.gather(*(db.write_for(f"{i}", waits) for i in range(3))) == ["100ms"] * 3
    assert await db.write_for("alone", waits) == "5s"


class _Wanted(Exception):
    pass


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32), fails=st.sampled_from((0.0, 0.1)))
async def test_two_processes_do_everything_once(url: str, context: Context, seed: int, fails: float) -> None:
    """Whoever is locked first, whatever is shared and whatever fails: a unit that returned has happened, once."""
    with psycopg.connect(url, autocommit=True) as plain:
        plain.execute("DELETE FROM notes")
        plain.execute(
            "INSERT INTO notes (id, words) SELECT n, '' FROM generate_series(0, %s) n", [PEOPLE + ROOMS - 1]
        )
    dice, guard = random.Random(seed), threading.Lock()

    def visit(tx: Tx, person: int, room: int, does_fail: bool) -> None:  # noqa: FBT001 - a unit's argument
        tx.lock("SELECT id FROM notes WHERE id = :id FOR UPDATE", id=person)
        with tx.savepoint():
            tx.run_likely("UPDATE notes SET count = count + 1 WHERE id = :id", id=person)
            with guard:
                looks = dice.random() < 0.5
            if looks:
                tx.rows("SELECT count FROM notes WHERE id = :id", id=room)
        tx.run("UPDATE notes SET count = count + 1 WHERE id = :id", id=room)
        if does_fail:
            raise _Wanted

    processes = [PostgresDatabase(url, 3, context) for _ in range(2)]
    visits = [(dice.randrange(PEOPLE), PEOPLE + dice.randrange(ROOMS), dice.random() < fails) for _ in range(60)]
    async with asyncio.timeout(PATIENCE):
        results = await asyncio.gather(
            *(
                processes[place % 2].write_for(f"{visit_[0]:02}", visit, *visit_)
                for place, visit_ in enumerate(visits)
            ),
            return_exceptions=True,
        )
    for process in processes:
        await process.close()
    expected: Counter[int] = Counter()
    for (person, room, does_fail), result in zip(visits, results, strict=True):
        assert isinstance(result, _Wanted) if does_fail else result is None
        if not does_fail:
            expected.update((person, room))
    with psycopg.connect(url, autocommit=True) as plain:
        counts = plain.execute("SELECT id, count FROM notes WHERE count > 0").fetchall()
    assert dict(counts) == dict(expected)
