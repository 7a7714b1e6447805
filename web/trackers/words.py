"""Trackers and entries as their pages say them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Self, TypeAlias

from actions.quotas import OverQuota
from actions.tracking.keeping import NoSuchDay
from actions.tracking.looking import Look
from actions.tracking.making import AlreadyTracked, NoSuchTracker, UnfitName
from core.settings import Quota
from core.tracking.names import Unfit
from core.tracking.tracker import Entry, Kind, Measure, Tracker
from core.tracking.wanted import LONGEST_WORDS, Misfit
from core.wording import values
from core.wording.tracking import FEELING_WORDS
from web.words import counted, day_in_words


class TrackerNote(StrEnum):
    """What is said above a page once; the address has the word."""

    MADE = "made"
    GOES_ON = "goes_on"
    KEPT = "kept"
    CHANGED = "changed"
    DELETED = "deleted"
    SAVED = "saved"
    PAUSED = "paused"
    DROPPED = "dropped"


NOTES: Mapping[str, str] = {
    TrackerNote.MADE: "It is there. Note the first value here, or text it.",
    TrackerNote.GOES_ON: "It goes on, with its entries.",
    TrackerNote.KEPT: "Kept.",
    TrackerNote.CHANGED: "Changed.",
    TrackerNote.DELETED: "Deleted.",
    TrackerNote.SAVED: "Saved.",
    TrackerNote.PAUSED: "Paused: texts that begin with its name are ordinary texts now.",
    TrackerNote.DROPPED: "Dropped for good.",
}
KINDS: Mapping[Kind, str] = {
    Kind.NUMBER: "a number, such as a weight",
    Kind.SCALE: "a number on a scale, such as 1 to 5",
    Kind.NOTE: "words, such as a line a day",
}
NO_MEASURE = "A unit is a short word, such as kg. A scale goes from a number to a higher one, such as 1 to 5."
_UNFIT: Mapping[Unfit, str] = {
    Unfit.SHAPE: "A name is one word of 2 to 24 letters, a letter first.",
    Unfit.COMMAND: "That is a command, or may become one. Choose another name.",
    Unfit.FIRST_WORD: "Texts often start with that word, and those are posts. Choose another name.",
    Unfit.SECRET: "That word often stands beside secrets. Choose another name.",
}
_STREAK = 2
"""From how many days in a row on they are told of."""


def value_in_words(number: Decimal, measure: Measure) -> str:
    """A value with its unit: 78.2 kg, 7h30, 4 of 5."""
    if measure.kind is Kind.SCALE:
        return f"{values.plain(number)} of {measure.high}"
    return _with_unit(values.number(number, measure), measure)


def mean_in_words(mean: Decimal, measure: Measure) -> str:
    """A mean, rounded, with its unit."""
    return _with_unit(values.rounded(mean, measure), measure)


def _with_unit(shown: str, measure: Measure) -> str:
    return shown if not measure.unit or "h" in shown else f"{shown} {measure.unit}"


def measure_in_words(measure: Measure) -> str:
    """What is noted."""
    if measure.kind is Kind.SCALE:
        return f"From {measure.low} to {measure.high}"
    if measure.kind is Kind.NOTE:
        return "Notes"
    return f"In {measure.unit}" if measure.unit else "Numbers"


def example_of(tracker: Tracker) -> str:
    """A text that notes something in it."""
    if tracker.kind is Kind.NOTE:
        return f"{tracker.name} and your words"
    return f"{tracker.name} {tracker.measure.high if tracker.kind is Kind.SCALE else 10}"


def over_quota_in_words(over: OverQuota) -> str:
    """There are as many as one may have."""
    if over.quota is Quota.TRACKERS:
        return f"You track {counted(over.most, 'thing', 'things')}, the most there is. Drop one first."
    return f"You have {counted(over.most, 'entry', 'entries')}, the most there is. Drop a tracker first."


@dataclass(frozen=True, slots=True)
class NoDay:
    """What was typed for the day is none."""


Fault: TypeAlias = NoDay | NoSuchDay | OverQuota | Misfit | None


def fault_in_words(fault: Fault, measure: Measure) -> str:
    """Why an entry isn't kept; empty if nothing is wrong."""
    match fault:
        case NoDay():
            return "Write the day as 2026-11-20."
        case NoSuchDay():
            return "That day is yet to come, or there is none."
        case OverQuota():
            return over_quota_in_words(fault)
        case Misfit():
            return misfit_in_words(fault, measure)
        case None:
            return ""


def misfit_in_words(misfit: Misfit, measure: Measure) -> str:
    """Why something is no entry."""
    match misfit:
        case Misfit.NO_VALUE:
            return f"Write a number{f' in {measure.unit}' if measure.unit else ''}."
        case Misfit.OFF_SCALE:
            return f"Write a number from {measure.low} to {measure.high}."
        case Misfit.TOO_PRECISE:
            return "That number has too many digits."
        case Misfit.NO_WORDS:
            return "Write what you want to note."
        case Misfit.NO_NUMBER_HERE:
            return "A note has no number of its own: write it among the words."
        case Misfit.TOO_LONG:
            return f"Those are too many words: {LONGEST_WORDS:,} characters are the most."


def unnamed_in_words(outcome: AlreadyTracked | UnfitName | OverQuota | NoSuchTracker) -> str:
    """Why a tracker isn't made, or isn't called so."""
    match outcome:
        case AlreadyTracked(there):
            return f"You track {there.name} already."
        case UnfitName(_, why):
            return _UNFIT[why]
        case OverQuota():
            return over_quota_in_words(outcome)
        case NoSuchTracker():
            return "It isn't there any more."


@dataclass(frozen=True, slots=True)
class TrackerCard:
    """A tracker in a list."""

    id: int
    name: str
    is_paused: bool
    last: str
    on: str

    @classmethod
    def of(cls, tracker: Tracker, last: Entry | None, today: date) -> Self:
        """With its last entry."""
        if last is None:
            return cls(tracker.id, tracker.name, tracker.paused, "Nothing noted yet", "")
        shown = last.words if last.value is None else value_in_words(last.value, tracker.measure)
        return cls(tracker.id, tracker.name, tracker.paused, shown, day_in_words(last.on, today))


@dataclass(frozen=True, slots=True)
class EntryCard:
    """An entry in a list."""

    id: int
    on: str
    value: str
    words: str
    feeling: str

    @classmethod
    def of(cls, entry: Entry, tracker: Tracker, today: date) -> Self:
        """As its person reads it."""
        value = value_in_words(entry.value, tracker.measure) if entry.value is not None else ""
        feeling = f"felt {FEELING_WORDS[entry.feeling]}" if entry.feeling is not None else ""
        return cls(entry.id, day_in_words(entry.on, today), value, entry.words, feeling)

    @property
    def label(self) -> str:
        """What the link to it is about, for who can't see where it stands."""
        return f"{self.on}{f', {self.value}' if self.value else ''}"


def facts_of(look: Look) -> list[tuple[str, str]]:
    """How it goes, each with its label."""
    measure = look.tracker.measure
    found = []
    if look.last is not None and look.last.value is not None:
        last = value_in_words(look.last.value, measure)
        found.append(("Last", f"{last}, {_lower(day_in_words(look.last.on, look.today))}"))
    if look.mean is not None:
        found.append(("Mean of seven days", mean_in_words(look.mean, measure)))
    if look.in_a_row >= _STREAK:
        found.append(("In a row", counted(look.in_a_row, "day", "days")))
    return [*found, ("Entries", f"{look.tracker.entries:,}")]


def _lower(day: str) -> str:
    return day.lower() if day in {"Today", "Yesterday"} else day
