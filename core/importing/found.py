"""What a file holds that somebody wants taken in: trackers and entries, and what could not be read."""

from collections import Counter
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from core.clock import Moment
from core.forms import tidied
from core.tracking.tracker import Measure

MOST_BYTES = 20_000_000
"""Of a file."""
MOST_UNPACKED = 60_000_000
"""Of what is packed in one."""
MOST_LINES = 100_000
"""Entries that are read of one file; no person may have more by default."""
LONGEST_WORDS = 10_000
"""Characters beside a value, or of a note."""
LONGEST_NAME = 200
"""Characters of a name as another program has it; here, it gets a shorter one."""


class DateOrder(StrEnum):
    """How dates such as 3/4/2026 are meant."""

    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"


class Source(StrEnum):
    """Which program has written a file."""

    OURS = "backslash"
    LOOP = "loop"
    """Loop Habit Tracker."""
    DAYLIO = "daylio"
    TABLE = "table"
    """Any other table: CSV."""


class FileFault(StrEnum):
    """Why nothing of a file can be read."""

    EMPTY = "empty"
    UNKNOWN = "unknown"
    """It is in no format that we know."""
    TOO_LARGE = "too_large"
    """What is packed in it is more than `MOST_UNPACKED`, or takes more memory or time than it may."""
    TOO_MANY = "too_many"
    """It has more than `MOST_LINES`."""
    BROKEN = "broken"
    """It begins as one of a format that we know, and doesn't go on like that."""
    NO_NAMES = "no_names"
    """One habit's table of a Loop export, without the file that tells its name."""
    WHICH_ORDER = "which_order"
    """Its dates may be day first or month first."""


class Skipped(StrEnum):
    """Why a line isn't taken in."""

    NO_DATE = "no_date"
    NO_VALUE = "no_value"
    NOT_A_VALUE = "not_a_value"
    """No number, too long a one, or none on the scale."""
    NO_TRACKER = "no_tracker"
    TOO_LONG = "too_long"
    """Its words are more than `LONGEST_WORDS`."""
    NOT_DONE = "not_done"
    """A day on which a habit wasn't done, or was left out."""
    UNKNOWN_MOOD = "unknown_mood"
    YET_TO_COME = "yet_to_come"
    REPEATED = "repeated"
    """The same line stands in the file before it."""
    TOO_MANY_OF_A_DAY = "too_many_of_a_day"
    NO_ROOM = "no_room"
    """Its person may not have so many entries, or trackers."""


class Unreadable(Exception):
    """Nothing of a file can be read."""

    def __init__(self, fault: FileFault) -> None:
        super().__init__(fault.value)
        self.fault = fault


@dataclass(frozen=True, slots=True)
class FoundTracker:
    """What somebody keeps count of, as the file has it; its name may be none that a tracker can have here."""

    name: str
    measure: Measure
    description: str = ""
    paused: bool = False


@dataclass(frozen=True, slots=True)
class FoundEntry:
    """An entry of a file.

    Attributes:
        tracker: its place among the file's trackers.
        on: the day.
        at: the moment, if the file tells it beyond doubt.
        minute: of the day by the clock on the wall, if the file tells only that.
        mark: what tells it from a line that is like it in all else.
    """

    tracker: int
    on: date
    value: Decimal | None
    words: str = ""
    feeling: int | None = None
    at: Moment | None = None
    minute: int | None = None
    mark: str = ""


@dataclass(slots=True)
class FileContent:
    """What is in a file.

    Attributes:
        skipped: how many lines aren't taken in, by why.
        moods: names of moods that nobody knows, and how often they come.
    """

    source: Source
    trackers: Sequence[FoundTracker] = ()
    entries: Sequence[FoundEntry] = ()
    skipped: Mapping[Skipped, int] = field(default_factory=dict)
    moods: Mapping[str, int] = field(default_factory=dict)


ReadFile: TypeAlias = Callable[[bytes, DateOrder | None, Mapping[str, int]], Awaitable[FileContent]]
"""Reads a file (all of it, which order its dates have, which of 1 to 5 some moods are); raises Unreadable."""


@dataclass(slots=True)
class Collected:
    """Entries as they are found one by one; what can't be taken in is counted.

    Attributes:
        tidies: whether words lose control characters, as those from pages do; ours are as they were.
    """

    tidies: bool = True
    entries: list[FoundEntry] = field(default_factory=list)
    skipped: Counter[Skipped] = field(default_factory=Counter)
    moods: Counter[str] = field(default_factory=Counter)

    def skip(self, why: Skipped) -> None:
        """One line isn't taken in."""
        self.skipped[why] += 1
        self._see_that_it_ends()

    def add(self, entry: FoundEntry) -> None:
        """One more.

        Raises:
            Unreadable: when there are too many.
        """
        if self.tidies:
            entry = replace(entry, words=tidied(entry.words))
        if len(entry.words) > LONGEST_WORDS:
            self.skip(Skipped.TOO_LONG)
            return
        self.entries.append(entry)
        self._see_that_it_ends()

    def _see_that_it_ends(self) -> None:
        if len(self.entries) + self.skipped.total() > MOST_LINES:
            raise Unreadable(FileFault.TOO_MANY)

    def of(self, source: Source, trackers: Sequence[FoundTracker]) -> FileContent:
        """All of it."""
        return FileContent(source, trackers, self.entries, dict(self.skipped), dict(self.moods))
