"""The form of an entry, as it is shown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Self

from core.tracking.tracker import Entry, Kind, Tracker
from core.tracking.wanted import LONGEST_WORDS, as_typed
from core.wording.tracking import FEELING_WORDS
from web.trackers.words import Fault, fault_in_words


@dataclass(frozen=True, slots=True)
class EntryForm:
    """What it shows.

    Attributes:
        asks: what its value is, for the label; empty of notes.
        fields: what stands in each of its fields.
        fault: what is wrong with it; empty if nothing is.
        today: the last day that may be chosen.
    """

    asks: str
    typed_as: str
    fields: Mapping[str, str]
    fault: str
    today: str
    feelings: Sequence[tuple[str, str]] = tuple((str(number), word) for number, word in FEELING_WORDS.items())
    longest_words: int = LONGEST_WORDS

    @classmethod
    def of(cls, tracker: Tracker, today: date, fields: Mapping[str, str], fault: Fault = None) -> Self:
        """With what was typed so far."""
        asks = f"Value in {tracker.unit}" if tracker.unit else "Value"
        begins = {"value": "", "words": "", "day": today.isoformat(), "feeling": ""}
        return cls(
            "" if tracker.kind is Kind.NOTE else asks,
            "text" if tracker.unit in {"h", "min"} or tracker.measure.low < 0 else "decimal",
            {**begins, **fields},
            fault_in_words(fault, tracker.measure),
            today.isoformat(),
        )


def fields_of_entry(entry: Entry) -> dict[str, str]:
    """What stands in the fields before an entry is changed."""
    return {
        "value": as_typed(entry.value),
        "words": entry.words,
        "day": entry.on.isoformat(),
        "feeling": str(entry.feeling or ""),
    }
