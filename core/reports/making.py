"""Makes a report of what was noted: figures only, no rows."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from core.figures import together
from core.figures.points import Point, extremes, mean, points
from core.figures.streaks import streaks
from core.reports.report import Counted, DayNoted, DayOf, Feelings, Hint, Note, TrackerMonth
from core.tracking.tracker import FEELINGS, Entry, Kind, Tracker

COMPARED_DAYS = 92
"""Three months: in one alone, hardly anything has ten days with and ten days without."""
MOST_NOTES = 62
"""Of one tracker."""
MOST_WORDS = 600
"""Characters of one note."""
FELT = ""
"""The name under which feelings are compared."""


@dataclass(frozen=True, slots=True)
class NotedInTracker:
    """What was noted in one tracker.

    Attributes:
        days: of the month and of so many days before it that things can be compared.
        entries: of the month, the earliest first; no more of them than can be looked through.
        adds_up: whether a day's value is the sum of its entries.
        streak: days in a row up to the last day of the month, or the one before.
    """

    tracker: Tracker
    days: Sequence[DayNoted]
    entries: Sequence[Entry]
    adds_up: bool
    streak: int


def of_tracker(noted: NotedInTracker, first: date, last: date) -> TrackerMonth:
    """A tracker's month, from its first to its last day."""
    tracker = noted.tracker
    days = [day for day in noted.days if first <= day.on <= last]
    before = [day for day in noted.days if _is_month_before(day.on, first)]
    series = _series(days)
    found = extremes(series)
    notes = [Note(on=each.on, words=each.words[:MOST_WORDS]) for each in noted.entries if each.words]
    return TrackerMonth(
        name=tracker.name,
        description=tracker.description,
        kind=tracker.kind,
        unit=tracker.unit,
        low=tracker.measure.low,
        high=tracker.measure.high,
        is_paused=tracker.paused,
        adds_up=noted.adds_up,
        entries=sum(day.entries for day in days),
        days=tuple(days),
        total=sum((each.value for each in series), Decimal(0)) if noted.adds_up and series else None,
        mean=mean(each.value for each in series),
        mean_before=mean(each.value for each in _series(before)),
        highest=DayOf(on=found.highest.on, value=found.highest.value) if found else None,
        lowest=DayOf(on=found.lowest.on, value=found.lowest.value) if found else None,
        streak=noted.streak,
        longest_streak=_longest(days, last),
        notes=tuple(notes[:MOST_NOTES]),
        notes_left_out=max(0, len(notes) - MOST_NOTES),
    )


def _is_month_before(on: date, first: date) -> bool:
    last_before = first - timedelta(1)
    return (on.year, on.month) == (last_before.year, last_before.month)


def _series(days: Sequence[DayNoted]) -> Sequence[Point]:
    return points({day.on: day.value for day in days if day.value is not None})


def _longest(days: Sequence[DayNoted], last: date) -> int:
    longest = streaks((day.on for day in days), last).longest
    return longest.days if longest is not None else 0


def feelings(noted: Sequence[NotedInTracker]) -> Feelings | None:
    """How the person felt; nothing if they never said."""
    said: dict[date, list[int]] = defaultdict(list)
    for each in noted:
        for entry in each.entries:
            if entry.feeling is not None:
                said[entry.on].append(entry.feeling)
    if not said:
        return None
    series = points({on: Decimal(sum(found)) / len(found) for on, found in said.items()})
    found = extremes(series)
    counts = Counter(feeling for all_ in said.values() for feeling in all_)
    one, two, three, four, five = (counts[feeling] for feeling in FEELINGS)
    return Feelings(
        days=tuple(DayOf(on=each.on, value=each.value) for each in series),
        counts=(one, two, three, four, five),
        mean=mean(each.value for each in series),
        best=DayOf(on=found.highest.on, value=found.highest.value) if found else None,
        worst=DayOf(on=found.lowest.on, value=found.lowest.value) if found else None,
    )


def hints(noted: Sequence[NotedInTracker], felt: Feelings | None) -> tuple[Hint, ...]:
    """What goes with what."""
    units = {each.tracker.name: each.tracker.unit for each in noted}
    values: dict[str, Mapping[date, Decimal]] = {
        each.tracker.name: dict(_series(each.days)) for each in noted if each.tracker.kind is not Kind.NOTE
    }
    if felt is not None:
        values[FELT] = {day.on: day.value for day in felt.days}
    besides = {each.tracker.name: {day.on for day in each.days} for each in noted}
    return tuple(
        Hint(
            what=str(found.value),
            unit=units.get(str(found.value), ""),
            beside=str(found.beside),
            mean_with=found.together.mean_with,
            days_with=found.together.days_with,
            mean_without=found.together.mean_without,
            days_without=found.together.days_without,
        )
        for found in together.hints(values, besides)
    )


def most(counted: Sequence[tuple[str, int]]) -> Counted | None:
    """The one with the greatest number, of several the first; nothing if all are 0."""
    if not any(count for _, count in counted):
        return None
    name, count = max(counted, key=lambda each: each[1])
    return Counted(name=name, count=count)
