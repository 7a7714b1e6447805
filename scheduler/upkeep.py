from dataclasses import dataclass

from core.logs import get_logger
from storage import spending
from storage.desk import costs
from storage.engine.database import Database, NotCommitted
from storage.x import accounts

log = get_logger()

BATCH = 200
"""Rows a transaction, so that texts are never kept waiting for long."""


@dataclass(frozen=True, slots=True)
class Upkeep:
    """What timers see to: which accounts need fresh tokens, and what days have cost."""

    db: Database

    async def renew_accounts(self) -> None:
        """Let the tokens be renewed that would end soon, or die unused."""
        begun = 0
        try:
            while added := await self.db.write(accounts.add_renewals, BATCH):
                begun += added
        except NotCommitted as error:
            log.warning("x.renewals_failed", reason=str(error))
        if begun:
            log.info("x.renewals_begun", accounts=begun)

    async def total_up(self) -> None:
        """Add up what today costs, and what days did that are over; no writer waits for the adding."""
        try:
            found = await self.db.read(spending.totals)
            for what in await self.db.write(spending.note_totals, found):
                log.warning("spending.capped", what=what)
            while (day := await self.db.read(costs.day_to_close)) is not None:
                await self.db.write(costs.close, day)
        except NotCommitted as error:
            log.warning("spending.not_totalled", reason=str(error))
