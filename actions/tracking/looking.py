"""Looking at what was noted."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from actions.tracking.keeping import mean_of
from actions.tracking.local_days import day_of
from actions.tracking.making import NoSuchTracker
from core.tracking.tracker import Entry, Tracker
from core.tx import Tx
from storage.tracking import entries, tracker_days, trackers
from storage.tracking.tracker_days import TrackerDay


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
class EntriesPage:
    """Some entries of a tracker, the latest day first.

    Attributes:
        earlier: day and id of the last one, if there are more behind it.
    """

    tracker: Tracker
    entries: Sequence[Entry]
    earlier: tuple[date, int] | None


def entries_of(
    tx: Tx, person_id: int, tracker_id: int, most: int, before: tuple[date, int] | None = None
) -> EntriesPage | NoSuchTracker:
    """At most that many entries of one of the person's trackers, behind the one of that day and id."""
    tracker = trackers.get(tx, person_id, tracker_id)
    if tracker is None:
        return NoSuchTracker("")
    found = entries.page(tx, tracker.id, most + 1, before)
    shown = found[:most]
    earlier = (shown[-1].on, shown[-1].id) if len(found) > most else None
    return EntriesPage(tracker, shown, earlier)


def page_of(
    tx: Tx, person_id: int, tracker_id: int, most: int, before: tuple[date, int] | None = None
) -> tuple[Look, EntriesPage] | NoSuchTracker:
    """A page of entries of one of the person's trackers (see `entries_of`), and how it goes."""
    found = entries_of(tx, person_id, tracker_id, most, before)
    return found if isinstance(found, NoSuchTracker) else (look_at(tx, person_id, found.tracker), found)


@dataclass(frozen=True, slots=True)
class ListedTrackers:
    """Trackers of a person, those that rest last, each with its last entry."""

    today: date
    trackers: Sequence[tuple[Tracker, Entry | None]]


def trackers_of(tx: Tx, person_id: int) -> list[Tracker]:
    """All that the person keeps count of, those that rest last."""
    return sorted(trackers.of_person(tx, person_id), key=lambda each: each.paused)


def list_trackers(tx: Tx, person_id: int, most: int | None = None) -> ListedTrackers:
    """What the person keeps count of, each with its last entry; at most so many, if that is said."""
    found = trackers_of(tx, person_id)[:most]
    return ListedTrackers(day_of(tx, person_id, tx.now), [(each, _last(tx, each)) for each in found])


def _last(tx: Tx, tracker: Tracker) -> Entry | None:
    found = entries.latest(tx, tracker.id)
    return found[0] if found else None


@dataclass(frozen=True, slots=True)
class NotedDays:
    """A stretch of days up to one, and those of them on which something was noted."""

    first: date
    last: date
    noted: Sequence[TrackerDay]


def days_of(tx: Tx, person_id: int, tracker: Tracker, count: int, last: date | None = None) -> NotedDays:
    """That many days of one of the person's trackers, up to `last` or to today."""
    until = last or day_of(tx, person_id, tx.now)
    first = date.fromordinal(max(1, until.toordinal() - count + 1))
    return NotedDays(first, until, tracker_days.between(tx, tracker.id, first, until))


@dataclass(frozen=True, slots=True)
class Charted:
    """What charts of a tracker are drawn of.

    Attributes:
        days: those that are asked for.
        felt: how the person felt, as noted in the month up to today.
        beside: the days on which something was noted in each other tracker of theirs, by its name.
    """

    tracker: Tracker
    days: NotedDays
    felt: Sequence[Entry]
    beside: Mapping[str, Collection[date]]


def charted(tx: Tx, person_id: int, tracker_id: int, count: int) -> Charted | NoSuchTracker:
    """What charts of so many days are drawn of."""
    tracker = trackers.get(tx, person_id, tracker_id)
    if tracker is None:
        return NoSuchTracker("")
    days = days_of(tx, person_id, tracker, count)
    month = entries.between(tx, tracker.id, days.last.replace(day=1), days.last)
    others = [each for each in trackers.of_person(tx, person_id) if each.id != tracker.id]
    beside = {each.name: tracker_days.noted_on(tx, each.id, days.first, days.last) for each in others}
    return Charted(tracker, days, [each for each in month if each.feeling is not None], beside)
