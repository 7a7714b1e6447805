"""Months: which one a moment is in, when it begins and ends somewhere, and what people call it."""

from dataclasses import dataclass
from datetime import date, timedelta, tzinfo
from typing import Self

from core.clock import Moment
from core.times.rules import local_day, moment_of
from core.tracking.day_words import MONTHS

A_YEAR = 12
NAMES = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
MADE_AT = 20 * 60
"""Minutes of the day, on the first of the month after it, by the clock on the wall of whose report it is."""


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A month, counted from January of the year 0."""

    number: int

    @classmethod
    def of(cls, day: date) -> Self:
        """The month that a day is in."""
        return cls(day.year * A_YEAR + day.month - 1)

    @classmethod
    def at(cls, moment: Moment, zone: tzinfo) -> Self:
        """The month that it is there at that moment."""
        return cls.of(local_day(moment, zone))

    @classmethod
    def parse(cls, written: str) -> Self | None:
        """The month that `str` writes so: `2026-10`."""
        try:
            return cls.of(date.fromisoformat(f"{written}-01"))
        except ValueError:
            return None

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.number // A_YEAR, self.number % A_YEAR + 1, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return self.after(1).first - timedelta(1)

    @property
    def name(self) -> str:
        """What it is called, without the year."""
        return NAMES[self.number % A_YEAR]

    def after(self, months: int) -> "Month":
        """The month that many months later; earlier, if negative."""
        return Month(self.number + months)

    def begins(self, zone: tzinfo) -> Moment:
        """When its first day begins there."""
        return moment_of(self.first, 0, zone)

    def report_due(self, zone: tzinfo) -> Moment:
        """When its report is made and told of there."""
        return moment_of(self.after(1).first, MADE_AT, zone)

    def __str__(self) -> str:
        return self.first.isoformat()[:7]


def named(word: str, year: str, now: Month) -> Month | None:
    """The month that somebody means: the last one of that name, or that of a year; nothing if it is yet to come."""
    written = Month.parse(word)
    if written is not None and not year:
        return written if written <= now else None
    number = MONTHS.get(word.casefold().rstrip("."))
    if number is None:
        return None
    ago = (now.number - (number - 1)) % A_YEAR
    found = Month(int(year) * A_YEAR + number - 1) if year else now.after(-ago)
    return found if found <= now else None


def is_month(word: str) -> bool:
    """Whether a word names a month."""
    return word.casefold().rstrip(".") in MONTHS or Month.parse(word) is not None
