"""What every chart comes to: a picture, and the same as a table for whoever can't see it."""

from collections.abc import Sequence
from typing import NamedTuple


class Svg(str):
    """One `<svg>` element. Whatever people wrote is escaped in it, so that a template takes it as it is."""

    __slots__ = ()

    def __html__(self) -> str:
        """What templates ask for before they would escape it (MarkupSafe, "HTML Representations")."""
        return str(self)


class ChartTable(NamedTuple):
    """Headers and rows, all of it ready to be shown. The first cell of a row says what the row is about."""

    headers: Sequence[str]
    rows: Sequence[Sequence[str]]


class Chart(NamedTuple):
    """A chart.

    Attributes:
        svg: the drawing, to stand within a page or by itself. It has colours of its own for light pages, as
            attributes; a stylesheet may give others to its classes (`web/static/charts.css`). A strict
            Content-Security-Policy has nothing to complain of.
        title: what is above it.
        summary: it in one sentence.
        table: the same in words and figures.
    """

    svg: Svg
    title: str
    summary: str
    table: ChartTable
