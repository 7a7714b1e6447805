"""Values, days and names of trackers within replies: a few characters each."""

from datetime import date
from decimal import Decimal

from core.tracking.durations import in_clock
from core.tracking.tracker import Entry, Kind, Measure, Tracker
from core.wording.segments import is_readable, to_gsm7

_WEEK = 7
_LONGEST = 15
"""Digits of a number that is shown whole."""


def said(tracker: Tracker, entry: Entry) -> str:
    """An entry in a few words: "weight 78.2 kg", "A note in diary"."""
    if entry.value is None:
        return f"A note in {shown_name(tracker)}"
    return f"{shown_name(tracker)} {value(entry.value, tracker.measure)}"


def shown_name(tracker: Tracker) -> str:
    """A tracker's name, if the short alphabet can show it."""
    return to_gsm7(tracker.name) if is_readable(tracker.name) else "your tracker"


def value(number_: Decimal, measure: Measure) -> str:
    """A value with its unit: "78.2 kg", "7h30", "4 of 5"."""
    if measure.kind is Kind.SCALE:
        return f"{plain(number_)} of {measure.high}"
    shown = number(number_, measure)
    unit = to_gsm7(measure.unit.lstrip("°"))
    return shown if not unit or "h" in shown else f"{shown} {unit}"


def number(number_: Decimal, measure: Measure) -> str:
    """A value without its unit; hours as on a clock."""
    return in_clock(number_) if measure.unit == "h" and number_ % 1 else plain(number_)


def rounded(number_: Decimal, measure: Measure) -> str:
    """A mean: to one decimal, or two below ten."""
    if measure.unit == "h":
        return in_clock(number_) if number_ % 1 else plain(number_)
    return plain(number_.quantize(Decimal("0.1") if abs(number_) >= 10 else Decimal("0.01")))  # noqa: PLR2004


def plain(number_: Decimal) -> str:
    """A number as people write it, without zeros at its end."""
    shown = f"{number_:f}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


def day(on: date, today: date) -> str:
    """A day in a word or two."""
    ago = (today - on).days
    if ago in {0, 1}:
        return ("today", "yesterday")[ago]
    if 0 < ago < _WEEK:
        return on.strftime("%a")
    return f"{on.day} {on:%b}" if on.year == today.year else on.isoformat()
