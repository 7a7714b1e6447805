"""Daylio's "Export entries" as a table: full_date, date, weekday, time, mood, activities, note_title, note.

As programs read it that take it in, and as their examples have it (github.com/MichaelCurrin/daylio-csv-parser): moods
are names, activities are parted by bars, the time is as the phone shows it. Columns are found by their headings:
older files lack `note_title`, newer ones have `scales` besides.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from core.importing.dates import read_date, read_minute
from core.importing.daylio.moods import TRACKER, VALUES, words
from core.importing.found import Collected, DateOrder, FileContent, FoundEntry, Skipped, Source

HEADINGS = {"full_date", "mood", "activities"}
OLD_HEADINGS = {"year", "date", "time", "mood", "activities"}


def is_table(headings: Sequence[str]) -> bool:
    """Whether a table with these headings is one."""
    return set(headings) >= HEADINGS or set(headings) >= OLD_HEADINGS


def read_entries(rows: Sequence[Sequence[str]], moods: Mapping[str, int]) -> FileContent:
    """All entries; `moods`: what their person says that moods are which Daylio doesn't name so."""
    headings, collected = rows[0], Collected()
    for line in rows[1:]:
        row = dict(zip(headings, line, strict=False))
        mood = row.get("mood", "").strip()
        value = moods.get(mood.casefold(), VALUES.get(mood.casefold()))
        on = read_date(row.get("full_date") or f"{row.get('date', '')} {row.get('year', '')}", DateOrder.DAY_FIRST)
        if on is None or value is None:
            collected.skip(Skipped.NO_DATE if on is None else Skipped.UNKNOWN_MOOD)
            if on is not None:
                collected.moods[mood] += 1
            continue
        named = "" if mood.casefold() in VALUES else mood
        activities = [*row.get("activities", "").split("|"), *row.get("scales", "").split("|")]
        said = words(row.get("note_title", ""), row.get("note", ""), activities, named)
        minute = read_minute(row.get("time", ""))
        collected.add(FoundEntry(0, on, Decimal(value), said, value, minute=minute))
    return collected.of(Source.DAYLIO, [TRACKER])
