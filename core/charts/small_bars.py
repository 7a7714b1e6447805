from collections.abc import Sequence
from typing import NamedTuple

from core.charts.canvas import escaped, numeral
from core.charts.chart import Svg

_HEIGHT = 100.0
_WIDE, _GAP = 10, 2
_LEAST = 2.0
"""So high is at least what is not nothing: however little it is, it can be seen."""


class SmallBars(NamedTuple):
    """Bars without a scale, as wide and as high as the page makes them, and the highest value."""

    svg: Svg
    most: float


def small_bars(values: Sequence[float], label: str) -> SmallBars:
    """A bar for each value, from nothing up; `label` says what they are for who can't see them."""
    most = max(values, default=0)
    shapes = []
    for number, value in enumerate(values):
        if value > 0:
            height = max(_LEAST, _HEIGHT * value / most)
            place = f'x="{number * (_WIDE + _GAP)}" y="{numeral(_HEIGHT - height)}"'
            shapes.append(f'<rect {place} width="{_WIDE}" height="{numeral(height)}"/>')
    width = max(1, len(values) * (_WIDE + _GAP) - _GAP)
    return SmallBars(
        Svg(
            f'<svg class="chart" viewBox="0 0 {width} {numeral(_HEIGHT)}" preserveAspectRatio="none" role="img">'
            f"<title>{escaped(label)}</title>{''.join(shapes)}</svg>"
        ),
        most,
    )
