from datetime import date

from core.charts.amounts import amount
from core.charts.canvas import HEAD, MARGIN, WIDTH, Canvas
from core.charts.chart import Chart, ChartTable
from core.charts.scales import span_in_words
from core.figures.points import ByDay, points
from core.figures.weekdays import DAYS_A_WEEK, NAMES, by_weekday

_HEIGHT = 220
_BOTTOM = _HEIGHT - 30
_TOP = HEAD + 16
_BAR = 0.62
"""Of the room for a weekday."""


def weekdays(by_day: ByDay, title: str, unit: str = "", first: date | None = None, last: date | None = None) -> Chart:
    """How often there was something, by weekday: a bar for each, of all such days of the time.

    What it takes, and what it raises, is as with `core.charts.line.line`.
    """
    series = points(by_day, first, last)
    begin = first or (series[0].on if series else date(2000, 1, 3))
    end = max(begin, last or (series[-1].on if series else begin))
    found = by_weekday(dict(series), begin, end)
    most = max(found, key=lambda each: each.days)
    canvas = Canvas(_HEIGHT)
    told = f"most often on {NAMES[most.number]}: {most.days} of {most.of}" if most.days else "nothing noted yet"
    canvas.head(title, f"By weekday, {told}")
    highest = max(1, *(each.of for each in found))
    room = (WIDTH - 2 * MARGIN) / DAYS_A_WEEK
    for each in found:
        x = MARGIN + (each.number + 0.5) * room
        _draw_bar(canvas, x, room * _BAR, each.of / highest, "empty")
        top = _draw_bar(canvas, x, room * _BAR, each.days / highest, "bar")
        canvas.text("ink", x, min(top, _BOTTOM) - 6, str(each.days))
        canvas.text("dim", x, _BOTTOM + 18, NAMES[each.number], "middle")
    canvas.level("axis", _BOTTOM, MARGIN, WIDTH - MARGIN)
    summary = f"{title} by weekday, {span_in_words(begin, end)}: {told}."
    rows = [
        (NAMES[each.number], str(each.days), str(each.of), amount(each.mean, unit) if each.mean is not None else "")
        for each in found
    ]
    return Chart(canvas.svg(title, summary), title, summary, ChartTable(("Weekday", "Days", "Of", "Mean"), rows))


def _draw_bar(canvas: Canvas, middle: float, width: float, part: float, layer: str) -> float:
    """A bar so high; returns where it ends."""
    height = part * (_BOTTOM - _TOP)
    if height:
        canvas.rect(layer, middle - width / 2, _BOTTOM - height, width, height)
    return _BOTTOM - height
