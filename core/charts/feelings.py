from collections import Counter
from collections.abc import Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from core.charts.amounts import short
from core.charts.canvas import MARGIN, WIDTH, Canvas
from core.charts.chart import Chart, ChartTable
from core.charts.months import Cell, Sheet, first_of_month
from core.charts.scales import in_words
from core.figures.points import ByDay, mean, points
from core.tracking.tracker import FEELINGS
from core.wording.tracking import FEELING_WORDS

_CELL = 34.0
_SWATCH = 12.0
_BELOW = 34


def feelings(by_day: ByDay, title: str, month: date) -> Chart:
    """How somebody felt in a month: a cell a day, with the feeling as a colour and as a digit.

    Args:
        by_day: from 1 (awful) to 5 (great); of several a day, their mean.
        title: what it is of.
        month: any day of it.

    Raises:
        ValueError: for a value that is no number.
    """
    sheet = Sheet(first_of_month(month), _CELL)
    felt = {on: nearest(value) for on, value in points(by_day) if sheet.first <= on <= sheet.last}
    canvas = Canvas(sheet.bottom + _BELOW)
    middle = mean(value for on, value in by_day.items() if on in felt)
    name = f"{sheet.first:%B} {sheet.first.year}"
    days = f"{len(felt)} {'day' if len(felt) == 1 else 'days'}"
    told = f"{name}: {days}, mean {short(middle)} of {FEELINGS[-1]}" if middle is not None else f"{name}: none"
    canvas.head(title, told)
    sheet.draw_weekdays(canvas)
    for cell in sheet.cells():
        _draw(canvas, cell, felt.get(cell.day))
    counts = Counter(felt.values())
    _draw_legend(canvas, counts, sheet.bottom + 10)
    often = ", ".join(f"{FEELING_WORDS[each]} {counts[each]}" for each in FEELINGS)
    summary = f"{title}, {told}. {often.capitalize()}."
    rows = [(in_words(on), f"{feeling} {FEELING_WORDS[feeling]}") for on, feeling in felt.items()]
    return Chart(canvas.svg(title, summary), title, summary, ChartTable(("Day", "Feeling"), rows))


def nearest(value: Decimal) -> int:
    """The feeling that a mean is nearest to."""
    return min(max(int(value.to_integral_value(ROUND_HALF_UP)), FEELINGS[0]), FEELINGS[-1])


def _draw(canvas: Canvas, cell: Cell, feeling: int | None) -> None:
    canvas.rect(f"feeling-{feeling}" if feeling else "empty", cell.x, cell.y, cell.width, cell.height, 5)
    canvas.text("small", cell.x + 4, cell.y + 11, str(cell.day.day))
    if feeling:
        canvas.text("on-level", cell.x + cell.width / 2 + 4, cell.y + cell.height / 2 + 8, str(feeling))


def _draw_legend(canvas: Canvas, counts: Mapping[int, int], y: float) -> None:
    room = (WIDTH - 2 * MARGIN) / len(FEELINGS)
    for number, feeling in enumerate(FEELINGS):
        x = MARGIN + number * room
        canvas.rect(f"feeling-{feeling}", x, y, _SWATCH, _SWATCH, 2)
        canvas.text("dim", x + _SWATCH + 5, y + 10.5, f"{FEELING_WORDS[feeling]} {counts.get(feeling, 0)}")
