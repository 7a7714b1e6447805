"""Bar charts as SVG, drawn here: pages load nothing from elsewhere for them."""

from collections.abc import Sequence
from dataclasses import dataclass

HEIGHT = 100
WIDE, GAP = 10, 2


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: where it stands, and how high it is; `value` is what it stands for."""

    x: int
    y: float
    height: float
    value: float


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars side by side, in a view box of that width; `most` is the highest value."""

    width: int
    bars: list[Bar]
    most: float


def bars(values: Sequence[float]) -> Chart:
    """A bar for each value; one that is above nothing can be seen, however small it is."""
    most = max(values, default=0)
    drawn = []
    for number, value in enumerate(values):
        height = max(2.0, round(HEIGHT * value / most, 2)) if value > 0 else 0.0
        drawn.append(Bar(number * (WIDE + GAP), HEIGHT - height, height, value))
    return Chart(max(1, len(values) * (WIDE + GAP) - GAP), drawn, most)
