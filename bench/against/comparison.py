"""Rounds of two checkouts, set side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bench.against.checkout import Value
from bench.rounds import median
from bench.table import shown

LESS_IS_BETTER: Final = frozenset({"ms", "s", "MiB"})
Round = dict[str, Value]
"""The figures of one round, by name."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A figure of both. Rounds of the same place ran one after the other, so their ratios are what counts."""

    what: str
    unit: str
    new: tuple[float, ...]
    old: tuple[float, ...]

    @property
    def ratios(self) -> list[float]:
        """New by old, round by round; a round in which the old one has nothing is left out."""
        return [new / old for new, old in zip(self.new, self.old, strict=True) if old]

    @property
    def verdict(self) -> str:
        """Better or worse, if all of several rounds say so; else it may be chance, and nothing is said."""
        ratios = self.ratios
        if len(ratios) < 2 or min(ratios) <= 1 <= max(ratios):
            return ""
        return "better" if (max(ratios) < 1) == (self.unit in LESS_IS_BETTER) else "worse"


def compare(new: Sequence[Round], old: Sequence[Round]) -> list[Compared]:
    """The figures that every round of both has, in the new one's order."""
    everywhere = [what for what in new[0] if all(what in each for each in (*new, *old))]
    return [
        Compared(
            what, new[0][what].unit, tuple(each[what].value for each in new), tuple(each[what].value for each in old)
        )
        for what in everywhere
    ]


def left_out(new: Sequence[Round], old: Sequence[Round]) -> list[str]:
    """The figures that only some rounds have, mostly because only one of the checkouts knows them."""
    every = [*new, *old]
    names = dict.fromkeys(what for each in every for what in each)
    return [what for what in names if not all(what in each for each in every)]


def table(compared: Sequence[Compared]) -> list[str]:
    """Lines: both medians, the median ratio, and from which to which the ratios of the rounds reach."""
    width = max((len(each.what) for each in compared), default=0)
    head = f"  {'':<{width}}  {'new':>10} {'old':>10} {'':<10}  {'new/old':>7}  spread"
    return [head, *(_line(each, width) for each in compared)]


def _line(figure: Compared, width: int) -> str:
    values = f"{shown(median(figure.new)):>10} {shown(median(figure.old)):>10} {figure.unit:<10}"
    ratios = figure.ratios
    spread = f"{median(ratios):7.3f}  {min(ratios):.3f} to {max(ratios):.3f}" if ratios else f"{'-':>7}"
    return f"  {figure.what:<{width}}  {values}  {spread}  {figure.verdict}".rstrip()
