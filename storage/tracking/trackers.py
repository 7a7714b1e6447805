from collections.abc import Sequence
from dataclasses import replace

import orjson

from core.table import Delete, Exported, Kept, Keyed, Sealed, ShownAs, Table, as_json
from core.tracking.names import fold
from core.tracking.tracker import Kind, Measure, Tracker
from core.tx import Row, Tx
from storage.reports import monthly


def _key(person_id: int, name: str) -> str:
    """What a tracker is looked up by: nobody sees that two people have one of the same name."""
    return f"tracker/{person_id}/{fold(name)}"


def _key_of(tx: Tx, tracker_id: int, content: str) -> str:
    [(person_id,)] = tx.rows("SELECT person_id FROM trackers WHERE id = :id", id=tracker_id)
    return _key(person_id, orjson.loads(content)["name"])


TRACKERS = Table(
    "trackers",
    deletion=Delete("person_id"),
    expiry=Kept("What somebody keeps count of stays until they drop it."),
    sealed=(Sealed("content"),),
    keyed=(Keyed("lookup", of="content", value=_key_of),),
    export=Exported(
        "What you keep count of.",
        columns=("id", "content", "paused_at", "entries"),
        hidden=("lookup",),
        shown=(ShownAs("content", as_json),),
    ),
)
_COLUMNS = "id, content, paused_at, entries"


def of_person(tx: Tx, person_id: int) -> list[Tracker]:
    """All of a person's trackers, the oldest first."""
    rows = tx.rows(f"SELECT {_COLUMNS} FROM trackers WHERE person_id = :person ORDER BY id", person=person_id)
    return [_tracker(tx, row) for row in rows]


def get(tx: Tx, person_id: int, tracker_id: int) -> Tracker | None:
    """One of a person's trackers."""
    row = tx.row(
        f"SELECT {_COLUMNS} FROM trackers WHERE id = :id AND person_id = :person", id=tracker_id, person=person_id
    )
    return _tracker(tx, row) if row is not None else None


def find(tx: Tx, person_id: int, name: str) -> Tracker | None:
    """The person's tracker of that name, in whatever case."""
    for lookup in tx.keys.digests(_key(person_id, name)):
        row = tx.row(
            f"SELECT {_COLUMNS} FROM trackers WHERE person_id = :person AND lookup = :lookup",
            person=person_id,
            lookup=lookup,
        )
        if row is not None:
            return _tracker(tx, row)
    return None


def add(tx: Tx, person_id: int, name: str, measure: Measure, description: str = "") -> Tracker:
    """A new one. Whether there is one of that name already, and how many there may be, the caller has looked at."""
    made = Tracker(tx.new_id(), name, measure, description)
    tx.run(
        "INSERT INTO trackers (id, person_id, lookup, content) VALUES (:id, :person, :lookup, :content)",
        id=made.id,
        person=person_id,
        lookup=tx.keys.digests(_key(person_id, name))[0],
        content=_sealed(tx, made),
    )
    tx.run("UPDATE people SET trackers = trackers + 1 WHERE id = :person", person=person_id)
    monthly.expect(tx, person_id)
    return made


def change(tx: Tx, person_id: int, changed: Tracker) -> None:
    """Write a tracker's name, measure and description as they are now."""
    tx.run(
        "UPDATE trackers SET lookup = :lookup, content = :content WHERE id = :id AND person_id = :person",
        id=changed.id,
        person=person_id,
        lookup=tx.keys.digests(_key(person_id, changed.name))[0],
        content=_sealed(tx, changed),
    )


def pause(tx: Tx, person_id: int, tracker: Tracker, *, paused: bool) -> Tracker:
    """Let it rest, or go on with it."""
    tx.run(
        "UPDATE trackers SET paused_at = :at WHERE id = :id AND person_id = :person",
        id=tracker.id,
        person=person_id,
        at=tx.now if paused else None,
    )
    return replace(tracker, paused=paused)


def drop(tx: Tx, person_id: int, tracker_id: int) -> None:
    """Delete it with all its entries."""
    for table in ("awaited_values", "last_reminders", "reminders", "tracker_days", "entries"):
        tx.run(f"DELETE FROM {table} WHERE tracker_id = :id AND person_id = :person", id=tracker_id, person=person_id)
    gone = tx.run("DELETE FROM trackers WHERE id = :id AND person_id = :person", id=tracker_id, person=person_id)
    tx.run("UPDATE people SET trackers = trackers - :gone WHERE id = :person", gone=gone, person=person_id)


def count(tx: Tx, person_id: int) -> tuple[int, int]:
    """How many trackers a person has, and how many entries in all of them."""
    row = tx.row("SELECT count(*), sum(entries) FROM trackers WHERE person_id = :person", person=person_id)
    return (row[0], int(row[1] or 0)) if row is not None else (0, 0)


def count_entries(tx: Tx, tracker_id: int, more: int) -> None:
    """It has so many entries more."""
    tx.run("UPDATE trackers SET entries = entries + :more WHERE id = :id", more=more, id=tracker_id)


def names(trackers: Sequence[Tracker]) -> frozenset[str]:
    """Their names, folded."""
    return frozenset(fold(each.name) for each in trackers)


def _sealed(tx: Tx, tracker: Tracker) -> bytes:
    measure = tracker.measure
    content = {
        "name": tracker.name,
        "kind": measure.kind.value,
        "unit": measure.unit,
        "low": measure.low,
        "high": measure.high,
        "description": tracker.description,
    }
    return tx.keys.seal(orjson.dumps(content).decode(), f"trackers:{tracker.id}")


def _tracker(tx: Tx, row: Row) -> Tracker:
    tracker_id, sealed, paused_at, entries = row
    content = orjson.loads(tx.keys.open(sealed, f"trackers:{tracker_id}"))
    measure = Measure(Kind(content["kind"]), content["unit"], content["low"], content["high"])
    return Tracker(tracker_id, content["name"], measure, content["description"], paused_at is not None, entries)
