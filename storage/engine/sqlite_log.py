"""SQLite's write-ahead log, copied into the database beside the writer and begun anew before it is long.

SQLite would do so by itself with whichever commit makes the log long, and all texts would wait: beside ten million
stored ones nearly every page of it goes to another place on the disk. Only what comes while all else is copied is for
the writer's thread to copy: little. The log begins anew with the next commit after everything in it is copied.
"""

import asyncio
import sqlite3

from core.logs import get_logger
from storage.engine.sqlite_connection import ThreadConnection

log = get_logger()

COMMITS = 64
"""So many let the log be copied, if there are few units in each."""
UNITS = 2_500
"""So many units do, some 12,000 pages."""
FEW = 100
"""The writer's thread copies what so many units change."""
LONG = 8_000
"""The log begins anew from so many pages on."""
MOST_TIMES = 6
"""If the disk can't keep up, the writer has to wait for it."""


class LogCopier:
    """Copies the log from time to time, in a task of its own (a passive checkpoint of SQLite's documentation)."""

    def __init__(self, writer: ThreadConnection, copier: ThreadConnection) -> None:
        self._writer = writer
        self._copier = copier
        self._commits = 0
        self._units = 0
        self._copying: asyncio.Task[None] | None = None

    def count_commit(self, units: int) -> None:
        """So many units were just committed."""
        self._commits += 1
        self._units += units
        is_due = self._commits >= COMMITS or self._units >= UNITS
        if is_due and (self._copying is None or self._copying.done()):
            self._copying = asyncio.get_running_loop().create_task(self._copy())

    async def finish(self) -> None:
        """Wait until nothing is being copied."""
        if self._copying is not None:
            await self._copying

    async def _copy(self) -> None:
        try:
            for _ in range(MOST_TIMES):
                self._commits = self._units = 0
                pages = await _copied(self._copier)
                if self._units < FEW:
                    break
            if pages >= LONG:
                await _copied(self._writer)
        except sqlite3.Error as error:
            log.warning("database.slow", reason=str(error))


async def _copied(connection: ThreadConnection) -> int:
    """Copy what there is in the log; returns how many pages it has."""

    def copy() -> int:
        [(_, pages, _)] = connection.raw.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
        return int(pages)

    return await connection.on_thread(copy)
