"""Where values and days stand in a chart, and which of them are written beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal, localcontext

_DIGITS = 60
"""So exactly are ends reckoned: far more than a value has."""
_MOST_TICKS = 5
_STEPS = (Decimal(1), Decimal(2), Decimal(5), Decimal(10))
_TENTH = Decimal("0.1")
_MONTHS = 12
_DAY_STEPS = (1, 2, 7, 14)
_MONTH_STEPS = (1, 2, 3, 6)
_YEAR_STEPS = (1, 2, 5, 10, 20, 50)
_A_MONTH, _A_YEAR = 30, 365


@dataclass(frozen=True, slots=True)
class Scale:
    """From the lowest value that is shown to the highest, with round numbers between."""

    low: Decimal
    high: Decimal
    ticks: Sequence[Decimal]
    span: Decimal

    def part(self, value: Decimal) -> float:
        """Where a value is: 0 at the lower end, 1 at the upper one, and nothing beyond them."""
        return min(1.0, max(0.0, float((value - self.low) / self.span)))


def scale_of(low: Decimal, high: Decimal, most: int = _MOST_TICKS) -> Scale:
    """A scale that holds both, with at most so many round numbers, ends included; about the value, if it is one."""
    with localcontext() as context:
        context.prec = _DIGITS
        if low == high:
            room = abs(low) * _TENTH or Decimal(1)
            low, high = low - room, high + room
        step = _round_step((high - low) / (most - 1))
        while True:
            first = (low / step).to_integral_value(ROUND_FLOOR)
            last = (high / step).to_integral_value(ROUND_CEILING)
            if last - first < most:
                break
            step = _round_step(step * Decimal("1.01"))
        ticks = [(first + number) * step for number in range(int(last - first) + 1)]
        return Scale(ticks[0], ticks[-1], [tick.normalize() for tick in ticks], ticks[-1] - ticks[0])


def _round_step(least: Decimal) -> Decimal:
    """The next round number that is no less: 1, 2 or 5 with zeros."""
    size = Decimal(1).scaleb(least.adjusted())
    return next(step * size for step in _STEPS if step * size >= least)


def day_ticks(first: date, last: date, most: int = 5) -> Sequence[tuple[date, str]]:
    """At most so many days between these, at even distances, with what is written below each."""
    span = (last - first).days
    for step in _DAY_STEPS:
        if span // step < most:
            days = [first + timedelta(at) for at in range(0, span + 1, step)]
            return [(day, f"{day.day} {day:%b}") for day in days]
    for step in _MONTH_STEPS:
        if span // (step * _A_MONTH) < most:
            return [(day, _month(day, number)) for number, day in enumerate(_months(first, last, step)[:most])]
    for step in _YEAR_STEPS:
        if span // (step * _A_YEAR) < most:
            break
    years = range(-(-(first.year + (first != date(first.year, 1, 1))) // step) * step, last.year + 1, step)
    return [(date(year, 1, 1), str(year)) for year in years if year][:most]


def _months(first: date, last: date, step: int) -> list[date]:
    """First days of months."""
    found, number = list[date](), first.year * _MONTHS + first.month - 1 + (first.day > 1)
    number = -(-number // step) * step
    while number < last.year * _MONTHS + last.month:
        found.append(date(number // _MONTHS, number % _MONTHS + 1, 1))
        number += step
    return found


def _month(day: date, number: int) -> str:
    """Its name; of the first one and of each January also the year."""
    return f"{day:%b} {day.year}" if not number or day.month == 1 else f"{day:%b}"


def in_words(day: date) -> str:
    """A day: `1 Oct 2026`."""
    return f"{day.day} {day:%b} {day.year}"


def span_in_words(first: date, last: date) -> str:
    """From one day to another: `1 Oct to 22 Nov 2026`."""
    if first == last:
        return in_words(first)
    before = f"{first.day} {first:%b}" if first.year == last.year else in_words(first)
    return f"{before} to {in_words(last)}"
