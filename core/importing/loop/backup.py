"""Loop's "Export full backup": its SQLite database.

From its source, resources/migrations/09.sql to 25.sql. Columns that came with later versions are left out where they
aren't there yet. The file is a stranger's: it is opened in memory, only tables are read, and nothing in it is run.
"""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from datetime import UTC, date, datetime, timedelta

from core.importing.found import Collected, FileContent, FileFault, Skipped, Source, Unreadable
from core.importing.loop.habits import MOST, YES, Habit, collect
from core.tracking.days import OLDEST

BEGINS = b"SQLite format 3\x00"
NUMERICAL = 1
_HABITS = ("id", "name", "question", "description", "type", "unit", "archived", "position")
_REPETITIONS = ("timestamp", "value", "notes")
_EPOCH = datetime.fromtimestamp(0, UTC).date()
_DAY = 86_400_000
_LATEST_DAYS = (date(9999, 1, 1) - _EPOCH).days
_MOST_HABITS = 1_000


def read_backup(content: bytes) -> FileContent:
    """All habits and their days.

    Raises:
        Unreadable: when it is no database of Loop's.
    """
    try:
        with closing(sqlite3.connect(":memory:")) as database:
            database.deserialize(content)
            database.execute("PRAGMA query_only = ON")
            database.execute("PRAGMA trusted_schema = OFF")
            database.execute("PRAGMA temp_store = MEMORY")
            database.text_factory = lambda said: said.decode("utf-8", "replace")
            return _read(database)
    except (sqlite3.Error, OverflowError, UnicodeDecodeError):  # an error of SQLite's may quote damaged bytes
        raise Unreadable(FileFault.BROKEN) from None


def _read(database: sqlite3.Connection) -> FileContent:
    habits_of, repetitions_of = _columns(database, "Habits"), _columns(database, "Repetitions")
    if not {"id", "name"} <= habits_of.keys() or not {"habit", "timestamp"} <= repetitions_of.keys():
        raise Unreadable(FileFault.UNKNOWN)
    collected, trackers = Collected(), []
    order = habits_of.get("position", "id")
    chosen = f"SELECT {_chosen(_HABITS, habits_of)} FROM Habits ORDER BY {order}, id LIMIT {_MOST_HABITS}"
    for habit_id, *said in database.execute(chosen).fetchall():
        habit = _habit(*said)
        trackers.append(habit.tracker)
        days = f"SELECT {_chosen(_REPETITIONS, repetitions_of)} FROM Repetitions WHERE habit = ? ORDER BY timestamp"
        for timestamp, checkmark, notes in database.execute(days, (habit_id,)):
            on, value = _day(timestamp), YES if checkmark is None else checkmark
            if on is None or not isinstance(value, int) or abs(value) >= MOST:
                collected.skip(Skipped.NO_DATE if on is None else Skipped.NOT_A_VALUE)
                continue
            collect(collected, len(trackers) - 1, habit, on, value, _text(notes))
    return collected.of(Source.LOOP, trackers)


def _columns(database: sqlite3.Connection, table: str) -> Mapping[str, str]:
    """The columns of a table, in lower case; none if it is a view, or isn't there."""
    is_table = (
        "SELECT 1 FROM sqlite_master WHERE type = 'table' AND lower(name) = ? AND sql NOT LIKE '%virtual table%'"
    )
    if database.execute(is_table, (table.lower(),)).fetchone() is None:
        return {}
    names = (str(row[1]).lower() for row in database.execute(f"PRAGMA table_info({table})"))
    return {name: name for name in names}


def _chosen(wanted: tuple[str, ...], there: Mapping[str, str]) -> str:
    return ", ".join(name if name in there else "NULL" for name in wanted)


def _habit(
    name: object, question: object, description: object, kind: object, unit: object, archived: object, _: object
) -> Habit:
    return Habit(_text(name), kind == NUMERICAL, _text(unit), _text(question), _text(description), archived == 1)


def _text(said: object) -> str:
    return said if isinstance(said, str) else ""


def _day(timestamp: object) -> date | None:
    """Loop keeps a day as its midnight in UTC, in milliseconds."""
    if not isinstance(timestamp, int) or abs(timestamp) // _DAY > _LATEST_DAYS:
        return None
    on = _EPOCH + timedelta(timestamp // _DAY)
    return on if on >= OLDEST else None
