from collections.abc import Sequence
from dataclasses import dataclass

from core.clock import Clock
from core.logs import failure, get_logger
from core.settings import KeepSettings
from core.table import Expires, Table
from scheduler.clock_check import days_ahead
from storage.engine.database import Database, NotCommitted
from storage.erasing import erase
from storage.tables import TABLES

log = get_logger()

BATCH = 500
"""Rows a transaction, so that texts are never kept waiting for long."""


@dataclass(frozen=True, slots=True)
class Eraser:
    """Erases what has been kept long enough, by what the tables declare."""

    db: Database
    settings: KeepSettings
    clock: Clock
    tables: Sequence[Table] = TABLES

    async def erase(self) -> None:
        """Erase what is old, and what nobody can use any more, a few rows at a time; nothing by a doubtful clock.

        A table that breaks keeps no other from being erased.
        """
        tables = [table for table in self.tables if isinstance(table.expiry, Expires)]
        erased = {table.name: 0 for table in tables}
        try:
            if days := await days_ahead(self.db, self.clock):
                log.error("erase.refused", days=days)
                return
            for table in tables:
                await self._erase(table, erased)
        except NotCommitted as error:
            log.warning("erase.failed", reason=str(error))
        log.info("erase.done", **erased)

    async def _erase(self, table: Table, erased: dict[str, int]) -> None:
        try:
            while gone := await self.db.write(erase, table, self.settings, BATCH):
                erased[table.name] += gone
        except NotCommitted:
            raise
        except Exception as error:  # noqa: BLE001 - whatever it is, others are to be erased
            log.error("erase.broken", table=table.name, **failure(error))
