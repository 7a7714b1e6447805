import asyncio
import select
import threading
import time
from collections.abc import AsyncIterator

import psycopg
import pytest

from core.context import Context
from core.tx import Tx
from sandbox.core.hub import PATIENCE
from storage.engine import postgres_connection
from storage.engine.database import SLOW_UNIT_SECONDS, CommitUnknown, NotCommitted
from storage.engine.postgres import PostgresDatabase
from tests.conftest import Logs
from tests.support.database.postgres_server import PostgresServer
from tests.support.database.rows import SECRET
from tests.support.network.gate import Way, gate_to


@pytest.fixture
async def db(postgres_db: PostgresDatabase) -> AsyncIterator[PostgresDatabase]:
    await postgres_db.write(lambda tx: tx.run("CREATE TABLE notes (id INTEGER PRIMARY KEY, words TEXT NOT NULL)"))
    await postgres_db.write(lambda tx: tx.run("INSERT INTO notes VALUES (1, 'one'), (2, 'two')"))
    yield postgres_db
    await postgres_db.write(lambda tx: tx.run("DROP TABLE notes"))  # the next test has the usual tables only


def change(tx: Tx, note: int, words: str) -> None:
    tx.run("UPDATE notes SET words = :words WHERE id = :id", id=note, words=words)


def words_of(tx: Tx) -> list[str]:
    return [row[0] for row in tx.rows("SELECT words FROM notes ORDER BY id")]


async def test_units_in_each_others_way_are_tried_again(db: PostgresDatabase) -> None:
    """Two units lock the same rows in opposite order: the server ends one, which runs again."""
    both = threading.Barrier(2, timeout=PATIENCE)
    runs = []

    def unit(tx: Tx, first: int, second: int) -> None:
        runs.append(first)
        change(tx, first, f"{first} by {first}")
        if len(runs) <= 2:
            both.wait()
        change(tx, second, f"{second} by {first}")

    await asyncio.gather(db.write(unit, 1, 2), db.write(unit, 2, 1))
    assert len(runs) >= 3  # the one that was undone may meet the other once more
    assert await db.read(words_of) in (["1 by 1", "2 by 1"], ["1 by 2", "2 by 2"])


async def test_a_conflict_that_a_savepoint_saw_is_tried_again_too(db: PostgresDatabase) -> None:
    """Even if whoever opened the savepoint took it for a fault of what ran inside, as the intake would."""
    both = threading.Barrier(2, timeout=PATIENCE)
    runs = []

    def unit(tx: Tx, first: int, second: int) -> None:
        runs.append(first)
        change(tx, first, f"{first} by {first}")
        if len(runs) <= 2:
            both.wait()
        try:
            with tx.savepoint():
                change(tx, second, f"{second} by {first}")
        except psycopg.Error:
            change(tx, first, "something broke here")

    await asyncio.gather(db.write(unit, 1, 2), db.write(unit, 2, 1))
    assert len(runs) >= 3
    assert await db.read(words_of) in (["1 by 1", "2 by 1"], ["1 by 2", "2 by 2"])


async def test_after_five_conflicts_nothing_is_committed(db: PostgresDatabase) -> None:
    runs = []

    def unit(tx: Tx) -> None:
        runs.append(tx)
        change(tx, 1, "in vain")
        raise psycopg.errors.SerializationFailure

    with pytest.raises(NotCommitted, match="five times"):
        await db.write(unit)
    assert len(runs) == 5
    assert await db.read(words_of) == ["one", "two"]


async def test_a_unit_that_raises_undoes_all_of_itself(db: PostgresDatabase) -> None:
    def unit(tx: Tx) -> None:
        change(tx, 1, "gone")
        raise LookupError

    with pytest.raises(LookupError):
        await db.write(unit)
    assert await db.read(words_of) == ["one", "two"]
    await db.write(change, 2, "changed")
    assert await db.read(words_of) == ["one", "changed"]


def hang_up(tx: Tx) -> None:
    tx.run("SELECT pg_terminate_backend(pg_backend_pid())")


async def test_a_lost_connection_commits_nothing_and_the_next_unit_gets_another(db: PostgresDatabase) -> None:
    def unit(tx: Tx) -> None:
        change(tx, 1, "lost")
        hang_up(tx)

    with pytest.raises(NotCommitted):
        await db.write(unit)
    for _ in range(4):  # every thread's connection
        await db.write(change, 2, "next")
    assert await db.read(words_of) == ["one", "next"]


@pytest.mark.parametrize("is_at_the_end", [False, True], ids=["before the commit", "with the commit"])
async def test_a_server_that_vanishes_frees_the_thread_and_says_what_is_known(
    postgres: PostgresServer,
    postgres_url: str,
    context: Context,
    monkeypatch: pytest.MonkeyPatch,
    *,
    is_at_the_end: bool,
) -> None:
    async with gate_to(postgres.port) as gate:
        db = PostgresDatabase(f"postgresql://bot@127.0.0.1:{gate.port}/{postgres_url.rpartition('/')[2]}", 1, context)
        assert await db.read(lambda _: "there") == "there"

        def unit(tx: Tx) -> None:
            tx.row("SELECT 1")
            monkeypatch.setattr(postgres_connection, "ANSWER_MILLISECONDS", 200)
            gate.way = Way.VANISHED
            if not is_at_the_end:
                tx.row("SELECT 1")

        async with asyncio.timeout(PATIENCE):
            with pytest.raises(NotCommitted, match=r"no answer within 0\.2 s") as caught:
                await db.write(unit)
            assert isinstance(caught.value, CommitUnknown) is is_at_the_end
            monkeypatch.undo()
            gate.way = Way.OPEN
            assert await db.read(lambda _: "there again") == "there again"
        await db.close()


async def test_a_transaction_that_the_server_ends_for_idling_is_a_lost_connection(db: PostgresDatabase) -> None:
    """As after a process was frozen just before its commit."""

    def unit(tx: Tx) -> None:
        change(tx, 1, "lost")
        tx.run("SET LOCAL idle_in_transaction_session_timeout = 1")
        select.select([tx._connection], [], [], PATIENCE)  # type: ignore[attr-defined]

    with pytest.raises(NotCommitted):
        await db.write(unit)
    for _ in range(4):
        await db.write(change, 2, "next")
    assert await db.read(words_of) == ["one", "next"]


async def test_a_failure_of_the_server_itself_is_none_of_the_unit_s(db: PostgresDatabase) -> None:
    """As when the system refuses it a write for another reason than a full disk."""

    def unit(tx: Tx) -> None:
        change(tx, 1, "lost")
        tx.run("DO $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'internal_error'; END $$")

    with pytest.raises(NotCommitted, match="could not extend file"):
        await db.write(unit)
    assert await db.read(words_of) == ["one", "two"]


async def test_connections_that_the_server_closed_while_they_rested_are_replaced(
    db: PostgresDatabase, postgres_url: str
) -> None:
    await asyncio.gather(*(db.write(lambda _: time.sleep(0.01)) for _ in range(8)))
    with psycopg.connect(postgres_url, autocommit=True) as other:
        other.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()")
    failed = 0
    for _ in range(12):
        try:
            await db.write(change, 1, "again")
        except NotCommitted:
            failed += 1
    assert failed <= 4  # at most once a connection: what was lost is found out by trying
    assert await db.read(words_of) == ["again", "two"]


async def test_a_database_that_only_reads_commits_nothing(db: PostgresDatabase) -> None:
    """As after a failover, as long as the address leads to a standby."""

    def unit(tx: Tx) -> None:
        tx.run("SET TRANSACTION READ ONLY")
        change(tx, 1, "in vain")

    with pytest.raises(NotCommitted, match="read-only"):
        await db.write(unit)


async def test_a_server_that_is_away_commits_nothing(context: Context) -> None:
    database = PostgresDatabase("postgresql://bot@127.0.0.1:1/none", 1, context)
    with pytest.raises(NotCommitted):
        await database.write(words_of)
    with pytest.raises(NotCommitted):
        await database.read(words_of)
    await database.close()


async def test_what_the_server_says_of_values_is_left_out(db: PostgresDatabase) -> None:
    def twice(tx: Tx) -> None:
        tx.run(f"DO $$ BEGIN RAISE EXCEPTION 'too many' USING DETAIL = '{SECRET}', ERRCODE = '53300'; END $$")

    with pytest.raises(NotCommitted) as caught:
        await db.write(twice)
    assert str(caught.value) == "too many"


async def test_a_slow_unit_is_logged(db: PostgresDatabase, logs: Logs) -> None:
    await db.write(lambda _: time.sleep(SLOW_UNIT_SECONDS * 1.5))
    assert logs.lines("database.slow")


async def test_a_backup_is_the_servers_own_business(db: PostgresDatabase) -> None:
    with pytest.raises(NotCommitted, match="pg_dump"):
        await db.backup("copy.db")
