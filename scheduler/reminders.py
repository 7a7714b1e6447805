"""Reminders that are due become texts: a few people a transaction, and never so many that replies wait for them."""

import asyncio
from dataclasses import dataclass, field

from actions.reminders.seeing_to import SeenTo, reckon_by_new_tzdata, see_to
from core.address import Address
from core.clock import HOUR, SECOND, Clock, Moment, after, elapsed
from core.logs import failure, get_logger
from core.times.zones import tzdata
from core.tx import Tx
from core.wording import reminders as wording
from scheduler.clock_check import days_ahead
from storage import addresses
from storage.delivery import follow_ups
from storage.engine.database import Database, NotCommitted
from storage.reminders import queues, reminders

log = get_logger()

BATCH = 10
"""People a transaction: texts are kept waiting for milliseconds."""
REST = 3.0
"""After a batch, the others have the database to themselves for this many times as long as it took."""
SHORTEST_REST = 0.002
LONGEST_QUEUE = 10 * SECOND
"""How far ahead one of our numbers is booked: a reminder beyond that waits in its row, and other texts go first."""


@dataclass(slots=True)
class ReminderCounts:
    """What came of some people's reminders.

    Attributes:
        people: who had any due.
        broken: what came of those for whom the program broke: they are looked at again in an hour.
    """

    people: int = 0
    broken: list[Exception] = field(default_factory=list)
    sent: int = 0
    missed: int = 0
    silent: int = 0
    waiting: int = 0

    @property
    def moved(self) -> int:
        """How many won't be found again at once."""
        return self.sent + self.missed + self.silent + self.waiting + len(self.broken)

    def add(self, seen: SeenTo) -> None:
        """Count what was seen to."""
        self.sent += len(seen.told)
        self.missed += len(seen.missed)
        self.silent += seen.silent
        self.waiting += seen.waiting


@dataclass(slots=True)
class Reminding:
    """Sees to reminders that are due. Several processes may do so at once: each takes other people."""

    db: Database
    clock: Clock
    reserved: dict[str, Moment] = field(default_factory=dict)
    """Until when each of our numbers is busy with what waits in rows for its turn, as far as this process knows."""
    _reckoned: bool = False
    _is_held: bool = False

    async def remind(self) -> None:
        """See to all that is due, a few people at a time."""
        total = ReminderCounts()
        try:
            if not self._reckoned:
                await self._reckon_anew()
            if await self._is_clock_doubtful():
                return
            while True:
                began = elapsed()
                done = await self.db.write(remind_some, self.reserved)
                _sum_up(total, done)
                for error in done.broken:
                    log.error("reminders.broken", **failure(error))
                if not done.moved:
                    break
                await asyncio.sleep(max(SHORTEST_REST, REST * (elapsed() - began)))
        except NotCommitted as error:
            log.warning("reminders.failed", reason=str(error))
        if total.people:
            log.info(
                "reminders.done",
                sent=total.sent,
                missed=total.missed,
                silent=total.silent,
                waiting=total.waiting,
            )

    async def _is_clock_doubtful(self) -> bool:
        """Whether all are held, for by a clock that is weeks ahead everything would be missed."""
        days = await days_ahead(self.db, self.clock)
        if days and not self._is_held:
            log.error("reminders.held", days=days)
        self._is_held = days > 0
        return self._is_held

    async def _reckon_anew(self) -> None:
        """Other time zones than when these were reckoned: done once a process."""
        await asyncio.to_thread(tzdata)  # it reads the files of all zones, for which no transaction is to wait
        count = 0
        while found := await self.db.write(reckon_by_new_tzdata, BATCH):
            count += found
        if count:
            log.info("reminders.reckoned", tzdata=tzdata(), reminders=count)
        self._reckoned = True


def _sum_up(total: ReminderCounts, more: ReminderCounts) -> None:
    for name in ("people", "sent", "missed", "silent", "waiting"):
        setattr(total, name, getattr(total, name) + getattr(more, name))


def remind_some(tx: Tx, reserved: dict[str, Moment]) -> ReminderCounts:
    """See to what is due of some people, and put what they are told among the deliveries.

    Somebody for whom that breaks keeps nobody else waiting.
    """
    batch = ReminderCounts()
    waiting: dict[bytes, int] = {}
    for person_id in reminders.take_due(tx, BATCH):
        batch.people += 1
        try:
            with tx.savepoint():
                _remind(tx, person_id, batch, waiting, reserved)
        except Exception as error:  # noqa: BLE001 - whatever it is, others are to be reminded
            reminders.put_all_off(tx, person_id, after(tx.now, HOUR))
            batch.broken.append(error)
    return batch


def _remind(
    tx: Tx, person_id: int, batch: ReminderCounts, waiting: dict[bytes, int], reserved: dict[str, Moment]
) -> None:
    ours = _our_number(tx, person_id)
    if ours is not None:
        until = _wait_for(tx, ours, waiting, reserved)
        if until > tx.now:
            batch.waiting += reminders.put_all_off(tx, person_id, until)
            return
    seen = see_to(tx, person_id)
    if seen.missed:
        follow_ups.follow_up(tx, None, person_id, wording.missed(seen.missed))
    for each in seen.told:
        follow_ups.follow_up(tx, None, person_id, wording.told(each))
    batch.add(seen)


def _our_number(tx: Tx, person_id: int) -> Address | None:
    """From which of ours that person would be told something."""
    return next((each.ours for each in addresses.of_person(tx, person_id) if each.ours is not None), None)


def _wait_for(tx: Tx, ours: Address, waiting: dict[bytes, int], reserved: dict[str, Moment]) -> Moment:
    """When a text from that number would go out soon: now, or so much later as others are before it."""
    channel = tx.channels[ours.channel]
    cost = channel.measure("a").pace
    pace = tx.keys.lookups(ours.key)[0]
    if pace not in waiting:
        waiting[pace] = queues.waiting(tx, channel.delivery_kind, LONGEST_QUEUE).get(pace, 0)
    busy = waiting[pace]
    if busy + cost <= LONGEST_QUEUE:
        waiting[pace] = busy + cost
        return tx.now
    # A moment for each, so that nobody is looked at again and again before it is their turn.
    slot = after(max(reserved.get(ours.key, tx.now), after(tx.now, LONGEST_QUEUE)), cost)
    reserved[ours.key] = slot
    return after(slot, -LONGEST_QUEUE // 2)
