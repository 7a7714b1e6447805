"""Values by day as a table: by month or by year where there are too many days."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby

from core.charts.amounts import amount
from core.charts.chart import ChartTable
from core.charts.scales import in_words
from core.figures.points import Point

MOST_ROWS = 62


def table_of(series: Sequence[Point], unit: str) -> ChartTable:
    """A row a day; of more than two months, a row a month; of more than five years, a row a year."""
    if len(series) <= MOST_ROWS:
        return ChartTable(("Day", "Value"), [(in_words(on), amount(value, unit)) for on, value in series])
    by_month = _grouped(series, lambda on: on.replace(day=1), lambda on: f"{on:%b} {on.year}", unit)
    if len(by_month) <= MOST_ROWS:
        return ChartTable(("Month", "Days", "Mean", "Lowest", "Highest"), by_month)
    by_year = _grouped(series, lambda on: on.replace(month=1, day=1), lambda on: str(on.year), unit)
    return ChartTable(("Year", "Days", "Mean", "Lowest", "Highest"), by_year)


def _grouped(
    series: Sequence[Point], first_of: Callable[[date], date], label: Callable[[date], str], unit: str
) -> list[tuple[str, ...]]:
    """A row for the days that begin with the same one."""
    groups = groupby(series, lambda each: first_of(each.on))
    return [_row(label(first), [each.value for each in group], unit) for first, group in groups]


def _row(label: str, values: Sequence[Decimal], unit: str) -> tuple[str, ...]:
    shown = (sum(values, Decimal(0)) / len(values), min(values), max(values))
    return (label, str(len(values)), *(amount(each, unit) for each in shown))
