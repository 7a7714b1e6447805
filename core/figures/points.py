"""Values by day, and what is said of them as a whole: mean, change, highest and lowest."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple, TypeAlias


class Point(NamedTuple):
    """A day and its value: what was noted on it, added up or its mean."""

    on: date
    value: Decimal


ByDay: TypeAlias = Mapping[date, Decimal]
"""A value for each of some days."""


class Change(NamedTuple):
    """From the first value to the last one; `share` is the difference by the first, and nothing if that was zero."""

    first: Point
    last: Point
    difference: Decimal
    share: Decimal | None


class Extremes(NamedTuple):
    """The days of the greatest and of the least value; of several, the latest."""

    highest: Point
    lowest: Point


def points(by_day: ByDay, first: date | None = None, last: date | None = None) -> list[Point]:
    """Days with their values, the earliest first; of those from `first` to `last`, if these are given.

    Raises:
        ValueError: for a value that is no number, such as NaN.
    """
    begin, end = first or date.min, last or date.max
    found = sorted(Point(on, value) for on, value in by_day.items() if begin <= on <= end)
    if not all(each.value.is_finite() for each in found):
        raise ValueError("a value is no finite number")
    return found


def mean(values: Iterable[Decimal]) -> Decimal | None:
    """The arithmetic mean; nothing of no values."""
    listed = list(values)
    return sum(listed, Decimal(0)) / len(listed) if listed else None


def change(series: Sequence[Point]) -> Change | None:
    """What came of the first value; nothing for fewer than two days."""
    if len(series) < 2:  # noqa: PLR2004
        return None
    first, last = series[0], series[-1]
    difference = last.value - first.value
    return Change(first, last, difference, difference / abs(first.value) if first.value else None)


def extremes(series: Sequence[Point]) -> Extremes | None:
    """The greatest and the least value, and their days; nothing of no days."""
    if not series:
        return None
    latest_first = series[::-1]
    return Extremes(
        max(latest_first, key=lambda each: each.value),
        min(latest_first, key=lambda each: each.value),
    )
