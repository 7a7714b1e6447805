"""Texts that the carrier lists and the database lacks are taken in.

They are taken in oldest first, and with the time at which they were sent: late ones do nothing to what is newer.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from actions.leaving import let_leave, wants_to_leave
from channels.twilio.base64_body import decoded
from channels.twilio.client import ListedMessage, TwilioClient
from clients.failures import CallFailed
from core.address import sms
from core.clock import DAY, HOUR, MINUTE, Clock, Moment, after
from core.logs import failure, get_logger
from core.phones.senders import Senders
from core.settings import KeepSettings, ReconcileSettings
from core.text import Text
from core.text_result import TakeIn
from core.tx import Tx
from storage import clock_check, past_texts, texts, watermarks
from storage.engine.database import Database, NotCommitted

log = get_logger()

MARK = "reconciled"
OVERLAP = 10 * MINUTE
"""Looks overlap, for the carrier's list may lag."""
MOST_NOT_COMMITTED = 3


class MissedText(NamedTuple):
    """A text that the carrier lists and the database lacks; `sent_at`, by the clock that dates what is stored."""

    listed: ListedMessage
    sent_at: Moment


@dataclass(frozen=True, slots=True)
class Reconciler:
    """Looks through the carrier's list of inbound texts."""

    db: Database
    client: TwilioClient
    take_in: TakeIn
    clock: Clock
    settings: ReconcileSettings
    keep: KeepSettings
    numbers: Sequence[str]
    senders: Senders

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
        listed, failed = await self._listed(moment)
        received, erased = await self.db.read(_known, [each.sid for each in listed])
        taken, skipped = await self._take_in(
            in_our_time([each for each in listed if each.sid not in erased], received)
        )
        if failed is not None:
            raise failed
        if not skipped:
            await self.db.write(watermarks.note_reached, MARK, began)
        if self.client.their_clock.agrees:
            await self.db.write(clock_check.note_agreement, began)
        log.info("reconcile.done", taken=taken, since_minutes=round((began - moment) / MINUTE))
        return taken

    async def _listed(self, moment: Moment) -> tuple[list[ListedMessage], CallFailed | None]:
        """What came since and counts, oldest first; and why the list of one of our numbers can't be had."""
        listed: list[ListedMessage] = []
        failed = None
        for number in self.numbers:
            try:
                listed += await self.client.received_by(number, moment)
            except CallFailed as error:
                failed = error
        counts = (each for each in listed if self._counts(each))
        return sorted(counts, key=lambda each: each.created_at), failed

    def _counts(self, listed: ListedMessage) -> bool:
        return not self.senders.unserved(listed.sender) or wants_to_leave(decoded(listed.body))

    async def _take_in(self, missed: Sequence[MissedText]) -> tuple[int, int]:
        """Take these in; returns how many were, and how many were not.

        Raises:
            NotCommitted: when some in a row weren't committed: it isn't these texts.
        """
        taken = skipped = in_a_row = 0
        for each in missed:
            try:
                await self._take(each)
                taken, in_a_row = taken + 1, 0
            except Exception as error:  # one that can't be taken keeps no other waiting
                log.warning("reconcile.skipped", sid=each.listed.sid, **failure(error))
                skipped += 1
                in_a_row = in_a_row + 1 if isinstance(error, NotCommitted) else 0
                if in_a_row == MOST_NOT_COMMITTED:
                    raise
        return taken, skipped

    async def _take(self, missed: MissedText) -> None:
        """Take one in; if that fails, the next look tries it again."""
        listed = missed.listed
        if self.senders.unserved(listed.sender):  # and wants to leave
            await self.db.write(let_leave, listed.sid, sms(listed.sender), decoded(listed.body), missed.sent_at)
            return
        media = await self.client.media_of(listed.sid) if listed.media_count else ()
        text = Text(listed.sid, sms(listed.sender), sms(listed.to), decoded(listed.body), missed.sent_at, media)
        await self.take_in(text, inline=False, fetched=True)

    async def try_to_catch_up(self) -> None:
        """What timers call: a failure is logged, the next look covers what this one missed."""
        try:
            await self.catch_up()
        except (CallFailed, NotCommitted) as failed:
            log.warning("reconcile.failed", reason=str(failed))


def _known(tx: Tx, sids: Sequence[str]) -> tuple[dict[str, Moment], set[str]]:
    """When those of these texts came in that are stored, and which of them are erased."""
    return texts.received(tx, sids), past_texts.among(tx, sids)


def in_our_time(listed: Sequence[ListedMessage], received: Mapping[str, Moment]) -> list[MissedText]:
    """Those listed texts, oldest first, that weren't received, each with a moment that keeps its person's order.

    The carrier's times are whole seconds of its own clock. Its list also tells between which others of the same
    person a text was sent, and of those that were received it is known when.
    """
    before_which = _next_received(listed, received)
    latest: dict[str, Moment] = {}
    missed: list[MissedText] = []
    for each in listed:
        sent_at = received.get(each.sid)
        if sent_at is None:
            sent_at = each.created_at
            if (bound := latest.get(each.sender)) is not None:
                sent_at = max(sent_at, after(bound, 1))
            if (bound := before_which[each.sid]) is not None:
                sent_at = min(sent_at, after(bound, -1))
            missed.append(MissedText(each, sent_at))
        latest[each.sender] = max(sent_at, latest.get(each.sender, sent_at))
    return missed


def _next_received(listed: Sequence[ListedMessage], received: Mapping[str, Moment]) -> dict[str, Moment | None]:
    """When the earliest was received of those that the same person sent after each of them."""
    earliest: dict[str, Moment] = {}
    found: dict[str, Moment | None] = {}
    for each in reversed(listed):
        found[each.sid] = earliest.get(each.sender)
        if (moment := received.get(each.sid)) is not None:
            earliest[each.sender] = min(moment, earliest.get(each.sender, moment))
    return found
