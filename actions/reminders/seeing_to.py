"""What is due is seen to: told, kept silent, put off, or found to be missed; and moved on, all in one transaction."""

from dataclasses import dataclass, field
from datetime import UTC, date, timedelta, tzinfo
from zoneinfo import ZoneInfo

from actions.accounts.account import zone_of
from actions.reminders.reckoning import due_of
from core.clock import HOUR, MINUTE, Moment, after
from core.times.reminder import MissedReminder, Reminder, ToldReminder
from core.times.rules import QUIET_TO, Due, is_quiet, last_due, local_time, moment_of, next_due
from core.tracking.tracker import Kind, Tracker
from core.tx import Tx
from storage import people, spending
from storage.delivery import opt_outs
from storage.reminders import last_reminders, open_now, past_reminders, reminders
from storage.tracking import awaited_values, tracker_days, trackers

TOO_LATE = 2 * HOUR
"""What is later than that isn't sent any more: its person is told that it was missed."""
A_LITTLE_LATE = 10 * MINUTE
"""What is later than that, and would come at night by now, isn't sent either."""


@dataclass(slots=True)
class SeenTo:
    """What came of a person's reminders that were due."""

    told: list[ToldReminder] = field(default_factory=list)
    missed: list[MissedReminder] = field(default_factory=list)
    silent: int = 0
    waiting: int = 0


def see_to(tx: Tx, person_id: int) -> SeenTo:
    """See to all that is due of a person, who is locked: whoever tells them does so in the same transaction."""
    zone = zone_of(tx, person_id)
    seeing = _Seeing(tx, person_id, ZoneInfo(zone) if zone else UTC)
    for reminder in reminders.due_of(tx, person_id):
        seeing.see_to(reminder)
    return seeing.found


class _Seeing:
    """One person's reminders, one after the other."""

    def __init__(self, tx: Tx, person_id: int, zone: tzinfo) -> None:
        self.tx = tx
        self.person_id = person_id
        self.zone = zone
        self.now = local_time(tx.now, zone)
        self.is_reachable = _is_reachable(tx, person_id)
        self.found = SeenTo()

    def see_to(self, reminder: Reminder) -> None:
        """Tell of it, or don't; put it off, or move it on."""
        if reminder.due is None:
            return
        zone = ZoneInfo(reminder.zone) if reminder.zone else self.zone
        tracker = trackers.get(self.tx, self.person_id, reminder.tracker_id) if reminder.tracker_id else None
        last = last_due(reminder.rule, zone, reminder.due, self.tx.now) if reminder.rule else reminder.due
        late = self.tx.now - last.moment
        if not self.is_reachable or self._needs_nothing(reminder, tracker, last.on):
            self.found.silent += self._move_on(reminder, last, zone)
        elif late > TOO_LATE or (late > A_LITTLE_LATE and self._is_night(reminder)):
            self._miss(reminder, tracker, last, zone)
        else:
            self._tell(reminder, reminder.due, tracker, last, zone)

    def _needs_nothing(self, reminder: Reminder, tracker: Tracker | None, on: date) -> bool:
        """Whether its tracker rests, is gone, or has something for that day already."""
        if reminder.tracker_id is None:
            return False
        return tracker is None or tracker.paused or tracker_days.is_one_on(self.tx, tracker.id, on)

    def _is_night(self, reminder: Reminder) -> bool:
        return not reminder.is_confirmed and is_quiet(self.now.hour * 60 + self.now.minute)

    def _miss(self, reminder: Reminder, tracker: Tracker | None, last: Due, zone: tzinfo) -> None:
        """It is told by day, with all others that were missed."""
        if is_quiet(self.now.hour * 60 + self.now.minute):
            reminders.put_off(self.tx, reminder, self._morning())
            self.found.waiting += 1
        elif self._move_on(reminder, last, zone):
            self.found.missed.append(MissedReminder(tracker, reminder.words, local_time(last.moment, zone)))

    def _morning(self) -> Moment:
        today = self.now.date()
        is_past = self.now.hour * 60 + self.now.minute >= QUIET_TO
        return max(
            moment_of(today + timedelta(1) if is_past else today, QUIET_TO, self.zone), after(self.tx.now, MINUTE)
        )

    def _tell(self, reminder: Reminder, first: Due, tracker: Tracker | None, last: Due, zone: tzinfo) -> None:
        """It is sent, unless something else is open with its person; and that earlier ones of it were missed."""
        until = open_now.open_until(self.tx, self.person_id, asks=tracker is not None)
        if until > self.tx.now:
            reminders.put_off(self.tx, reminder, until)
            self.found.waiting += 1
            return
        if not self._move_on(reminder, last, zone):
            return
        if first.moment < last.moment and not self._needs_nothing(reminder, tracker, first.on):
            self.found.missed.append(MissedReminder(tracker, reminder.words, local_time(first.moment, zone)))
        self.found.told.append(ToldReminder(tracker, reminder.words, last.on, self.now.date()))
        last_reminders.note(self.tx, self.person_id, reminder.tracker_id, reminder.words)
        if tracker is not None and tracker.kind is not Kind.NOTE:
            awaited_values.expect_value(self.tx, self.person_id, tracker.id)

    def _move_on(self, reminder: Reminder, last: Due, zone: tzinfo) -> bool:
        """Let it be due next after now; false if that moment of it was seen to already."""
        due = next_due(reminder.rule, zone, self.tx.now) if reminder.rule and reminder.rule.on is None else None
        if not reminders.move_on(self.tx, reminder, due):
            return False
        return past_reminders.note(self.tx, self.person_id, reminder.id, last.on, reminder.minute)


def _is_reachable(tx: Tx, person_id: int) -> bool:
    """Whether anything can be told to the person: they want texts, and have some left for today."""
    if opt_outs.are_all_opted_out(tx, person_id) or people.held_until(tx, person_id) > tx.now:
        return False
    return not (spending.are_texts_of_person_spent(tx, person_id) or spending.are_texts_spent(tx))


def reckon_by_new_tzdata(tx: Tx, limit: int) -> int:
    """Reckon some of those anew that were reckoned by other tzdata; returns how many there were."""
    found = reminders.reckoned_otherwise(tx, limit)
    for reminder in found:
        is_due = reminder.due is not None and reminder.due.moment <= tx.now
        zone = zone_of(tx, reminder.person_id)
        # What has just become due by them isn't passed over; what was sent already isn't sent again.
        due = reminder.due if is_due else due_of(tx, reminder, zone, after(tx.now, -TOO_LATE))
        reminders.reckon(tx, reminder, due)
    return len(found)
