from dataclasses import dataclass

from core.logs import get_logger
from storage import spending
from storage.desk import costs
from storage.engine.database import Database, NotCommitted

log = get_logger()


@dataclass(frozen=True, slots=True)
class Costs:
    """What days have cost; a timer sees to it."""

    db: Database

    async def add_up(self) -> None:
        """Add up what today costs, and what days did that are over; no writer waits for the adding."""
        try:
            found = await self.db.read(spending.totals)
            for what in await self.db.write(spending.note_totals, found):
                log.warning("spending.capped", what=what)
            while (day := await self.db.read(costs.day_to_close)) is not None:
                await self.db.write(costs.close, day)
        except NotCommitted as error:
            log.warning("spending.not_totalled", reason=str(error))
