"""Skipping what one was reminded of, and putting it off."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeAlias
from zoneinfo import ZoneInfo

from actions.accounts.account import zone_of
from actions.quotas import OverQuota
from actions.reminders.making import ReminderMade as Made
from actions.reminders.making import TimeIsPast, Wish, make
from core.times.reading import read_wait, read_when
from core.times.rules import local_time
from core.times.when import When
from core.tracking.tracker import Tracker
from core.tx import Tx
from storage import people
from storage.reminders import last_reminders, reminders
from storage.tracking import awaited_values, trackers

USUAL_WAIT = 30
"""Minutes of LATER alone."""


@dataclass(frozen=True, slots=True)
class ReminderSkipped:
    """Nothing is awaited any more. Of which tracker, or of which words, that was."""

    tracker: Tracker | None
    words: str


@dataclass(frozen=True, slots=True)
class PutOff:
    """It comes again, at that local time."""

    tracker: Tracker | None
    words: str
    at: datetime


@dataclass(frozen=True, slots=True)
class NothingToPutOff:
    """Nobody was reminded of anything lately."""


@dataclass(frozen=True, slots=True)
class NoSuchTime:
    """It isn't clear until when."""


PuttingOff: TypeAlias = PutOff | NothingToPutOff | NoSuchTime | OverQuota


def skip(tx: Tx, person_id: int) -> ReminderSkipped | NothingToPutOff:
    """Be asked no more for what the last reminder was about, until it comes again."""
    people.lock_known(tx, person_id)
    last = last_reminders.find(tx, person_id)
    if last is None:
        return NothingToPutOff()
    tracker = trackers.get(tx, person_id, last.tracker_id) if last.tracker_id is not None else None
    _settle(tx, person_id)
    return ReminderSkipped(tracker, last.words)


def put_off(tx: Tx, person_id: int, said: str) -> PuttingOff:
    """Be reminded of the last thing once more: in half an hour, or when it is said."""
    people.lock_known(tx, person_id)
    last = last_reminders.find(tx, person_id)
    if last is None:
        return NothingToPutOff()
    when = _read(said)
    if when is None:
        return NoSuchTime()
    tracker = trackers.get(tx, person_id, last.tracker_id) if last.tracker_id is not None else None
    wish = Wish(when, tracker, last.words, at_night=True, once=True)
    made = make(tx, person_id, wish)
    if isinstance(made, TimeIsPast):
        return NoSuchTime()
    if not isinstance(made, Made):
        return made if isinstance(made, OverQuota) else NoSuchTime()
    due = made.made.reminder.due
    if due is None:
        return NoSuchTime()
    _settle(tx, person_id)
    zone = zone_of(tx, person_id)
    return PutOff(tracker, last.words, local_time(due.moment, ZoneInfo(zone) if zone else UTC))


def _read(said: str) -> When | None:
    """`30`, `30 min`, `2h`, `9pm`, `tomorrow 9`."""
    if not said.strip():
        return When(wait=USUAL_WAIT)
    parts = said.casefold().split()
    wait = read_wait(parts, usual="min")
    if wait is not None and wait[1] == len(parts):
        return When(wait=wait[0])
    found = read_when(said)
    return found[0] if found is not None and not found[1] else None


def _settle(tx: Tx, person_id: int) -> None:
    last_reminders.settle(tx, person_id)
    awaited_values.stop(tx, person_id)
    reminders.let_go(tx, person_id)
