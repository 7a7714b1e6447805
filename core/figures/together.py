"""What goes with what: how values differ between days with something and days without it.

That proves nothing, and is told as a hint. It takes ten days of each kind, and a difference that chance makes seldom:
three times its standard error (Welch, "The generalization of Student's problem", Biometrika 34, 1947). With fifty
things compared with fifty others, chance alone still makes a few, so that only the strongest are told.
"""

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple, TypeVar

from core.figures.points import ByDay, mean

FEWEST_DAYS = 10
"""With it, and as many without: fewer tell nothing."""
FAR_APART = 3.0
"""In standard errors: means that differ by less tell nothing."""
_Name = TypeVar("_Name")


class Together(NamedTuple):
    """A value on days with something, and on days without: the means, and of how many days."""

    mean_with: Decimal
    days_with: int
    mean_without: Decimal
    days_without: int
    strength: float
    """The difference in standard errors; below zero if it is less with than without."""

    @property
    def difference(self) -> Decimal:
        """How much more it is with than without."""
        return self.mean_with - self.mean_without


class NamedDifference(NamedTuple):
    """That `value` differs on days with `beside`, by the names that they were given under."""

    value: object
    beside: object
    together: Together


def compare(values: ByDay, beside: Collection[date]) -> Together | None:
    """How values differ on the days that `beside` names.

    Days before its first one and after its last one tell nothing: it may not have been kept count of then.
    Nothing with fewer than ten days of either kind.
    """
    if not beside:
        return None
    days = beside if isinstance(beside, set | frozenset) else frozenset(beside)
    first, last = min(days), max(days)
    with_, without = list[Decimal](), list[Decimal]()
    for on, value in values.items():
        if first <= on <= last:
            (with_ if on in days else without).append(value)
    if min(len(with_), len(without)) < FEWEST_DAYS:
        return None
    mean_with, mean_without = mean(with_), mean(without)
    if mean_with is None or mean_without is None:
        return None
    return Together(mean_with, len(with_), mean_without, len(without), _strength(with_, without))


def hints(
    values: Mapping[_Name, ByDay], besides: Mapping[_Name, Collection[date]], most: int = 3
) -> Sequence[NamedDifference]:
    """What differs most with what else, the strongest first. Nothing is compared with what has its own name."""
    found = (
        NamedDifference(name, other, together)
        for name, by_day in values.items()
        for other, days in besides.items()
        if name != other and (together := compare(by_day, days)) is not None
    )
    telling = [each for each in found if abs(each.together.strength) >= FAR_APART]
    return sorted(telling, key=lambda each: -abs(each.together.strength))[:most]


def _strength(with_: Sequence[Decimal], without: Sequence[Decimal]) -> float:
    """The difference of the means by its standard error; endless if nothing varies but by this."""
    scale = max(map(abs, (*with_, *without))) or Decimal(1)
    one = [float(value / scale) for value in with_]
    other = [float(value / scale) for value in without]
    difference = sum(one) / len(one) - sum(other) / len(other)
    error = math.sqrt(_variance(one) / len(one) + _variance(other) / len(other))
    if error < 1e-12:  # noqa: PLR2004 - what rounding leaves of nothing
        return 0.0 if abs(difference) < 1e-12 else math.copysign(math.inf, difference)  # noqa: PLR2004
    return difference / error


def _variance(values: Iterable[float]) -> float:
    listed = list(values)
    middle = sum(listed) / len(listed)
    return sum((value - middle) ** 2 for value in listed) / (len(listed) - 1)
