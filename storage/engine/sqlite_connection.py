import asyncio
import sqlite3
from collections.abc import Callable
from functools import partial
from typing import TypeVar

import aiosqlite

from core.clock import elapsed

R = TypeVar("R")

BUSY_SECONDS = 5.0
"""How long others may be in the way when a file is opened."""
LOOK_AGAIN_SECONDS = 0.01
CACHE_KILOBYTES = 16 << 10
WRITERS_CACHE_KILOBYTES = 64 << 10
"""Each text changes pages of indexes in places that are all over a large file."""

PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA busy_timeout=5000",
    "PRAGMA foreign_keys=ON",
    "PRAGMA journal_size_limit=67108864",
    "PRAGMA wal_autocheckpoint=64000",  # see sqlite_log: this is for what that fails to do
)
# The machine's failures, for which no unit is to blame (SQLite's documentation, "Result and Error Codes").
LOST = frozenset(
    {
        *(sqlite3.SQLITE_BUSY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_FULL),
        *(sqlite3.SQLITE_INTERRUPT, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_NOMEM, sqlite3.SQLITE_NOTADB),
        *(sqlite3.SQLITE_PROTOCOL, sqlite3.SQLITE_READONLY),
    }
)


class ThreadConnection(aiosqlite.Connection):
    """An aiosqlite connection that runs whole functions on its own thread.

    One hop a function instead of one a statement. `_execute` is protected: the lock file pins aiosqlite, and
    a test guards what is relied on here.
    """

    async def on_thread(self, function: Callable[[], R]) -> R:
        """What `function` returns, run where this connection lives."""
        result: R = await self._execute(function)  # type: ignore[no-untyped-call]
        return result

    @property
    def raw(self) -> sqlite3.Connection:
        """The connection itself, for functions on its thread."""
        return self._conn


async def connect(path: str, cache_kilobytes: int = CACHE_KILOBYTES) -> ThreadConnection:
    """A connection on a thread of its own, which keeps at most so much of the file in memory."""
    sqlite3.register_adapter(bytes, bytes)  # without one, each is asked in vain how it is to be adapted: 1 µs
    connection = ThreadConnection(
        partial(sqlite3.connect, path, isolation_level=None, timeout=BUSY_SECONDS, cached_statements=512),
        iter_chunk_size=64,
    )
    await connection
    try:
        for pragma in (*PRAGMAS, f"PRAGMA cache_size=-{cache_kilobytes}"):
            await _set(connection, pragma)
    except BaseException:  # its thread would keep the process from ending
        await connection.close()
        raise
    return connection


async def _set(connection: ThreadConnection, pragma: str) -> None:
    """Execute a PRAGMA, as soon as nobody is in the way.

    SQLite waits for others by itself, but not where two processes make a new file one with a write-ahead log.

    Raises:
        sqlite3.OperationalError: what SQLite says; that the file is locked, when others are in the way for too long.
    """
    until = elapsed() + BUSY_SECONDS
    while True:
        try:
            await connection.execute_fetchall(pragma)  # an open cursor would be in the way of a backup
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or elapsed() > until:
                raise
            await asyncio.sleep(LOOK_AGAIN_SECONDS)
        else:
            return


def is_lost(error: BaseException) -> bool:
    """Whether the machine failed, rather than whoever wrote the unit."""
    code: int | None = getattr(error, "sqlite_errorcode", None)
    return code is not None and code & 0xFF in LOST
