import asyncio
import inspect
import sqlite3
import threading
import time
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import aiosqlite
import pytest

from core.address import sms
from core.context import Context
from core.tx import Tx
from storage.engine import sqlite as engine
from storage.engine import sqlite_connection
from storage.engine.database import SLOW_UNIT_SECONDS, CommitUnknown, NotCommitted
from storage.engine.sqlite import SqliteDatabase
from storage.engine.sqlite_connection import ThreadConnection, connect
from tests.conftest import Logs
from tests.support.bots import PATIENCE
from tests.support.database import sqlite_commits
from tests.support.database.rows import add, meet, states

FULL = 2
"""How SQLite tells that commits wait for the disk."""


@pytest.fixture
async def sqlite(tmp_path: Path, context: Context) -> AsyncIterator[SqliteDatabase]:
    database = await SqliteDatabase.open(str(tmp_path / "bot.db"), context)
    await database.migrate()
    await database.write(lambda tx: tx.run("CREATE TABLE notes (words TEXT NOT NULL)"))
    yield database
    await database.close()


def note(tx: Tx, words: str) -> None:
    tx.run("INSERT INTO notes (words) VALUES (:words)", words=words)


def notes(tx: Tx) -> list[str]:
    return [row[0] for row in tx.rows("SELECT words FROM notes ORDER BY rowid")]


def note_and_break(tx: Tx, words: str) -> None:
    note(tx, words)
    raise LookupError(words)


async def test_units_that_wait_share_commits(sqlite: SqliteDatabase) -> None:
    commits = 0

    def watch() -> None:
        def count(statement: str) -> None:
            nonlocal commits
            commits += statement == "COMMIT"

        sqlite._writer.raw.set_trace_callback(count)

    await sqlite._writer.on_thread(watch)
    await asyncio.gather(*(sqlite.write(note, f"note {i}") for i in range(200)))
    assert len(await sqlite.read(notes)) == 200
    assert 1 <= commits <= 3


async def test_a_commit_is_on_the_disk_when_it_returns(
    tmp_path: Path, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As the bot opens it in life; the other tests don't wait for the disk."""
    monkeypatch.setattr(sqlite_connection, "PRAGMAS", sqlite_commits.AS_IN_LIFE)
    database = await SqliteDatabase.open(str(tmp_path / "bot.db"), context)
    found = await database._writer.on_thread(
        lambda: [
            database._writer.raw.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")
        ]
    )
    await database.close()
    assert found == ["wal", FULL]


async def test_an_opening_that_others_are_in_the_way_of_for_too_long_says_so(
    tmp_path: Path, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite_connection, "PRAGMAS", sqlite_commits.AS_IN_LIFE)
    monkeypatch.setattr(sqlite_connection, "BUSY_SECONDS", 0.1)
    path = str(tmp_path / "bot.db")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("CREATE TABLE notes (words TEXT)")  # the bot opens no file that is empty
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(NotCommitted, match="database is locked"):
            await SqliteDatabase.open(path, context)


async def test_units_run_in_the_order_in_which_they_were_written(sqlite: SqliteDatabase) -> None:
    await asyncio.gather(*(sqlite.write(note, str(i)) for i in range(700)))
    assert await sqlite.read(notes) == [str(i) for i in range(700)]


async def test_a_unit_that_raises_undoes_only_itself(sqlite: SqliteDatabase) -> None:
    results = await asyncio.gather(
        sqlite.write(note, "before"),
        sqlite.write(note_and_break, "broken"),
        sqlite.write(note, "after"),
        return_exceptions=True,
    )
    assert isinstance(results[1], LookupError)
    assert results[0] is results[2] is None
    assert await sqlite.read(notes) == ["before", "after"]


async def test_a_unit_that_breaks_a_constraint_undoes_only_itself(sqlite: SqliteDatabase) -> None:
    results = await asyncio.gather(
        sqlite.write(note, "before"),
        sqlite.write(lambda tx: tx.run("INSERT INTO notes (words) VALUES (NULL)")),
        sqlite.write(note, "after"),
        return_exceptions=True,
    )
    assert isinstance(results[1], sqlite3.IntegrityError)
    assert await sqlite.read(notes) == ["before", "after"]


@pytest.mark.parametrize(("broken", "runs"), [("before a change", 1), ("after it", 2)])
async def test_what_shares_a_commit_runs_again_only_if_there_is_something_to_undo(
    sqlite: SqliteDatabase, broken: str, runs: int
) -> None:
    ran: list[str] = []

    def count(tx: Tx, words: str) -> None:
        ran.append(words)
        note(tx, words)

    def refuse(tx: Tx) -> None:
        assert notes(tx) == ["first"]
        raise LookupError("before a change")

    def break_late(tx: Tx) -> None:
        note_and_break(tx, "broken")

    breaking = refuse if broken == "before a change" else break_late
    results = await asyncio.gather(
        sqlite.write(count, "first"), sqlite.write(breaking), sqlite.write(count, "last"), return_exceptions=True
    )
    assert isinstance(results[1], LookupError)
    assert await sqlite.read(notes) == ["first", "last"]
    assert ran.count("first") == runs
    assert ran.count("last") == 1


async def test_a_unit_without_others_leaves_nothing_when_it_raises(sqlite: SqliteDatabase) -> None:
    with pytest.raises(LookupError):
        await sqlite.write(note_and_break, "broken")
    await sqlite.write(note, "next")
    assert await sqlite.read(notes) == ["next"]


async def test_nobody_is_woken_twice_or_by_what_was_undone(sqlite: SqliteDatabase) -> None:
    heard: list[str] = []
    sqlite.on_wake("kept", lambda: heard.append("kept"))
    sqlite.on_wake("undone", lambda: heard.append("undone"))

    def wake(tx: Tx) -> None:
        tx.wake("kept")

    def wake_and_break(tx: Tx) -> None:
        tx.wake("undone")
        note_and_break(tx, "broken")

    await asyncio.gather(sqlite.write(wake), sqlite.write(wake_and_break), return_exceptions=True)
    assert heard == ["kept"]


async def test_a_savepoint_inside_a_unit_undoes_only_what_was_in_it(sqlite: SqliteDatabase) -> None:
    def unit(tx: Tx) -> None:
        note(tx, "kept")
        with tx.savepoint():
            note(tx, "kept too")
            with pytest.raises(LookupError), tx.savepoint():
                note_and_break(tx, "inner")
        with pytest.raises(LookupError), tx.savepoint():
            note_and_break(tx, "outer")

    await sqlite.write(unit)
    assert await sqlite.read(notes) == ["kept", "kept too"]


async def test_units_run_on_one_thread_that_is_not_the_event_loops(sqlite: SqliteDatabase) -> None:
    async def thread() -> int:
        return await sqlite.write(lambda _: threading.get_ident())

    threads = {await thread(), *await asyncio.gather(*(thread() for _ in range(10)))}
    assert len(threads) == 1
    assert threading.get_ident() not in threads


def test_what_is_relied_on_of_aiosqlite_is_there() -> None:
    """`_execute` and `_conn` are protected: whoever changes the pinned version has to look here."""
    assert aiosqlite.__version__ == "0.22.1"
    assert inspect.iscoroutinefunction(aiosqlite.Connection._execute)
    assert list(inspect.signature(aiosqlite.Connection._execute).parameters) == ["self", "fn", "args", "kwargs"]
    assert isinstance(inspect.getattr_static(aiosqlite.Connection, "_conn"), property)


async def test_a_function_on_the_connections_thread_brings_back_what_it_returns_or_raises(
    sqlite: SqliteDatabase,
) -> None:
    connection = sqlite._writer
    assert isinstance(connection, ThreadConnection)
    assert await connection.on_thread(lambda: connection.raw.execute("SELECT 7").fetchone()) == (7,)
    with pytest.raises(ZeroDivisionError):
        await connection.on_thread(lambda: 1 // 0)


async def test_a_slow_unit_is_logged(sqlite: SqliteDatabase, logs: Logs) -> None:
    await sqlite.write(lambda _: time.sleep(SLOW_UNIT_SECONDS * 1.5))
    [line] = logs.lines("database.slow")
    assert line["level"] == "warning"
    assert line["milliseconds"] >= SLOW_UNIT_SECONDS * 1000


async def fill_up(database: SqliteDatabase) -> None:
    """Leave no room for another page, as a full disk does."""

    def limit() -> None:
        database._writer.raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        [pages] = database._writer.raw.execute("PRAGMA page_count").fetchone()
        database._writer.raw.execute(f"PRAGMA max_page_count={pages}")

    await database._writer.on_thread(limit)


async def test_nothing_is_committed_on_a_full_disk_and_goes_on_once_there_is_room(sqlite: SqliteDatabase) -> None:
    await fill_up(sqlite)
    with pytest.raises(NotCommitted, match="full"):
        await sqlite.write(note, "x" * 100_000)
    await sqlite._writer.on_thread(lambda: sqlite._writer.raw.execute("PRAGMA max_page_count=100000"))
    await sqlite.write(note, "room again")
    assert await sqlite.read(notes) == ["room again"]


async def test_a_full_disk_undoes_all_that_shared_the_commit(sqlite: SqliteDatabase) -> None:
    await fill_up(sqlite)
    results = await asyncio.gather(
        sqlite.write(note, "small"), sqlite.write(note, "x" * 100_000), return_exceptions=True
    )
    assert [type(result) for result in results] == [NotCommitted, NotCommitted]
    assert await sqlite.read(notes) == []


async def test_a_full_disk_is_told_as_such_whatever_the_statement(sqlite: SqliteDatabase) -> None:
    """One that touches many rows is undone by SQLite alone, without the transaction."""
    await asyncio.gather(*(sqlite.write(note, str(i)) for i in range(50)))
    await fill_up(sqlite)
    with pytest.raises(NotCommitted, match="full"):
        await sqlite.write(lambda tx: tx.run("UPDATE notes SET words = :words", words="x" * 5_000))


async def test_a_full_disk_inside_a_savepoint_leaves_nothing(sqlite: SqliteDatabase) -> None:
    """Not even what is written after the failure, by whoever takes it for a handler's fault."""

    def unit(tx: Tx) -> None:
        note(tx, "before")
        try:
            with tx.savepoint():
                note(tx, "x" * 100_000)
        except sqlite3.Error:
            note(tx, "after")

    await fill_up(sqlite)
    with pytest.raises(NotCommitted):
        await sqlite.write(unit)
    assert await sqlite.read(notes) == []


async def test_only_what_is_being_committed_may_have_been_when_the_disk_hangs(
    sqlite: SqliteDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "COMMIT_SECONDS", 0.05)
    begun, go_on = asyncio.Event(), threading.Event()
    loop = asyncio.get_running_loop()

    def hangs(tx: Tx) -> None:
        note(tx, "late")
        loop.call_soon_threadsafe(begun.set)
        go_on.wait(PATIENCE)

    late = asyncio.create_task(sqlite.write(hangs))
    await begun.wait()
    never = asyncio.create_task(sqlite.write(note, "never"))
    results = await asyncio.gather(late, never, return_exceptions=True)
    assert [type(result) for result in results] == [CommitUnknown, NotCommitted]
    monkeypatch.undo()
    go_on.set()
    await sqlite._writing  # type: ignore[misc]
    assert await sqlite.read(notes) == ["late"]


async def test_a_reader_that_hangs_keeps_no_other_waiting(sqlite: SqliteDatabase) -> None:
    await sqlite.write(note, "there")
    go_on = threading.Event()
    hanging = asyncio.create_task(sqlite.read(lambda _: go_on.wait(PATIENCE)))
    async with asyncio.timeout(PATIENCE):
        for _ in range(4):
            assert await sqlite.read(notes) == ["there"]
    assert not hanging.done()
    go_on.set()
    assert await hanging


async def test_nobody_reads_for_longer_than_a_commit_may_take(
    sqlite: SqliteDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "COMMIT_SECONDS", 0.05)
    go_on, ran = threading.Event(), []
    reads = [sqlite.read(lambda _: go_on.wait(PATIENCE)) for _ in range(engine.READERS)]
    reads.append(sqlite.read(lambda _: ran.append("given up meanwhile") is None))
    results = await asyncio.gather(*reads, return_exceptions=True)
    assert [type(result) for result in results] == [NotCommitted] * len(reads)
    monkeypatch.undo()
    go_on.set()
    assert await sqlite.read(notes) == []
    assert not ran


async def test_a_closed_database_commits_nothing(sqlite: SqliteDatabase) -> None:
    await sqlite._writer.close()
    with pytest.raises(NotCommitted):
        await sqlite.write(note, "late")


async def test_a_database_that_another_program_holds_for_too_long_commits_nothing(
    sqlite: SqliteDatabase, tmp_path: Path
) -> None:
    await sqlite._writer.on_thread(lambda: sqlite._writer.raw.execute("PRAGMA busy_timeout=10"))
    other = sqlite3.connect(tmp_path / "bot.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(NotCommitted, match="locked"):
        await sqlite.write(note, "in vain")
    other.execute("ROLLBACK")
    other.close()
    await sqlite.write(note, "free again")
    assert await sqlite.read(notes) == ["free again"]


async def test_a_file_that_cannot_be_opened_is_told_with_its_name(context: Context, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(NotCommitted, match="file/bot"):
        await SqliteDatabase.open(str(tmp_path / "file" / "bot.db"), context)


async def test_a_read_sees_one_consistent_view_while_others_write(sqlite: SqliteDatabase) -> None:
    began, go_on = threading.Event(), threading.Event()

    def twice(tx: Tx) -> tuple[list[str], list[str]]:
        first = notes(tx)
        began.set()
        assert go_on.wait(PATIENCE)
        return first, notes(tx)

    reading = asyncio.create_task(sqlite.read(twice))
    await asyncio.to_thread(began.wait, PATIENCE)
    await sqlite.write(note, "meanwhile")
    go_on.set()
    first, second = await reading
    assert first == second == []
    assert await sqlite.read(notes) == ["meanwhile"]


async def test_a_read_cannot_leave_changes(sqlite: SqliteDatabase) -> None:
    await sqlite.read(note, "gone")
    assert await sqlite.read(notes) == []


async def test_a_read_that_the_machine_fails_is_told_as_such(sqlite: SqliteDatabase) -> None:
    for reader in sqlite._readers:
        await reader.connection.on_thread(lambda raw=reader.connection.raw: raw.set_progress_handler(lambda: 1, 1))
    with pytest.raises(NotCommitted, match="interrupted"):
        await sqlite.read(notes)


async def test_a_write_whose_caller_left_is_done_all_the_same(sqlite: SqliteDatabase) -> None:
    go_on = threading.Event()
    holding = asyncio.create_task(sqlite.write(lambda _: go_on.wait(PATIENCE)))
    left = asyncio.create_task(sqlite.write(note, "left behind"))
    stayed = asyncio.create_task(sqlite.write(note, "stayed"))
    await asyncio.to_thread(lambda: None)
    left.cancel()
    go_on.set()
    await asyncio.gather(holding, stayed)
    with pytest.raises(asyncio.CancelledError):
        await left
    assert await sqlite.read(notes) == ["left behind", "stayed"]


async def test_listeners_hear_of_a_wake_after_the_commit_and_of_none_that_was_undone(sqlite: SqliteDatabase) -> None:
    heard: list[str] = []
    sqlite.on_wake("deliveries", lambda: heard.append("woken"))

    def broken(tx: Tx) -> None:
        add(tx)
        raise LookupError

    with pytest.raises(LookupError):
        await sqlite.write(broken)
    assert heard == []
    await sqlite.write(add)
    assert heard == ["woken"]
    assert await sqlite.read(states) == ["waiting"]


async def test_closing_finishes_what_waits(tmp_path: Path, context: Context) -> None:
    path = str(tmp_path / "bot.db")
    database = await SqliteDatabase.open(path, context)
    await database.migrate()
    writes = [asyncio.create_task(database.write(meet, sms(f"+1555010{i:04d}"))) for i in range(50)]
    await asyncio.to_thread(lambda: None)
    await database.close()
    await asyncio.gather(*writes)
    with sqlite3.connect(path) as rows:
        assert rows.execute("SELECT count(*) FROM people").fetchone() == (50,)
    rows.close()


async def test_a_backup_opens_and_holds_the_rows(sqlite: SqliteDatabase, tmp_path: Path) -> None:
    await sqlite.write(note, "kept")
    await sqlite.backup(str(tmp_path / "copy.db"))
    with sqlite3.connect(tmp_path / "copy.db") as copy:
        assert copy.execute("SELECT words FROM notes").fetchall() == [("kept",)]
    copy.close()


async def test_a_backup_that_cannot_be_written_is_told_as_such(sqlite: SqliteDatabase, tmp_path: Path) -> None:
    with pytest.raises(NotCommitted):
        await sqlite.backup(str(tmp_path / "no such folder" / "copy.db"))


async def test_many_that_open_a_new_file_at_once_all_open_it(tmp_path: Path) -> None:
    """SQLite refuses some that make a write-ahead log at the same moment, and doesn't wait by itself."""
    for turn in range(15):
        opened = await asyncio.gather(*(connect(str(tmp_path / f"{turn}.db")) for _ in range(6)))
        for connection in opened:
            await connection.close()
