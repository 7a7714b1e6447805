"""What is said beside a chart: one segment."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from core.charts.choosing import DaySum, values_of
from core.charts.scales import span_in_words
from core.figures.points import mean
from core.tracking.adding_up import adds_up
from core.tracking.tracker import Kind, Tracker
from core.wording.segments import one_segment, to_gsm7
from core.wording.values import rounded, shown_name, value


def with_picture(tracker: Tracker, days: Sequence[DaySum], first: date, last: date) -> str:
    """Beside the picture: what it is of, and what it comes to."""
    return one_segment(f"{_span(tracker, first, last)}: {{}}", _comes_to(tracker, days, first, last))


def with_link(tracker: Tracker, first: date, last: date, url: str) -> str:
    """For who takes no pictures: where it is."""
    return one_segment(f"{{}} {url}", f"{_span(tracker, first, last)}:")


def nothing_noted(tracker: Tracker) -> str:
    """There is nothing to draw."""
    return one_segment("Nothing noted in {} in that time.", shown_name(tracker))


def _span(tracker: Tracker, first: date, last: date) -> str:
    return f"{shown_name(tracker)}, {span_in_words(first, last)}"


def _comes_to(tracker: Tracker, days: Sequence[DaySum], first: date, last: date) -> str:
    of = (last - first).days + 1
    noted = f"{len(days)} of {of} {'day' if of == 1 else 'days'}"
    values = list(values_of(tracker, days).values())
    middle = mean(values)
    if tracker.kind is Kind.NOTE or middle is None:
        return f"{noted}."
    measure = tracker.measure
    if adds_up(measure):
        return (
            f"{value(sum(values, Decimal(0)), measure)} in all, {noted}, {rounded(middle, measure)} on each of them."
        )
    least, greatest = rounded(min(values), measure), rounded(max(values), measure)
    return f"mean {_with_unit(rounded(middle, measure), measure.unit)}, from {least} to {greatest}, {noted}."


def _with_unit(shown: str, unit: str) -> str:
    known = to_gsm7(unit.lstrip("°"))
    return shown if not known or "h" in shown else f"{shown} {known}"
