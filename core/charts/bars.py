from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from core.charts.amounts import amount
from core.charts.canvas import Canvas
from core.charts.chart import Chart, ChartTable
from core.charts.frame import Frame, draw_nothing, framed
from core.charts.scales import day_ticks, in_words, scale_of, span_in_words
from core.figures.points import ByDay, Point, points
from core.figures.weekdays import DAYS_A_WEEK

_MOST_BARS = 45
_MOST_WEEKS = 54
_MOST_MONTHS = 60
_GAP = 0.22
"""Between two bars, of the room for one."""
_WIDEST = 48.0
_LEAST = 1.5
"""So high is at least what is not nothing."""
_A_MONTH = 31


class Bar(NamedTuple):
    """What one bar stands for: some days, and their values added up; nothing if there are none."""

    first: date
    last: date
    total: Decimal | None


def bars(by_day: ByDay, title: str, unit: str = "", first: date | None = None, last: date | None = None) -> Chart:
    """Amounts as bars: by day; of more than 45 days, by week; of more than 45 weeks, by month; else by year.

    What it takes, and what it raises, is as with `core.charts.line.line`.
    """
    series = points(by_day, first, last)
    if not series:
        return draw_nothing(title)
    first, last = first or series[0].on, last or series[-1].on
    name, steps = stepped(series, first, max(first, last))
    amounts = [step.total for step in steps if step.total is not None]
    greatest, least = max((*amounts, Decimal(0))), min((*amounts, Decimal(0)))
    frame = framed(scale_of(least, greatest or Decimal(not least)), steps[0].first, steps[-1].last, unit)
    total = amount(sum(amounts, Decimal(0)), unit)
    canvas = Canvas(frame.height)
    canvas.head(title, f"by {name}: {total} in all, at most {amount(max(amounts, default=Decimal(0)), unit)}")
    _draw_grid(canvas, frame, steps)
    _draw(canvas, frame, steps)
    summary = f"{title}: {total} on {len(series)} days, {span_in_words(first, last)}, by {name}."
    rows = [(_label(step, name), amount(step.total, unit)) for step in steps if step.total is not None]
    return Chart(canvas.svg(title, summary), title, summary, ChartTable((name.capitalize(), "Amount"), rows))


def stepped(series: Sequence[Point], first: date, last: date) -> tuple[str, list[Bar]]:
    """The days from one to another in steps of one length, and what that is called."""
    days = (last - first).days + 1
    if days <= _MOST_BARS:
        return "day", _added_up(series, [first + timedelta(at) for at in range(days)], last)
    if days <= _MOST_WEEKS * DAYS_A_WEEK:
        monday = first - timedelta(first.weekday())
        weeks = range(0, (last - monday).days + 1, DAYS_A_WEEK)
        return "week", _added_up(series, [monday + timedelta(at) for at in weeks], last)
    if days <= _MOST_MONTHS * _A_MONTH:
        months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
        return "month", _added_up(series, [date(at // 12, at % 12 + 1, 1) for at in months], last)
    return "year", _added_up(series, [date(year, 1, 1) for year in range(first.year, last.year + 1)], last)


def _added_up(series: Sequence[Point], starts: Sequence[date], last: date) -> list[Bar]:
    found, at = list[Bar](), 0
    for number, start in enumerate(starts):
        end = starts[number + 1] - timedelta(1) if number + 1 < len(starts) else last
        total: Decimal | None = None
        while at < len(series) and series[at].on <= end:
            if series[at].on >= start:
                total = (total or Decimal(0)) + series[at].value
            at += 1
        found.append(Bar(start, end, total))
    return found


def _draw(canvas: Canvas, frame: Frame, steps: Sequence[Bar]) -> None:
    room = (frame.right - frame.left) / len(steps)
    width = min(room * (1 - _GAP), _WIDEST)
    ground = frame.y(Decimal(0))
    for number, step in enumerate(steps):
        if step.total:
            top = frame.y(step.total)
            height = max(_LEAST, abs(ground - top))
            x = frame.left + room * (number + 0.5) - width / 2
            canvas.rect("bar", x, ground - height if step.total > 0 else ground, width, height)
    if frame.scale.low < 0:
        canvas.level("axis", ground, frame.left, frame.right)


def _draw_grid(canvas: Canvas, frame: Frame, steps: Sequence[Bar]) -> None:
    frame.draw_scale(canvas)
    room = (frame.right - frame.left) / len(steps)
    for day, words in day_ticks(steps[0].first, steps[-1].last):
        number = next(at for at, step in enumerate(steps) if step.last >= day)
        frame.label(canvas, frame.left + room * (number + 0.5), words)


def _label(step: Bar, name: str) -> str:
    match name:
        case "day":
            return in_words(step.first)
        case "week":
            return span_in_words(step.first, step.last)
        case "month":
            return f"{step.first:%b} {step.first.year}"
        case _:
            return str(step.first.year)
