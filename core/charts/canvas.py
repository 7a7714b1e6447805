"""SVG, drawn here: layers of shapes, each layer with a class and colours of its own."""

from collections.abc import Mapping
from functools import lru_cache
from html import escape

from core.charts.chart import Svg
from core.charts.lettering import fitted, plain_words

WIDTH = 400
"""Units across a chart. A phone shows it that wide or a little less, so that letters can be read there."""
MARGIN = 14
FONTS = "'Noto Sans','Noto Emoji',sans-serif"
_TITLE_SIZE, _SMALLEST_TITLE = 17.0, 12.0
_TITLE_BASE, _SUBTITLE_BASE = 27, 44
HEAD = 58
"""What is above the drawing itself: title and subtitle."""

LAYERS: Mapping[str, str] = {
    "sheet": 'fill="#ffffff"',
    "empty": 'fill="#f1efe9"',
    "level-1": 'fill="#f8d9c6"',
    "level-2": 'fill="#eda982"',
    "level-3": 'fill="#d67743"',
    "level-4": 'fill="#b4441c"',
    "feeling-1": 'fill="#e39a66"',
    "feeling-2": 'fill="#f4d3b5"',
    "feeling-3": 'fill="#e6e3da"',
    "feeling-4": 'fill="#b3dcd3"',
    "feeling-5": 'fill="#62b8a8"',
    "grid": 'fill="none" stroke="#dedbd2" stroke-width="1"',
    "bar": 'fill="#b4441c"',
    "axis": 'fill="none" stroke="#8b8779" stroke-width="1"',
    "line": 'fill="none" stroke="#b4441c" stroke-width="2" stroke-linejoin="round" stroke-linecap="round"',
    "dot": 'fill="#b4441c"',
    "mean": 'fill="none" stroke="#5d6270" stroke-width="1.5" stroke-dasharray="5 4"',
    "dim": 'fill="#5d6270" font-size="12"',
    "on-level": 'fill="#17181c" font-size="13" text-anchor="middle"',
    "on-strong": 'fill="#ffffff" font-size="13" text-anchor="middle"',
    "small": 'fill="#3c3f48" font-size="10"',
    "ink": 'fill="#17181c" font-size="12" text-anchor="middle"',
    "title": 'fill="#17181c" font-weight="600"',
}
"""Classes (with `chart-` in front) and how they look on a light page, from the back to the front."""


class Canvas:
    """A drawing of that height, in layers. All numbers are units of its view box."""

    def __init__(self, height: float) -> None:
        self._height = height
        self._layers: dict[str, list[str]] = {name: [] for name in LAYERS}
        self.rect("sheet", 0, 0, WIDTH, height)

    def rect(self, layer: str, x: float, y: float, width: float, height: float, rounded: float = 0) -> None:
        """A rectangle from its upper left corner."""
        corner = f' rx="{numeral(rounded)}"' if rounded else ""
        self._layers[layer].append(
            f'<rect x="{numeral(x)}" y="{numeral(y)}" width="{numeral(width)}" height="{numeral(height)}"{corner}/>'
        )

    def circle(self, layer: str, x: float, y: float, radius: float) -> None:
        """A circle about that point."""
        self._layers[layer].append(f'<circle cx="{numeral(x)}" cy="{numeral(y)}" r="{numeral(radius)}"/>')

    def path(self, layer: str, points: list[tuple[float, float]]) -> None:
        """A line through those points."""
        (x, y), *others = points
        rest = "L".join(f"{numeral(x)} {numeral(y)}" for x, y in others)
        self._layers[layer].append(f'<path d="M{numeral(x)} {numeral(y)}{f"L{rest}" if rest else ""}"/>')

    def level(self, layer: str, y: float, start: float, end: float) -> None:
        """A line from left to right."""
        self._layers[layer].append(f'<path d="M{numeral(start)} {numeral(y)}H{numeral(end)}"/>')

    def text(self, layer: str, x: float, y: float, words: str, anchor: str = "") -> None:
        """A few words on that base line; `anchor`: `middle` or `end`, if they don't begin at `x`."""
        how = f' text-anchor="{anchor}"' if anchor else ""
        self._layers[layer].append(f'<text x="{numeral(x)}" y="{numeral(y)}"{how}>{escaped(words)}</text>')

    def head(self, title: str, subtitle: str) -> None:
        """The title, as much of it as fits, in letters as large as fit; and a line below it."""
        words, size = fitted(title, WIDTH - 2 * MARGIN, _TITLE_SIZE, _SMALLEST_TITLE)
        self._layers["title"].append(
            f'<text x="{MARGIN}" y="{_TITLE_BASE}" font-size="{numeral(size)}">{escaped(words)}</text>'
        )
        self.text("dim", MARGIN, _SUBTITLE_BASE, fitted(subtitle, WIDTH - 2 * MARGIN, 12, 12)[0])

    def svg(self, title: str, summary: str) -> Svg:
        """All of it as one element, named and described for who can't see it."""
        groups = "".join(
            f'<g class="chart-{name}" {LAYERS[name]}>{"".join(shapes)}</g>'
            for name, shapes in self._layers.items()
            if shapes
        )
        return Svg(
            f'<svg xmlns="http://www.w3.org/2000/svg" class="chart-svg" viewBox="0 0 {WIDTH} {numeral(self._height)}"'
            f' width="{WIDTH}" height="{numeral(self._height)}" font-family="{FONTS}" role="img">'
            f"<title>{escaped(title)}</title><desc>{escaped(summary)}</desc>{groups}</svg>"
        )


def escaped(words: str) -> str:
    """Words within an element, whatever is in them."""
    return escape(plain_words(words))


@lru_cache(4096)
def numeral(number: float) -> str:
    """A number of a view box, as short as it can be."""
    return f"{number:.2f}".rstrip("0").rstrip(".")
