from collections.abc import Sequence

from core.figures.points import Point

_OF_EACH = 4


def thinned(series: Sequence[Point], most: int) -> Sequence[Point]:
    """At most so many points that look the same when drawn.

    Of each stretch stay the first, the least, the greatest and the last one, so that no peak is lost.
    """
    if len(series) <= most:
        return series
    stretches = max(1, most // _OF_EACH)
    kept = list[Point]()
    for number in range(stretches):
        begin = number * len(series) // stretches
        end = (number + 1) * len(series) // stretches
        kept += _outline(series, range(begin, end))
    return kept


def _outline(series: Sequence[Point], stretch: range) -> Sequence[Point]:
    least = min(stretch, key=lambda at: series[at].value)
    greatest = max(stretch, key=lambda at: series[at].value)
    return [series[at] for at in sorted({stretch[0], least, greatest, stretch[-1]})]
