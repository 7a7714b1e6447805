"""What a text says to one's trackers, before anything is looked up or kept."""

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar, TypeAlias

from core.tracking.days import TODAY, Day
from core.tracking.tracker import Tracker


@dataclass(frozen=True, slots=True)
class EntrySaid:
    """An entry, in the shape of one: it is kept.

    Attributes:
        tracker: whose entry it is.
        value: in the tracker's unit; nothing for a note.
        other: what the value is if a sign in it means the other thing.
        words: beside the value, or the note.
        day: which it is about.
        replaces: whether it takes the place of the last one of that day.
        as_said: whether nothing is asked about its value.
        feeling: how the person felt, if that was said with it; a text never says it.
    """

    tracker: Tracker
    value: Decimal | None = None
    other: Decimal | None = None
    words: str = ""
    day: Day = TODAY
    replaces: bool = False
    as_said: bool = False
    feeling: int | None = None
    only_tells: ClassVar[bool] = False
    whenever_it_comes: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class LookSaid:
    """A tracker's name and a question mark: what is in it is told."""

    tracker: Tracker
    only_tells: ClassVar[bool] = True
    whenever_it_comes: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class NearEntry:
    """It is like an entry, and may be a post: it is asked about.

    Attributes:
        tracker: whose entry it may be.
        text: what was texted.
        reads: it as an entry that can't be taken for anything else; empty if it can't be one.
        value: what would be kept.
        with_words: whether words would be kept beside it.
    """

    tracker: Tracker
    text: str
    reads: str = ""
    value: Decimal | None = None
    with_words: bool = False
    only_tells: ClassVar[bool] = False
    whenever_it_comes: ClassVar[bool] = False


@dataclass(frozen=True, slots=True)
class PlusSaid:
    """It begins with a plus and is no entry: it is never a post, and the reply tells what a plus is for."""

    only_tells: ClassVar[bool] = True
    whenever_it_comes: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class AnswerSaid:
    """The answer to what is awaited for a tracker: a bare number.

    Attributes:
        number: as it was texted, with plain digits.
    """

    number: str
    only_tells: ClassVar[bool] = False
    whenever_it_comes: ClassVar[bool] = False


Said: TypeAlias = EntrySaid | LookSaid | NearEntry | PlusSaid | AnswerSaid
