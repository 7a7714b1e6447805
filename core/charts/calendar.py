from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from core.charts.canvas import HEAD, MARGIN, WIDTH, Canvas
from core.charts.chart import Chart, ChartTable
from core.charts.frame import draw_nothing
from core.charts.months import Sheet, first_of_month
from core.charts.scales import span_in_words
from core.charts.tables import table_of
from core.figures.points import ByDay, Point, points
from core.figures.streaks import streaks
from core.figures.weekdays import DAYS_A_WEEK

LEVELS = 4
_MONTH_CELL = 30.0
_WEEKS_A_BAND = 27
"""Half a year and a few days: two bands show a year."""
_MOST_BANDS = 8
_PITCH = (WIDTH - 2 * MARGIN) / _WEEKS_A_BAND
_GAP = 1.8
_MONTH_NAMES = 16
_BETWEEN_BANDS = 8
_SWATCH = 12.0
_BELOW = 34


def calendar(by_day: ByDay, title: str, unit: str = "", first: date | None = None, last: date | None = None) -> Chart:
    """Days as cells, the darker the more there is: a month as a sheet, anything longer as weeks side by side.

    Of more than four years, the last four are drawn. What it takes, and what it raises, is as with
    `core.charts.line.line`; of notes, the value of a day is how many there are.
    """
    series = points(by_day, first, last)
    if not series and (first is None or last is None):
        return draw_nothing(title)
    first, last = _ends(series, first, last)
    shown = [each for each in series if first <= each.on <= last]
    canvas_of = _month if first_of_month(first) == first_of_month(last) else _weeks
    values = dict(shown)
    canvas = canvas_of(values, first, last)
    best = streaks(values, last).longest
    row = f", {best.days} in a row at most" if best is not None and best.days > 1 else ""
    days = (last - first).days + 1
    told = f"{len(shown)} of {days} days{row}" if days > 1 else f"{len(shown)} of 1 day"
    canvas.head(title, told)
    summary = f"{title}: {told}, {span_in_words(first, last)}."
    table = table_of(shown, unit) if shown else ChartTable(("Day", "Value"), ())
    return Chart(canvas.svg(title, summary), title, summary, table)


def _ends(series: Sequence[Point], first: date | None, last: date | None) -> tuple[date, date]:
    end = last or series[-1].on
    begin = first or series[0].on
    return max(min(begin, end), _earliest(end)), end


def _earliest(last: date) -> date:
    """The first day that there is room for."""
    weeks = _WEEKS_A_BAND * _MOST_BANDS - 1
    return date.fromordinal(max(1, last.toordinal() - last.weekday() - weeks * DAYS_A_WEEK))


def level_of(value: Decimal, low: Decimal, high: Decimal) -> int:
    """How dark a value is, from 1 to 4, between the least and the greatest one; what is alone is darkest."""
    if low == high:
        return LEVELS
    return min(LEVELS, 1 + int(LEVELS * float((value - low) / (high - low))))


def _levels(values: ByDay) -> dict[date, int]:
    if not values:
        return {}
    low, high = min(values.values()), max(values.values())
    return {day: level_of(value, low, high) for day, value in values.items()}


def _month(values: ByDay, first: date, last: date) -> Canvas:
    sheet = Sheet(first_of_month(first), _MONTH_CELL)
    canvas = Canvas(sheet.bottom + _BELOW)
    sheet.draw_weekdays(canvas)
    levels = _levels(values)
    for cell in sheet.cells():
        level = levels.get(cell.day, 0)
        if first <= cell.day <= last:
            canvas.rect(f"level-{level}" if level else "empty", cell.x, cell.y, cell.width, cell.height, 5)
        layer = "on-strong" if level == LEVELS else "on-level"
        canvas.text(layer, cell.x + cell.width / 2, cell.y + cell.height / 2 + 4.5, str(cell.day.day))
    _draw_legend(canvas, values, sheet.bottom + 10)
    return canvas


def _weeks(values: ByDay, first: date, last: date) -> Canvas:
    monday = date.fromordinal(max(1, first.toordinal() - first.weekday()))
    bands = -(-((last - monday).days // DAYS_A_WEEK + 1) // _WEEKS_A_BAND)
    band_height = _MONTH_NAMES + DAYS_A_WEEK * _PITCH + _BETWEEN_BANDS
    bottom = HEAD + bands * band_height
    canvas = Canvas(bottom + _BELOW)
    levels = _levels(values)
    for number in range((last - first).days + 1):
        day = first + timedelta(number)
        band, week = divmod((day - monday).days // DAYS_A_WEEK, _WEEKS_A_BAND)
        x = MARGIN + week * _PITCH
        top = HEAD + band * band_height + _MONTH_NAMES
        level = levels.get(day, 0)
        size = _PITCH - _GAP
        canvas.rect(f"level-{level}" if level else "empty", x, top + day.weekday() * _PITCH, size, size, 2)
        if day.day == 1 and week < _WEEKS_A_BAND - 1:
            canvas.text("dim", x, top - 5, f"{day:%b}" if day.month > 1 else str(day.year))
    _draw_legend(canvas, values, bottom + 4)
    return canvas


def _draw_legend(canvas: Canvas, values: ByDay, y: float) -> None:
    """What the colours say, if there is more than one."""
    if len(set(values.values())) < 2:  # noqa: PLR2004
        return
    x = float(MARGIN)
    canvas.text("dim", x, y + 10.5, "less")
    for level in range(1, LEVELS + 1):
        canvas.rect(f"level-{level}", x + 30 + (level - 1) * (_SWATCH + 3), y, _SWATCH, _SWATCH, 2)
    canvas.text("dim", x + 30 + LEVELS * (_SWATCH + 3) + 4, y + 10.5, "more")
