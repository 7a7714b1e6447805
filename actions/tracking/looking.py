"""Looking at what was noted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from actions.tracking.keeping import mean_of
from actions.tracking.local_days import day_of
from core.tracking.tracker import Entry, Tracker
from core.tx import Tx
from storage.tracking import entries, tracker_days, trackers


@dataclass(frozen=True, slots=True)
class Look:
    """What is in a tracker.

    Attributes:
        today: which day it is for the person.
        last: the last entry; nothing if there is none.
        before: the one before it.
        mean: of the last seven days; nothing with fewer than two entries.
        in_a_row: on how many days in a row something was noted, up to today or yesterday.
    """

    tracker: Tracker
    today: date
    last: Entry | None
    before: Entry | None
    mean: Decimal | None
    in_a_row: int


def look_at(tx: Tx, person_id: int, tracker: Tracker) -> Look:
    """What is in one of the person's trackers."""
    today = day_of(tx, person_id, tx.now)
    last = [*entries.latest(tx, tracker.id, 2)]
    streak = tracker_days.in_a_row(tx, tracker.id, today)
    streak = streak or tracker_days.in_a_row(tx, tracker.id, today - timedelta(1))
    return Look(
        tracker,
        today,
        last[0] if last else None,
        last[1] if len(last) > 1 else None,
        mean_of(tx, tracker, today),
        streak,
    )


@dataclass(frozen=True, slots=True)
class Listed:
    """All trackers of a person, those that rest last, each with its last entry."""

    today: date
    trackers: Sequence[tuple[Tracker, Entry | None]]


def list_trackers(tx: Tx, person_id: int) -> Listed:
    """All that the person keeps count of."""
    found = sorted(trackers.of_person(tx, person_id), key=lambda each: each.paused)
    return Listed(day_of(tx, person_id, tx.now), [(each, _last(tx, each)) for each in found])


def _last(tx: Tx, tracker: Tracker) -> Entry | None:
    found = entries.latest(tx, tracker.id)
    return found[0] if found else None
