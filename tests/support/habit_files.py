"""Files as other programs write them: Loop Habit Tracker (from its source), Daylio (from programs that read it)."""

import base64
import csv
import io
import json
import sqlite3
import zipfile
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

import pytest

from core.importing.frames import answer
from scheduler.importing import reader
from scheduler.importing.worker import work_on

WORDS = {-1: "UNKNOWN", 0: "NO", 1: "YES_AUTO", 2: "YES_MANUAL", 3: "SKIP"}
HEADING = (
    "Position",
    "Name",
    "Type",
    "Question",
    "Description",
    "FrequencyNumerator",
    "FrequencyDenominator",
    "Color",
)
HEADING += ("Unit", "Target Type", "Target Value", "Archived?")
OLD_HEADING = ("Position", "Name", "Question", "Description", "NumRepetitions", "Interval", "Color")


@dataclass
class LoopHabit:
    """A habit, and its values by day: done (2), not done (0), left out (3), or thousandths."""

    name: str
    days: Mapping[date, tuple[int, str]]
    counts: bool = False
    unit: str = ""
    question: str = ""
    description: str = ""
    archived: bool = False


@pytest.fixture
def files_read_at_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files that are taken in are read without a process of their own (tests/scheduler/importing has that)."""

    async def ask(said: bytes) -> bytes:
        return answer(work_on(said))

    monkeypatch.setattr(reader, "_ask", ask)


def table(rows: Sequence[Sequence[object]], end: str = "\n") -> str:
    """As opencsv writes it, which quotes only what needs it."""
    written = io.StringIO()
    csv.writer(written, lineterminator=end).writerows(rows)
    return written.getvalue()


def loop_tables(habits: Sequence[LoopHabit], *, is_old: bool = False) -> bytes:
    """What "Export as CSV" gives; `is_old`: as it did until June 2025."""
    files = {"Habits.csv": table([OLD_HEADING if is_old else HEADING, *_rows(habits, is_old=is_old)])}
    for place, habit in enumerate(habits, 1):
        plain = "".join(sign for sign in habit.name if sign.isascii() and (sign.isalnum() or sign in " ._-"))
        folder = f"{place:03} {plain[:100]}".strip()
        days = sorted(habit.days.items(), reverse=True)
        if is_old:
            lines = "".join(f"{day},{value}\n" for day, (value, _) in days)
        else:
            said = [(day, WORDS.get(value, value), notes) for day, (value, notes) in days]
            lines = table([("Date", "Value", "Notes"), *said])
        files[f"{folder}/Scores.csv"] = "" if is_old else "Date,Score\n"
        files[f"{folder}/Checkmarks.csv"] = lines
    files["Scores.csv"] = files["Checkmarks.csv"] = "Date," + "".join(f"{habit.name}," for habit in habits) + "\n"
    return packed(files)


def _rows(habits: Sequence[LoopHabit], *, is_old: bool) -> list[Sequence[object]]:
    rows: list[Sequence[object]] = []
    for place, habit in enumerate(habits, 1):
        about = (habit.question, habit.description)
        if is_old:
            rows.append((f"{place:03}", habit.name, *about, 1, 1, "#FF8F00"))
            continue
        numbers = (habit.unit, "AT_LEAST", "2.0") if habit.counts else ("", "", "")
        kind = "NUMERICAL" if habit.counts else "YES_NO"
        archived = str(habit.archived).lower()
        rows.append((f"{place:03}", habit.name, kind, *about, 1, 1, "#FF8F00", *numbers, archived))
    return rows


def packed(files: Mapping[str, str | bytes]) -> bytes:
    """A zip."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return written.getvalue()


def loop_database(habits: Sequence[LoopHabit]) -> bytes:
    """What "Export full backup" gives, version 25."""
    with closing(sqlite3.connect(":memory:")) as database:
        database.executescript(
            "CREATE TABLE Habits (id integer primary key, archived integer, color integer, description text,"
            " freq_den integer, freq_num integer, highlight integer, name text, position integer, question text,"
            " reminder_hour integer, reminder_min integer, reminder_days integer, type integer, target_type integer,"
            " target_value real, unit text, uuid text);"
            "CREATE TABLE Repetitions (id integer primary key, habit integer, timestamp integer, value integer,"
            " notes text);"
            "CREATE UNIQUE INDEX of_days ON Repetitions (habit, timestamp); PRAGMA user_version = 25;"
        )
        for place, habit in enumerate(habits):
            database.execute(
                "INSERT INTO Habits (id, name, position, question, description, type, unit, archived)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    place + 7,
                    habit.name,
                    place,
                    habit.question,
                    habit.description,
                    int(habit.counts),
                    habit.unit,
                    int(habit.archived),
                ),
            )
            for day, (value, notes) in habit.days.items():
                midnight = int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp() * 1000)
                database.execute(
                    "INSERT INTO Repetitions (habit, timestamp, value, notes) VALUES (?, ?, ?, ?)",
                    (place + 7, midnight, value, notes),
                )
        database.commit()
        return database.serialize()


@dataclass
class DaylioEntry:
    """An entry: the mood is one of five places, of which 1 is the best."""

    at: datetime
    mood: int
    activities: Sequence[str] = ()
    title: str = ""
    note: str = ""


MOODS = {1: "rad", 2: "good", 3: "meh", 4: "bad", 5: "awful"}


def daylio_table(entries: Sequence[DaylioEntry], moods: Mapping[int, str] | None = None) -> str:
    """What "Export entries" gives, the newest first; words are always quoted."""
    lines = ["full_date,date,weekday,time,mood,activities,note_title,note"]
    for entry in entries:
        at, said = entry.at, [" | ".join(entry.activities), entry.title, entry.note]
        quoted = ",".join('"' + each.replace('"', '""') + '"' for each in said)
        hour = f"{at.hour % 12 or 12}:{at:%M} {'pm' if at.hour >= 12 else 'am'}"
        lines.append(
            f"{at:%Y-%m-%d},{at.day} {at:%B},{at:%A},{hour},{({**MOODS, **(moods or {})})[entry.mood]},{quoted}"
        )
    return "\n".join(lines) + "\n"


@dataclass
class _Numbered:
    ids: dict[str, int] = field(default_factory=dict)

    def __call__(self, name: str) -> int:
        return self.ids.setdefault(name, len(self.ids) + 201)


def daylio_backup(entries: Sequence[DaylioEntry], moods: Mapping[int, str] | None = None) -> bytes:
    """What "Backup & Restore" exports: JSON in lines of Base64, in a zip."""
    tag = _Numbered()
    said: dict[str, Any] = {
        "version": 19,
        "pin": "",
        "customMoods": [
            {
                "id": place,
                "custom_name": (moods or {}).get(place, ""),
                "mood_group_id": place,
                "predefined_name_id": place,
            }
            for place in MOODS
        ],
        "dayEntries": [
            {
                "id": place,
                "minute": entry.at.minute,
                "hour": entry.at.hour,
                "day": entry.at.day,
                "month": entry.at.month - 1,
                "year": entry.at.year,
                "datetime": int(entry.at.timestamp() * 1000),
                "timeZoneOffset": 0,
                "mood": entry.mood,
                "note": entry.note,
                "note_title": entry.title,
                "tags": [tag(each) for each in entry.activities],
                "assets": [],
            }
            for place, entry in enumerate(entries)
        ],
    }
    said["tags"] = [{"id": number, "name": name, "state": 0} for name, number in tag.ids.items()]
    lines = base64.encodebytes(json.dumps(said).encode()).replace(b"\n", b"\r\n")
    return packed({"backup.daylio": lines, "assets/photos/2024/7/x.jpg": b"\xff\xd8"})
