"""A month as a sheet of a calendar: where its days are."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from core.charts.canvas import HEAD, MARGIN, WIDTH, Canvas
from core.figures.weekdays import DAYS_A_WEEK, NAMES

GAP = 4
_NAMES_BASE = HEAD + 12
_TOP = HEAD + 20


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a day is."""

    day: date
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """The month of that first day, its cells so high."""

    first: date
    cell_height: float

    @property
    def last(self) -> date:
        """The month's last day."""
        return last_of_month(self.first)

    @property
    def bottom(self) -> float:
        """Where the last week ends."""
        return _TOP + _weeks(self.first) * (self.cell_height + GAP)

    def cells(self) -> Iterator[Cell]:
        """A cell for each day, a row for each week from Monday on."""
        pitch = (WIDTH - 2 * MARGIN + GAP) / DAYS_A_WEEK
        for number in range((self.last - self.first).days + 1):
            day = self.first + timedelta(number)
            week = (self.first.weekday() + number) // DAYS_A_WEEK
            y = _TOP + week * (self.cell_height + GAP)
            yield Cell(day, MARGIN + day.weekday() * pitch, y, pitch - GAP, self.cell_height)

    def draw_weekdays(self, canvas: Canvas) -> None:
        """Their names, above the columns."""
        pitch = (WIDTH - 2 * MARGIN + GAP) / DAYS_A_WEEK
        for number, name in enumerate(NAMES):
            canvas.text("dim", MARGIN + number * pitch + (pitch - GAP) / 2, _NAMES_BASE, name, "middle")


def first_of_month(day: date) -> date:
    """The first day of the month that a day is in."""
    return day.replace(day=1)


def last_of_month(day: date) -> date:
    """The last day of the month that a day is in."""
    if (day.year, day.month) == (date.max.year, date.max.month):
        return date.max
    return date(day.year + day.month // 12, day.month % 12 + 1, 1) - timedelta(1)


def _weeks(first: date) -> int:
    """In how many weeks a month has days."""
    return (first.weekday() + (last_of_month(first) - first).days) // DAYS_A_WEEK + 1
