"""Outliers: a value that is ten times off what it was before, likely by a decimal sign or a zero."""

from collections.abc import Sequence
from decimal import Decimal

FACTORS = (Decimal(10), Decimal(100), Decimal(1000))
_FAR = 5
"""A value that is this many times larger, or smaller, than any before is asked about."""
_NEAR = 2
"""A value that is at most this many times larger, or smaller, is likely what was meant."""


def likely_meant(value: Decimal, before: Sequence[Decimal]) -> Decimal | None:
    """What a value that is far from all the last ones was meant as, if a decimal sign or a zero explains it."""
    sizes = [abs(each) for each in before if each]
    if not sizes or not value or not _is_far(abs(value), sizes):
        return None
    for factor in FACTORS:
        for tried in (value / factor, value * factor):
            if min(sizes) / _NEAR <= abs(tried) <= max(sizes) * _NEAR:
                return tried.normalize()
    return None


def likelier(value: Decimal, other: Decimal, before: Sequence[Decimal]) -> Decimal | None:
    """Which of two readings of one number is near to the last values; nothing if both are, or none."""
    sizes = [abs(each) for each in before if each]
    fitting = [each for each in (value, other) if sizes and not _is_far(abs(each), sizes)]
    return fitting[0] if len(fitting) == 1 else None


def _is_far(size: Decimal, sizes: Sequence[Decimal]) -> bool:
    return size >= _FAR * max(sizes) or size * _FAR <= min(sizes)
