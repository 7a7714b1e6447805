from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

import orjson

from core.clock import HOUR, Moment, after
from core.ids import first_id, moment_of
from core.table import Delete, Exported, Kept, Sealed, ShownAs, Table, as_json
from core.tracking.tracker import Entry
from core.tx import Row, Tx
from storage.tracking import tracker_days, trackers


def _as_date(_: Tx, __: dict[str, object], day: int) -> str:
    return date.fromordinal(day).isoformat()


ENTRIES = Table(
    "entries",
    deletion=Delete("person_id"),
    expiry=Kept("What somebody noted stays until they delete it."),
    sealed=(Sealed("content"),),
    export=Exported(
        "What you noted: value, words, how you felt.",
        columns=("id", "tracker_id", "day", "noted_at", "text_id", "content"),
        shown=(ShownAs("content", as_json), ShownAs("day", _as_date)),
    ),
)
TAKEN_BACK_WITHIN = HOUR
_AFTER_ALL = 2**63 - 1
"""No id is greater."""
_COLUMNS = "id, tracker_id, day, noted_at, content"
_INSERT = (
    "INSERT INTO entries (id, person_id, tracker_id, day, noted_at, text_id, content)"
    " VALUES (:id, :person, :tracker, :day, :at, :text, :content)"
)


def add(tx: Tx, person_id: int, new: Entry, text_id: int | None = None) -> Entry:
    """Keep an entry; its id and when it was made are given to it here. `text_id`: the text that said it."""
    made = replace(new, id=tx.new_id(), made_at=tx.now)
    tx.run(_INSERT, **_row(tx, person_id, made, text_id))
    tracker_days.count(tx, person_id, made.tracker_id, made.on, 1, made.value)
    trackers.count_entries(tx, made.tracker_id, 1)
    return made


def insert(tx: Tx, person_id: int, made: Sequence[Entry]) -> None:
    """Their rows alone, with the ids that they have; whoever calls it counts them too."""
    tx.run_many(_INSERT, [_row(tx, person_id, entry) for entry in made])


def _row(tx: Tx, person_id: int, entry: Entry, text_id: int | None = None) -> dict[str, object]:
    return {
        "id": entry.id,
        "person": person_id,
        "tracker": entry.tracker_id,
        "day": entry.on.toordinal(),
        "at": entry.at,
        "text": text_id,
        "content": _sealed(tx, entry),
    }


def change(tx: Tx, person_id: int, before: Entry, changed: Entry, text_id: int | None = None) -> Entry:
    """Write an entry as it is now; its tracker stays the same. `text_id`: the text that says so, if one does."""
    now = replace(changed, id=before.id, tracker_id=before.tracker_id, made_at=before.made_at)
    tx.run(
        "UPDATE entries SET day = :day, noted_at = :at, content = :content,"
        " text_id = COALESCE(:text, text_id) WHERE id = :id AND person_id = :person",
        id=before.id,
        person=person_id,
        day=now.on.toordinal(),
        at=now.at,
        content=_sealed(tx, now),
        text=text_id,
    )
    if (before.on, before.value) != (now.on, now.value):
        tracker_days.count(tx, person_id, before.tracker_id, before.on, -1, before.value)
        tracker_days.count(tx, person_id, now.tracker_id, now.on, 1, now.value)
    return now


def remove(tx: Tx, person_id: int, entry: Entry) -> None:
    """Delete an entry."""
    tx.run("DELETE FROM awaited_values WHERE person_id = :person AND entry_id = :id", person=person_id, id=entry.id)
    if tx.run("DELETE FROM entries WHERE id = :id AND person_id = :person", id=entry.id, person=person_id):
        tracker_days.count(tx, person_id, entry.tracker_id, entry.on, -1, entry.value)
        trackers.count_entries(tx, entry.tracker_id, -1)


def get(tx: Tx, person_id: int, entry_id: int) -> Entry | None:
    """One of a person's entries."""
    row = tx.row(
        f"SELECT {_COLUMNS} FROM entries WHERE id = :id AND person_id = :person", id=entry_id, person=person_id
    )
    return _entry(tx, row) if row is not None else None


def latest(tx: Tx, tracker_id: int, most: int = 1, until: date | None = None) -> Sequence[Entry]:
    """A tracker's last entries, the latest day first; up to that day, if one is given."""
    rows = tx.rows(
        f"SELECT {_COLUMNS} FROM entries WHERE tracker_id = :tracker AND day <= :until"
        " ORDER BY day DESC, id DESC LIMIT :most",
        tracker=tracker_id,
        until=(until or date.max).toordinal(),
        most=most,
    )
    return [_entry(tx, row) for row in rows]


def page(tx: Tx, tracker_id: int, most: int, before: tuple[date, int] | None = None) -> Sequence[Entry]:
    """A tracker's entries, the latest day first: those behind the entry of that day and id, `most` at most."""
    day, entry_id = before if before is not None else (date.max, _AFTER_ALL)
    rows = tx.rows(
        f"SELECT {_COLUMNS} FROM entries WHERE tracker_id = :tracker AND (day, id) < (:day, :id)"
        " ORDER BY day DESC, id DESC LIMIT :most",
        tracker=tracker_id,
        day=day.toordinal(),
        id=entry_id,
        most=most,
    )
    return [_entry(tx, row) for row in rows]


def between(tx: Tx, tracker_id: int, first: date, last: date, most: int = 1_000) -> Sequence[Entry]:
    """A tracker's entries from one day to another, both included, the earliest first, `most` at most."""
    rows = tx.rows(
        f"SELECT {_COLUMNS} FROM entries WHERE tracker_id = :tracker AND day BETWEEN :first AND :last"
        " ORDER BY day, id LIMIT :most",
        tracker=tracker_id,
        first=first.toordinal(),
        last=last.toordinal(),
        most=most,
    )
    return [_entry(tx, row) for row in rows]


def where(tx: Tx, condition: str, **values: object) -> Sequence[Entry]:
    """The entries that meet a condition in SQL."""
    return [_entry(tx, row) for row in tx.rows(f"SELECT {_COLUMNS} FROM entries WHERE {condition}", **values)]


def last_texted(tx: Tx, person_id: int) -> tuple[Entry, int] | None:
    """What a person noted or corrected last by a text of the last hour, and which text that was."""
    row = tx.row(
        f"SELECT {_COLUMNS}, text_id FROM entries WHERE person_id = :person AND text_id > :since"
        " ORDER BY text_id DESC, id DESC LIMIT 1",
        person=person_id,
        since=first_id(after(tx.now, -TAKEN_BACK_WITHIN)),
    )
    return (_entry(tx, row[:-1]), row[-1]) if row is not None else None


def _sealed(tx: Tx, entry: Entry) -> bytes:
    content = {
        "value": None if entry.value is None else str(entry.value),
        "words": entry.words,
        "feeling": entry.feeling,
    }
    return tx.keys.seal(orjson.dumps(content).decode(), f"entries:{entry.id}")


def _entry(tx: Tx, row: Row) -> Entry:
    entry_id, tracker_id, day, noted_at, sealed = row
    content = orjson.loads(tx.keys.open(sealed, f"entries:{entry_id}"))
    value = None if content["value"] is None else Decimal(content["value"])
    at = None if noted_at is None else Moment(noted_at)
    on = date.fromordinal(day)
    return Entry(entry_id, tracker_id, value, content["words"], on, at, content["feeling"], moment_of(entry_id))
