from dataclasses import dataclass

from bot.clock import DAY, Clock, after
from bot.logs import get_logger
from bot.settings import Keep
from storage import deliveries, held, posts, questions, texts
from storage.database import Database, NotCommitted

log = get_logger()

BATCH = 500
"""Rows a transaction, so that texts are never kept waiting for long."""


@dataclass(frozen=True, slots=True)
class Eraser:
    """Erases what has been kept long enough."""

    db: Database
    clock: Clock
    settings: Keep

    async def erase(self) -> None:
        """Erase old texts, deliveries, posts and questions, a few at a time."""
        now = self.clock.now()
        oldest_text = after(now, -self.settings.texts_days * DAY)
        oldest_delivery = after(now, -self.settings.deliveries_days * DAY)
        erased = {"texts": 0, "deliveries": 0, "posts": 0, "questions": 0, "held": 0}
        try:
            while gone := await self.db.write(texts.erase_before, oldest_text, BATCH):
                erased["texts"] += gone
            while gone := await self.db.write(deliveries.erase_before, oldest_delivery, BATCH):
                erased["deliveries"] += gone
            while gone := await self.db.write(posts.erase_before, oldest_text, BATCH):
                erased["posts"] += gone
            while gone := await self.db.write(held.erase_old, BATCH):
                erased["held"] += gone
            while gone := await self.db.write(questions.erase_closed, BATCH):
                erased["questions"] += gone
        except NotCommitted as error:
            log.warning("erase.failed", reason=str(error))
        log.info("erase.done", **erased)
