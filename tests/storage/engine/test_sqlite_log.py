"""The write-ahead log is copied while texts come in, and doesn't grow for ever if they never stop."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from core.context import Context
from core.tx import Tx
from storage.engine import sqlite_log
from storage.engine.sqlite import SqliteDatabase
from tests.conftest import Logs

KILOBYTE, MEGABYTE = 1 << 10, 1 << 20


@pytest.fixture
async def sqlite(tmp_path: Path, context: Context, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[SqliteDatabase]:
    """One that copies its log after a few units."""
    monkeypatch.setattr(sqlite_log, "UNITS", 20)
    monkeypatch.setattr(sqlite_log, "FEW", 10)
    monkeypatch.setattr(sqlite_log, "LONG", 100)
    database = await SqliteDatabase.open(str(tmp_path / "bot.db"), context)
    await database.write(lambda tx: tx.run("CREATE TABLE notes (words TEXT NOT NULL)"))
    yield database
    await database.close()


def note(tx: Tx) -> None:
    tx.run("INSERT INTO notes (words) VALUES (:words)", words="x" * 50 * KILOBYTE)


async def test_a_log_that_is_written_to_all_the_time_begins_anew(sqlite: SqliteDatabase, tmp_path: Path) -> None:
    async def go_on_writing() -> None:
        for _ in range(200):
            await sqlite.write(note)

    await asyncio.gather(*(go_on_writing() for _ in range(5)))
    assert (tmp_path / "bot.db").stat().st_size > 45 * MEGABYTE
    assert (tmp_path / "bot.db-wal").stat().st_size < 20 * MEGABYTE


async def test_a_log_that_cannot_be_copied_keeps_nobody_waiting(sqlite: SqliteDatabase, logs: Logs) -> None:
    await sqlite._copier.on_thread(sqlite._copier.raw.close)
    await asyncio.gather(*(sqlite.write(note) for _ in range(20)))
    await sqlite._log_copier.finish()
    [line] = logs.lines("database.slow")
    assert "closed" in line["reason"]
    await sqlite.write(note)
    assert await sqlite.read(lambda tx: tx.rows("SELECT count(*) FROM notes")) == [(21,)]
