"""What lines and bars are drawn within: a scale at the left, days below."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from core.charts.amounts import short
from core.charts.canvas import HEAD, MARGIN, WIDTH, Canvas
from core.charts.chart import Chart, ChartTable
from core.charts.lettering import width_of
from core.charts.scales import Scale, day_ticks

HEIGHT = 250
_BELOW = 30
_LETTERS = 12
_BESIDE = 8
_BASE = 4
"""By so much the middle of a letter is above its base line."""
_LABEL_BELOW = 18
NOTHING = "Nothing noted yet."


@dataclass(frozen=True, slots=True)
class Frame:
    """Where values and days are on the canvas."""

    scale: Scale
    first: date
    last: date
    left: float
    unit: str = ""
    height: float = HEIGHT

    @property
    def right(self) -> float:
        """The end of the last day."""
        return WIDTH - MARGIN

    @property
    def bottom(self) -> float:
        """Where the lowest value is."""
        return self.height - _BELOW

    def x(self, day: date) -> float:
        """Where a day is; the middle, if there is only one."""
        span = (self.last - self.first).days
        part = (day - self.first).days / span if span > 0 else 0.5
        return self.left + min(1.0, max(0.0, part)) * (self.right - self.left)

    def y(self, value: Decimal) -> float:
        """Where a value is."""
        return self.bottom - self.scale.part(value) * (self.bottom - HEAD)

    def draw_grid(self, canvas: Canvas) -> None:
        """The scale, and the days below."""
        self.draw_scale(canvas)
        for day, words in day_ticks(self.first, self.last):
            self.label(canvas, self.x(day), words)

    def draw_scale(self, canvas: Canvas) -> None:
        """Round values at the left, and a line for each."""
        for tick in self.scale.ticks:
            y = self.y(tick)
            canvas.level("grid" if tick != self.scale.low else "axis", y, self.left, self.right)
            canvas.text("dim", self.left - _BESIDE, y + _BASE, short(tick, self.unit), "end")

    def label(self, canvas: Canvas, x: float, words: str) -> None:
        """Words below that place, kept within the picture."""
        half = width_of(words, _LETTERS) / 2
        canvas.text("dim", min(max(x, half + 2), WIDTH - half - 2), self.bottom + _LABEL_BELOW, words, "middle")


def framed(scale: Scale, first: date, last: date, unit: str) -> Frame:
    """A frame with room for the numbers of its scale."""
    widest = max(width_of(short(tick, unit), _LETTERS) for tick in scale.ticks)
    return Frame(scale, first, max(first, last), MARGIN + widest + _BESIDE, unit)


def draw_nothing(title: str) -> Chart:
    """A chart of no values: it says so."""
    canvas = Canvas(HEIGHT)
    canvas.head(title, "")
    canvas.text("dim", WIDTH / 2, HEIGHT / 2, NOTHING, "middle")
    summary = f"{title}: {NOTHING[0].lower()}{NOTHING[1:]}"
    return Chart(canvas.svg(title, summary), title, summary, ChartTable(("Day", "Value"), ()))
