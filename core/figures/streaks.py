"""Days in a row."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple


class Streak(NamedTuple):
    """How many days in a row something was noted; the last one is `until`."""

    days: int
    until: date


class Streaks(NamedTuple):
    """The one that goes on, which may still be added to today, and the longest; of several, the latest."""

    now: int
    longest: Streak | None


def streaks(days: Iterable[date], today: date) -> Streaks:
    """Of the days on which something was noted. One that reached yesterday goes on; days to come don't count."""
    longest: Streak | None = None
    current: Streak | None = None
    for day in sorted({each for each in days if each <= today}):
        goes_on = current is not None and (day - current.until).days == 1
        current = Streak(current.days + 1 if current is not None and goes_on else 1, day)
        if longest is None or current.days >= longest.days:
            longest = current
    is_alive = current is not None and current.until >= today - timedelta(1)
    return Streaks(current.days if current is not None and is_alive else 0, longest)
