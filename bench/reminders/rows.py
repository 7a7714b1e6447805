"""Reminders of people who are stored, written quickly."""

import sqlite3
from contextlib import closing
from datetime import UTC
from pathlib import Path

from bench.fixtures.servers import KEY
from core.clock import MINUTE, Moment, after
from core.ids import first_id
from core.sealing import Keyring
from core.times.rules import local_day
from core.times.zones import tzdata

_REMINDER = (
    "INSERT INTO reminders (id, person_id, weekdays, minute, is_confirmed, next_due, next_day, look_at, tzdata,"
    " words) VALUES (?, ?, 127, ?, 1, ?, ?, ?, ?, ?)"
)


def add_due(path: Path, people: int, begins: Moment, within: int = MINUTE) -> None:
    """A daily reminder of each of so many people, the first due at that moment and the last so much later."""
    keys = Keyring([KEY])
    with closing(sqlite3.connect(path, timeout=30)) as db, db:
        ids = [row[0] for row in db.execute("SELECT id FROM people ORDER BY id LIMIT ?", (people,))]
        first = first_id(begins)
        db.execute("UPDATE people SET zone = 'UTC'")
        db.execute("DELETE FROM reminders")
        db.execute("DELETE FROM past_reminders")
        db.executemany(_REMINDER, (_row(keys, first, place, begins, within, ids) for place in range(len(ids))))


def _row(keys: Keyring, first: int, place: int, begins: Moment, within: int, ids: list[int]) -> tuple[object, ...]:
    due = after(begins, place * within / len(ids))
    reminder_id = first + place
    words = keys.seal("water the plants", f"reminders:{reminder_id}")
    day, minute = local_day(due, UTC).toordinal(), due // MINUTE % 1440
    return reminder_id, ids[place], minute, due, day, due, tzdata(), words


def count_due(path: Path, until: Moment) -> int:
    """How many of those that were due by then haven't been seen to."""
    with closing(sqlite3.connect(path, timeout=30)) as db:
        return int(db.execute("SELECT count(*) FROM reminders WHERE next_due <= ?", (until,)).fetchone()[0])
