from dataclasses import dataclass
from datetime import date, timedelta

from core.times.rules import DAILY, Rule

USUAL = 9 * 60
"""The time of a day that is named without one."""
WEEK = 7


@dataclass(frozen=True, slots=True)
class When:
    """A time to come, as somebody said it; which moment that is depends on the date and the time where they are.

    Attributes:
        minute: of the day; None if no time was said.
        is_bare: whether the hour may be before noon or after it: "3", "9:30".
        weekdays: those that were named; 0 is Monday.
        repeats: whether it comes again and again.
        ahead: how many days from today; 1 is tomorrow.
        dated: year (0 if none was said), month and day.
        evening: whether a bare hour is one after noon, for words like "evening" came with it.
        wait: how many minutes from now.
    """

    minute: int | None = None
    is_bare: bool = False
    weekdays: frozenset[int] = frozenset()
    repeats: bool = False
    ahead: int | None = None
    dated: tuple[int, int, int] | None = None
    evening: bool = False
    wait: int | None = None

    @property
    def says_day(self) -> bool:
        """Whether a day was named."""
        return bool(self.weekdays) or self.ahead is not None or self.dated is not None

    def weekly(self) -> Rule | None:
        """The rule for these days of the week, or for every day if none was named; nothing if it is no such time."""
        if self.wait is not None or self.ahead is not None or self.dated is not None:
            return None
        return Rule(self.minute if self.minute is not None else USUAL, self.weekdays or DAILY)

    def once(self, today: date, minute_now: int) -> Rule | None:
        """The rule for the next such moment, once; nothing if that is past, or there is no such day."""
        minute = self.minute if self.minute is not None else USUAL
        day = self._day(today, is_past=minute <= minute_now)
        if day is None or day < today or (day == today and minute <= minute_now):
            return None
        return Rule(minute, on=day)

    def _day(self, today: date, *, is_past: bool) -> date | None:
        if self.ahead is not None:
            return today + timedelta(self.ahead)
        if self.weekdays:
            days = range(1 if is_past else 0, WEEK + 1)
            return next(today + timedelta(n) for n in days if (today + timedelta(n)).weekday() in self.weekdays)
        if self.dated is not None:
            return _next_date(self.dated, today, is_past=is_past)
        return today + timedelta(1 if is_past else 0)


def _next_date(said: tuple[int, int, int], today: date, *, is_past: bool) -> date | None:
    year, month, day = said
    for tried in (year,) if year else range(today.year, today.year + 5):  # 29 February
        try:
            found = date(tried, month, day)
        except ValueError:
            continue
        if found > today or (found == today and not is_past):
            return found
    return None
