"""What several values of one day come to: kilometres and cups add up, weights and temperatures don't."""

from core.tracking.tracker import Kind, Measure
from core.tracking.units import find_unit

_LEVELS = frozenset({"mass", "temperature", "fahrenheit", "pressure", "share", "bpm"})
"""What such units measure is how high something is, not how much of it there was."""


def adds_up(measure: Measure) -> bool:
    """Whether a day's value is the sum of its entries; else it is their mean, as of units that nobody knows."""
    if measure.kind is not Kind.NUMBER:
        return False
    if not measure.unit:
        return True
    unit = find_unit(measure.unit)
    return unit is not None and unit.dimension not in _LEVELS
