from collections.abc import Callable
from dataclasses import dataclass

from bot.clock import DAY, Clock, after
from bot.logs import get_logger
from bot.settings import Keep
from bot.tx import Tx
from storage import connections, deliveries, held, leavers, links, posts, questions, sessions, texts
from storage.database import Database, NotCommitted

log = get_logger()

Erase = Callable[[Tx, int], int]
"""Erases up to so many rows of a kind; returns how many."""

BATCH = 500
"""Rows a transaction, so that texts are never kept waiting for long."""


@dataclass(frozen=True, slots=True)
class Eraser:
    """Erases what has been kept long enough."""

    db: Database
    clock: Clock
    settings: Keep

    async def erase(self) -> None:
        """Erase what is old, and what nobody can use any more, a few rows at a time."""
        erased = dict.fromkeys(steps := self._steps(), 0)
        try:
            for what, erase in steps.items():
                while gone := await self.db.write(erase, BATCH):
                    erased[what] += gone
        except NotCommitted as error:
            log.warning("erase.failed", reason=str(error))
        log.info("erase.done", **erased)

    def _steps(self) -> dict[str, Erase]:
        """What is erased, and how."""
        now = self.clock.now()
        oldest_text = after(now, -self.settings.texts_days * DAY)
        oldest_delivery = after(now, -self.settings.deliveries_days * DAY)
        return {
            "texts": lambda tx, limit: texts.erase_before(tx, oldest_text, limit),
            "deliveries": lambda tx, limit: deliveries.erase_before(tx, oldest_delivery, limit),
            "posts": lambda tx, limit: posts.erase_before(tx, oldest_text, limit),
            "held": held.erase_old,
            "questions": questions.erase_closed,
            "links": links.erase_expired,
            "connections": connections.erase_expired,
            "sessions": sessions.erase_expired,
            "leavers": leavers.erase_old,
        }
