from dataclasses import dataclass

from actions.reports.planning import plan_reports
from core.logs import get_logger
from storage.engine.database import Database, NotCommitted

log = get_logger()

BATCH = 50
"""People a transaction, so that texts are never kept waiting for long."""


@dataclass(frozen=True, slots=True)
class MonthlyReports:
    """What a timer sees to: whose report of the month is due."""

    db: Database

    async def plan(self) -> None:
        """Have all made that are due, some people at a time."""
        begun, unreadable = 0, 0
        try:
            while True:
                planned = await self.db.write(plan_reports, BATCH)
                begun += planned.begun
                unreadable += planned.unreadable
                if planned.looked_at < BATCH:
                    break
        except NotCommitted as error:
            log.warning("reports.paused", reason=str(error))
        if begun:
            log.info("reports.begun", reports=begun)
        if unreadable:
            log.error("reports.unreadable", people=unreadable)
