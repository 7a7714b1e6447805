"""What is said of files that people want taken in."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from actions.tracking.importing import Import, ImportState
from core.importing.found import FileFault, Skipped, Source
from core.importing.plan import ImportOverview, ImportTarget
from core.tracking.names import fold
from web.trackers.receiving import Trouble
from web.trackers.words import measure_in_words

SOURCES = {
    Source.OURS: "A file of Backslash",
    Source.LOOP: "Loop Habit Tracker",
    Source.DAYLIO: "Daylio",
    Source.TABLE: "A table",
}
FAULTS = {
    FileFault.EMPTY: "There is nothing in that file.",
    FileFault.UNKNOWN: "That file is none we can read. Send a table (CSV) with a column of dates, or what Loop Habit"
    " Tracker or Daylio have exported.",
    FileFault.TOO_LARGE: "There is too much in that file. Send it in parts; of Daylio, its table instead of its"
    " backup.",
    FileFault.TOO_MANY: "That file has more than 100,000 lines. Send it in parts.",
    FileFault.BROKEN: "That file is damaged, or didn't come whole. Export it once more.",
    FileFault.NO_NAMES: "That is the table of one habit, without its name. Send the whole ZIP file of Loop's.",
    FileFault.WHICH_ORDER: "Are its dates day first or month first? Choose below, and send it again.",
}
TROUBLES = {
    Trouble.NO_FILE: "Choose a file first.",
    Trouble.TOO_LARGE: "That file is larger than 20 MB. Of Daylio, send its table instead of its backup.",
    Trouble.BROKEN_OFF: "It didn't come whole. Send it again.",
    Trouble.TOO_SLOW: "It came too slowly, and was broken off. Send it again.",
    Trouble.AT_ONCE: "Another file is being read. Try again in a moment.",
    Trouble.SIGNED_OUT: "You were signed out meanwhile.",
    Trouble.REPLACED: "You have sent another file meanwhile.",
}
SKIPPED = {
    Skipped.NO_DATE: "without a date that can be read",
    Skipped.NO_VALUE: "without a value",
    Skipped.NOT_A_VALUE: "whose value is no number, or not on the scale",
    Skipped.NO_TRACKER: "that don't say what they are of",
    Skipped.TOO_LONG: "with more than 10,000 characters",
    Skipped.NOT_DONE: "days on which a habit was not done, or skipped",
    Skipped.UNKNOWN_MOOD: "with a mood whose place is not known",
    Skipped.YET_TO_COME: "of days yet to come",
    Skipped.REPEATED: "that stand in the file twice",
    Skipped.TOO_MANY_OF_A_DAY: "beyond 1,000 of one day",
    Skipped.NO_ROOM: "that there is no room for: you have as many trackers or entries as you may",
}


MOST_MOODS = 20


@dataclass(frozen=True, slots=True)
class TargetRow:
    """A tracker that a file brings entries for."""

    name: str
    said: str
    measure: str
    is_new: bool
    entries: int

    @classmethod
    def of(cls, target: ImportTarget, entries: int) -> Self:
        """As it is shown; its name in the file only if that is another."""
        said = target.said if fold(target.said) != fold(target.name) else ""
        return cls(target.name, said, measure_in_words(target.measure), target.is_new, entries)


def targets_in(overview: ImportOverview) -> list[TargetRow]:
    """Those that something comes to."""
    pairs = zip(overview.targets, overview.counts, strict=True)
    return [TargetRow.of(target, count) for target, count in pairs if target is not None and (count or target.is_new)]


def skipped_in(overview: ImportOverview) -> list[tuple[int, str]]:
    """How many lines aren't taken in, and why; the most first."""
    listed = [(count, SKIPPED[why]) for why, count in overview.skipped.items() if count]
    if overview.there:
        listed.append((overview.there, "that you have already"))
    return sorted(listed, reverse=True)


@dataclass(frozen=True, slots=True)
class ImportCard:
    """A file, as it is shown.

    Attributes:
        targets: the trackers that something comes to.
        skipped: how many lines aren't taken in, and why.
        moods: names of moods that nobody knows, and how often they come.
        waits: whether nothing of it has come in yet.
        is_done: whether all of it has.
        until: when it is forgotten.
    """

    id: int
    source: str
    entries: int
    added: int
    left_out: int
    targets: Sequence[TargetRow]
    skipped: Sequence[tuple[int, str]]
    moods: Sequence[tuple[str, int]]
    waits: bool
    is_done: bool
    until: str

    @classmethod
    def of(cls, found: Import, until: str) -> Self:
        """As it stands."""
        overview = found.overview
        moods = sorted(overview.moods.items(), key=lambda mood: -mood[1])
        return cls(
            found.id,
            SOURCES[overview.source],
            found.entries,
            found.added,
            found.left_out,
            targets_in(overview),
            skipped_in(overview),
            moods[:MOST_MOODS],
            found.state is ImportState.WAITING,
            found.state is ImportState.DONE,
            until,
        )
