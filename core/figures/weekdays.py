"""What is noted by weekday: how often, and how much."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from core.figures.points import ByDay, mean

DAYS_A_WEEK = 7
NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
"""From Monday, as `date.weekday` counts."""


class Weekday(NamedTuple):
    """A weekday within some time.

    Attributes:
        number: 0 is Monday.
        days: on how many of them something was noted.
        of: how many there were.
        mean: of their values; nothing if there was none.
    """

    number: int
    days: int
    of: int
    mean: Decimal | None


def by_weekday(by_day: ByDay, first: date, last: date) -> Sequence[Weekday]:
    """All seven, from Monday on, of the time from `first` to `last`, both included."""
    values: list[list[Decimal]] = [[] for _ in range(DAYS_A_WEEK)]
    for on, value in by_day.items():
        if first <= on <= last:
            values[on.weekday()].append(value)
    return [
        Weekday(number, len(found), how_many(number, first, last), mean(found)) for number, found in enumerate(values)
    ]


def how_many(weekday: int, first: date, last: date) -> int:
    """How many days of that weekday there are from one day to another, both included."""
    until_first = (weekday - first.weekday()) % DAYS_A_WEEK
    return max(0, ((last - first).days - until_first) // DAYS_A_WEEK + 1)
