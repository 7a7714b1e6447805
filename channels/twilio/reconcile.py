"""Texts that the carrier lists and the database lacks are taken in as if they had just come."""

from collections.abc import Sequence
from dataclasses import dataclass

from channels.twilio.client import ListedMessage, TwilioClient
from clients.failures import CallFailed
from core.address import sms
from core.clock import DAY, HOUR, MINUTE, Clock, Moment, after
from core.logs import failure, get_logger
from core.settings import Keep, Reconcile
from core.text import Text
from core.text_result import TakeIn
from storage import erasing, texts, watermarks
from storage.engine.database import Database, NotCommitted

log = get_logger()

MARK = "reconciled"
OVERLAP = 10 * MINUTE
"""Looks overlap, for the carrier's list may lag."""


@dataclass(frozen=True, slots=True)
class Reconciler:
    """Looks through the carrier's list of inbound texts."""

    db: Database
    client: TwilioClient
    take_in: TakeIn
    clock: Clock
    settings: Reconcile
    keep: Keep
    numbers: Sequence[str]

    async def catch_up(self) -> int:
        """Look back to where the last look ended, and at least over the usual window; returns texts taken in."""
        now = self.clock.now()
        last = await self.db.read(watermarks.reached, MARK)
        usual = after(now, -self.settings.window_hours * HOUR)
        since = usual if last is None else min(usual, after(last, -OVERLAP))
        return await self.since(max(since, after(now, -self.settings.max_window_hours * HOUR)))

    async def since(self, moment: Moment) -> int:
        """Take in what came since and isn't known; returns how many texts that were.

        A text whose webhook is still on its way may be taken in here first; the webhook finds it known then.

        Raises:
            CallFailed: when the carrier's list can't be had.
            NotCommitted: when the database can't commit.
        """
        began = self.clock.now()
        moment = max(moment, after(began, OVERLAP - self.keep.texts_days * DAY))  # older ones are forgotten
        taken, all_taken = 0, True
        for number in self.numbers:
            listed = await self.client.received_by(number, moment)
            known = await self.db.read(texts.known, [each.sid for each in listed])
            for each in listed:
                if each.sid not in known:
                    taken += (took := await self._took(each, number))
                    all_taken = all_taken and took
        if all_taken:
            await self.db.write(watermarks.reach, MARK, began)
        if self.client.their_clock.agrees:
            await self.db.write(erasing.clock_is_right, began)
        log.info("reconcile.done", taken=taken, since_minutes=round((began - moment) / MINUTE))
        return taken

    async def _took(self, listed: ListedMessage, number: str) -> bool:
        """Take one in; a text that can't be taken keeps no other waiting, and the next look tries it again."""
        try:
            media = await self.client.media_of(listed.sid) if listed.media_count else ()
            text = Text(listed.sid, sms(listed.sender), sms(number), listed.body, listed.created_at, media)
            await self.take_in(text, inline=False, fetched=True)
        except (CallFailed, TimeoutError, ValueError) as error:
            log.warning("reconcile.skipped", sid=listed.sid, **failure(error))
            return False
        return True

    async def try_to_catch_up(self) -> None:
        """What timers call: a failure is logged, the next look covers what this one missed."""
        try:
            await self.catch_up()
        except (CallFailed, NotCommitted) as failed:
            log.warning("reconcile.failed", reason=str(failed))
