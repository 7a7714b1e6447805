"""What somebody keeps count of, and what they noted."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from core.clock import Moment


class Kind(StrEnum):
    """What a tracker's entries are."""

    NUMBER = "number"
    """A number, perhaps with a unit."""
    SCALE = "scale"
    """A number between two others, with words or without."""
    NOTE = "note"
    """Words."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What a tracker's values are.

    Attributes:
        kind: what an entry is.
        unit: of numbers, as core.tracking.units writes it if it knows it; empty if they are just counted.
        low: the least value of a scale.
        high: its greatest.
    """

    kind: Kind = Kind.NUMBER
    unit: str = ""
    low: int = 0
    high: int = 0


@dataclass(frozen=True, slots=True)
class Tracker:
    """Something that somebody keeps count of.

    Attributes:
        id: of its row; 0 if it isn't stored yet.
        name: one word, as its person wrote it.
        measure: what its values are.
        description: in its person's words; often empty.
        paused: whether its name is an ordinary word for now, and nothing reminds of it.
        entries: how many it has.
    """

    id: int
    name: str
    measure: Measure = Measure()
    description: str = ""
    paused: bool = False
    entries: int = 0

    @property
    def kind(self) -> Kind:
        """What its entries are."""
        return self.measure.kind

    @property
    def unit(self) -> str:
        """Of its numbers."""
        return self.measure.unit


@dataclass(frozen=True, slots=True)
class Entry:
    """What somebody noted.

    Attributes:
        id: of its row.
        tracker_id: whose entry it is.
        value: the number, in the tracker's unit; nothing of a note.
        words: beside the number, or the note itself.
        on: the day that it is about, as its person reckons days.
        at: the moment, if it is known.
        feeling: how the person felt, from 1 (awful) to 5 (great), if they said.
        made_at: when it was noted.
    """

    id: int
    tracker_id: int
    value: Decimal | None
    words: str
    on: date
    at: Moment | None
    feeling: int | None
    made_at: Moment


FEELINGS = range(1, 6)
"""From awful to great."""
