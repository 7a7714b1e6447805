"""Loop's "Export as CSV": a zip with Habits.csv, and a folder a habit with Checkmarks.csv.

From its source, io/HabitsCSVExporter.kt and models/HabitList.kt. Until June 2025 its tables of checkmarks had no
heading and numbers for words, and Habits.csv didn't tell which habits have numbers: their values do. `Scores.csv`,
and the table of all habits at the top (where names aren't quoted), say nothing more.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from core.importing.archives import ArchiveReader
from core.importing.dates import read_date
from core.importing.found import Collected, DateOrder, FileContent, FileFault, Skipped, Source, Unreadable
from core.importing.loop.habits import SKIP, UNKNOWN, WORDS, Habit, collect, read_checkmark
from core.importing.text import decoded, rows_of

HABITS = "Habits.csv"
_CHECKMARKS = re.compile(r"(?:.*/)?(\d{3,})(?: ([^/]*))?/Checkmarks\.csv")
HEADING = ["Date", "Value", "Notes"]
NUMERICAL = "NUMERICAL"


@dataclass(frozen=True, slots=True)
class CheckmarkDay:
    """A line of a table of checkmarks."""

    on: date
    checkmark: int
    notes: str


def is_export(names: Sequence[str]) -> bool:
    """Whether a zip with these files is one."""
    return any(_CHECKMARKS.fullmatch(name) for name in names)


def is_one_habit(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a table is that of one habit, which doesn't tell its name."""
    return list(rows[0][:3]) == HEADING and any(len(row) > 1 and row[1] in WORDS for row in rows)


def read_export(archive: ArchiveReader) -> FileContent:
    """All habits and their days.

    Raises:
        Unreadable: when it isn't as Loop writes it.
    """
    said = _habits(archive)
    collected, trackers = Collected(), []
    for name in sorted(archive.names):
        folder = _CHECKMARKS.fullmatch(name)
        if folder is None:
            continue
        days = _days(archive.read(name), collected)
        row = said.get(int(folder[1]), {"Name": folder[2] or ""})
        habit = _habit(row, days)
        trackers.append(habit.tracker)
        for day in days:
            collect(collected, len(trackers) - 1, habit, day.on, day.checkmark, day.notes)
    return collected.of(Source.LOOP, trackers)


def _habits(archive: ArchiveReader) -> dict[int, dict[str, str]]:
    """The rows of Habits.csv by their positions, which the folders' names begin with."""
    name = next((each for each in archive.names if each.rpartition("/")[2] == HABITS), None)
    if name is None:
        return {}
    rows = list(rows_of(decoded(archive.read(name)), ","))
    if not rows or "Position" not in rows[0] or "Name" not in rows[0]:
        raise Unreadable(FileFault.BROKEN)
    found = [dict(zip(rows[0], row, strict=False)) for row in rows[1:]]
    return {int(row["Position"]): row for row in found if row["Position"].isdecimal() and len(row["Position"]) < 9}  # noqa: PLR2004


def _days(content: bytes, collected: Collected) -> list[CheckmarkDay]:
    days = []
    for row in rows_of(decoded(content), ","):
        if row[0] == HEADING[0]:
            continue
        on, checkmark = read_date(row[0], DateOrder.DAY_FIRST), read_checkmark(row[1]) if len(row) > 1 else None
        if on is None or checkmark is None:
            collected.skip(Skipped.NO_DATE if on is None else Skipped.NOT_A_VALUE)
            continue
        days.append(CheckmarkDay(on, checkmark, row[2] if len(row) > len(HEADING) - 1 else ""))
    return days


def _habit(row: dict[str, str], days: Sequence[CheckmarkDay]) -> Habit:
    kind = row.get("Type", "")
    counts = kind == NUMERICAL if kind else any(not UNKNOWN <= day.checkmark <= SKIP for day in days)
    return Habit(
        row.get("Name", ""),
        counts,
        row.get("Unit", ""),
        row.get("Question", ""),
        row.get("Description", ""),
        row.get("Archived?", "") == "true",
    )
