from dataclasses import dataclass

from core.logs import get_logger
from storage.engine.database import Database, NotCommitted
from storage.x import accounts

log = get_logger()

BATCH = 200
"""Rows a transaction, so that texts are never kept waiting for long."""


@dataclass(frozen=True, slots=True)
class Renewals:
    """Which accounts need fresh tokens; a timer sees to it."""

    db: Database

    async def begin(self) -> None:
        """Let the tokens be renewed that would end soon, or die unused."""
        begun = 0
        try:
            while added := await self.db.write(accounts.add_renewals, BATCH):
                begun += added
        except NotCommitted as error:
            log.warning("x.renewals_failed", reason=str(error))
        if begun:
            log.info("x.renewals_begun", accounts=begun)
