"""Which chart shows a tracker best."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from core.charts.bars import bars
from core.charts.calendar import calendar
from core.charts.chart import Chart
from core.charts.feelings import feelings
from core.charts.line import line
from core.charts.months import first_of_month
from core.figures.points import ByDay
from core.tracking.adding_up import adds_up
from core.tracking.tracker import FEELINGS, Kind, Tracker

DaySum: TypeAlias = tuple[date, int, Decimal | None]
"""A day on which something was noted: how many entries, and the sum of their values; none of notes."""


def values_of(tracker: Tracker, days: Sequence[DaySum]) -> ByDay:
    """A value for each day: the sum of its entries, or their mean where they don't add up; of notes, how many."""
    if tracker.kind is Kind.NOTE:
        return {on: Decimal(entries) for on, entries, _ in days}
    if adds_up(tracker.measure):
        return {on: total for on, _, total in days if total is not None}
    return {on: total / entries for on, entries, total in days if total is not None}


def chart_of(tracker: Tracker, days: Sequence[DaySum], first: date, last: date) -> Chart:
    """Notes as a calendar, amounts as bars, and levels as a line; a month on a scale from 1 to 5, as feelings."""
    values, measure = values_of(tracker, days), tracker.measure
    if measure.kind is Kind.NOTE:
        return calendar(values, tracker.name, "", first, last)
    if adds_up(measure):
        return bars(values, tracker.name, measure.unit, first, last)
    is_like_feelings = (measure.low, measure.high) == (FEELINGS[0], FEELINGS[-1])
    if is_like_feelings and first == first_of_month(last):
        return feelings(values, tracker.name, last)
    return line(values, tracker.name, measure.unit, first, last)
