"""An entry as a form or a program has it: field by field, and checked against its tracker."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum, auto

from core.forms import tidied
from core.tracking.days import TODAY, Day
from core.tracking.entries import read_value
from core.tracking.numbers import MOST_DIGITS
from core.tracking.said import EntrySaid
from core.tracking.tracker import Kind, Measure, Tracker
from core.tracking.units import trimmed

LONGEST_WORDS = 1600
"""As long as a text may be."""


class Misfit(Enum):
    """Why something is no entry of a tracker."""

    NO_VALUE = auto()
    """It needs a number, in the tracker's unit, and there is none."""
    OFF_SCALE = auto()
    """The number is not on the scale."""
    TOO_PRECISE = auto()
    """The number has more digits than are kept."""
    NO_WORDS = auto()
    """A note needs words."""
    NO_NUMBER_HERE = auto()
    """A note has no number."""
    TOO_LONG = auto()
    """There are too many words."""


@dataclass(frozen=True, slots=True)
class EntryWanted:
    """What is to be kept.

    Attributes:
        value: as somebody typed it, units and all, or exactly; empty if there is none.
        words: beside the value, or the note.
        on: the day that it is about; today, if none is named.
        feeling: how the person felt, from 1 (awful) to 5 (great), if they said.
        as_said: whether nothing is asked about the value.
    """

    value: str | Decimal = ""
    words: str = ""
    on: date | None = None
    feeling: int | None = None
    as_said: bool = False


def said_by(wanted: EntryWanted, tracker: Tracker) -> EntrySaid | Misfit:
    """What is to be kept in that tracker, as if it had been texted; or why it can't be."""
    words = tidied(wanted.words)
    if len(words) > LONGEST_WORDS:
        return Misfit.TOO_LONG
    day = TODAY if wanted.on is None else Day(None, None, wanted.on.month, wanted.on.day, wanted.on.year)
    if tracker.kind is Kind.NOTE:
        if wanted.value != "":
            return Misfit.NO_NUMBER_HERE
        return EntrySaid(tracker, words=words, day=day, feeling=wanted.feeling) if words else Misfit.NO_WORDS
    read = _read(wanted.value, tracker)
    if isinstance(read, Misfit):
        return read
    value, other = read
    return EntrySaid(tracker, value, other, words, day, as_said=wanted.as_said, feeling=wanted.feeling)


def as_typed(value: Decimal | None) -> str:
    """A value as a form begins with it: exactly, without its unit."""
    return "" if value is None else f"{value:f}"


def _read(value: str | Decimal, tracker: Tracker) -> tuple[Decimal, Decimal | None] | Misfit:
    """The value, and what else it may be."""
    if isinstance(value, Decimal):
        return _exact(value, tracker.measure)
    found = read_value(value.strip(), tracker)
    if found is None or found.rest or found.day != TODAY:
        exact = read_value(value.strip(), Tracker(0, tracker.name, Measure()))
        is_off = tracker.kind is Kind.SCALE and exact is not None and not exact.rest
        return Misfit.OFF_SCALE if is_off else Misfit.NO_VALUE
    return trimmed(found.value), trimmed(found.other) if found.other is not None else None


def _exact(value: Decimal, measure: Measure) -> tuple[Decimal, None] | Misfit:
    if not value.is_finite() or value.adjusted() >= MOST_DIGITS:
        return Misfit.TOO_PRECISE
    if measure.kind is Kind.SCALE and not measure.low <= value <= measure.high:
        return Misfit.OFF_SCALE
    kept = trimmed(value + 0)  # which has no negative nothing
    exponent = kept.as_tuple().exponent
    digits = (
        sum(sign.isdigit() for sign in f"{kept:f}") if isinstance(exponent, int) and exponent > -MOST_DIGITS else 0
    )
    return (kept, None) if 0 < digits <= MOST_DIGITS else Misfit.TOO_PRECISE
