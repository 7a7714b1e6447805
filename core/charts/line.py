from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from statistics import median

from core.charts.amounts import amount
from core.charts.canvas import Canvas
from core.charts.chart import Chart
from core.charts.frame import Frame, draw_nothing, framed
from core.charts.scales import scale_of, span_in_words
from core.charts.tables import table_of
from core.figures.points import ByDay, Point, extremes, mean, points
from core.figures.thinning import thinned

_MOST_POINTS = 400
_MOST_DOTS = 62
_DOT, _LONE_DOT = 2.6, 4.0
_GAP = 3
"""Where so many times more days are missing than usual, the line is interrupted."""


def line(by_day: ByDay, title: str, unit: str = "", first: date | None = None, last: date | None = None) -> Chart:
    """Values by day as a line, and their mean as a dashed one.

    Args:
        by_day: a value for each day that has one.
        title: what it is of, in anybody's words.
        unit: of the values; `h` is shown as on a clock.
        first: the day at the left end; the first one with a value, if none is given.
        last: the day at the right end.

    Raises:
        ValueError: for a value that is no number.
    """
    series = points(by_day, first, last)
    middle, ends = mean(each.value for each in series), extremes(series)
    if middle is None or ends is None:
        return draw_nothing(title)
    frame = framed(
        scale_of(ends.lowest.value, ends.highest.value), first or series[0].on, last or series[-1].on, unit
    )
    latest = amount(series[-1].value, unit)
    canvas = Canvas(frame.height)
    canvas.head(title, f"mean {amount(middle, unit)} (dashed), last {latest}" if len(series) > 1 else latest)
    frame.draw_grid(canvas)
    _draw(canvas, frame, series)
    if len(series) > 1:
        canvas.level("mean", frame.y(middle), frame.left, frame.right)
    days = f"{len(series)} days from " if len(series) > 1 else "one day, "
    between = f"between {amount(ends.lowest.value, unit)} and {amount(ends.highest.value, unit)}, "
    summary = (
        f"{title}: {days}{span_in_words(series[0].on, series[-1].on)}, {between if len(series) > 1 else ''}"
        f"mean {amount(middle, unit)}, last {latest}."
    )
    return Chart(canvas.svg(title, summary), title, summary, table_of(series, unit))


def _draw(canvas: Canvas, frame: Frame, series: Sequence[Point]) -> None:
    for stretch in _stretches(series):
        drawn = [(frame.x(on), frame.y(value)) for on, value in thinned(stretch, _MOST_POINTS)]
        if len(drawn) > 1:
            canvas.path("line", drawn)
        for x, y in drawn if len(series) <= _MOST_DOTS or len(drawn) == 1 else ():
            canvas.circle("dot", x, y, _DOT if len(series) > 1 else _LONE_DOT)
    if len(series) > _MOST_DOTS:
        canvas.circle("dot", frame.x(series[-1].on), frame.y(series[-1].value), _LONE_DOT)


def _stretches(series: Sequence[Point]) -> list[Sequence[Point]]:
    """The parts between gaps."""
    steps = [(after.on - before.on).days for before, after in pairwise(series)]
    longest = timedelta(_GAP * max(1, median(steps))) if steps else timedelta(1)
    found, begin = list[Sequence[Point]](), 0
    for at in range(1, len(series)):
        if series[at].on - series[at - 1].on > longest:
            found.append(series[begin:at])
            begin = at
    return [*found, series[begin:]]
