"""Files that wait to be taken in: what is in them, in batches; one file a person."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from core.clock import DAY, HOUR, Moment, after
from core.importing.plan import ImportOverview, TargetDay, batch_from_json, batch_to_json
from core.table import Delete, Expires, Exported, Sealed, ShownAs, Table, With, as_json
from core.tx import Row, Tx

WAITS = HOUR
"""How long a file waits for its person's word, and what came of it is told."""
GOES_ON = DAY
"""How long one that is taken in waits to be gone on with."""
IMPORTS = Table(
    "imports",
    deletion=Delete("person_id"),
    expiry=Expires("expires_at"),
    sealed=(Sealed("content"),),
    export=Exported(
        "The file that you want taken in: what it brings.",
        columns=("id", "state", "content", "entries", "added", "left_out", "expires_at"),
        shown=(ShownAs("content", as_json),),
    ),
)
BATCHES = Table(
    "import_batches",
    deletion=Delete("person_id"),
    expiry=With("imports"),
    sealed=(Sealed("content"),),
    export=Exported(
        "What is in it and isn't taken in yet.",
        columns=("id", "import_id", "content"),
        shown=(ShownAs("content", as_json),),
    ),
)


class ImportState(StrEnum):
    """How far a file is."""

    READING = "reading"
    """Its batches are being put down."""
    WAITING = "waiting"
    """For its person's word."""
    BEGUN = "begun"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Import:
    """A file that somebody wants taken in.

    Attributes:
        entries: how many it brings.
        added: how many of them are taken in.
        left_out: how many of them couldn't be, for want of room or because their tracker has changed.
    """

    id: int
    state: ImportState
    overview: ImportOverview
    entries: int
    added: int
    left_out: int
    expires_at: Moment


@dataclass(frozen=True, slots=True)
class Batch:
    """A part of it that is taken in at once."""

    id: int
    days: Sequence[TargetDay]


_COLUMNS = "id, state, content, entries, added, left_out, expires_at"


def add(tx: Tx, person_id: int, overview: ImportOverview, entries: int) -> int:
    """A new one, in place of the one before; returns its id. Its batches follow (`put`), and then it is `ready`."""
    tx.run("DELETE FROM imports WHERE person_id = :person", person=person_id)
    made = tx.new_id()
    tx.run(
        "INSERT INTO imports (id, person_id, state, content, entries, expires_at)"
        " VALUES (:id, :person, :state, :content, :entries, :until)",
        id=made,
        person=person_id,
        state=ImportState.READING.value,
        content=tx.keys.seal(overview.to_json(), f"imports:{made}"),
        entries=entries,
        until=after(tx.now, WAITS),
    )
    return made


def put(tx: Tx, person_id: int, import_id: int, batches: Sequence[Sequence[TargetDay]]) -> bool:
    """Put some of its batches down; whether it is still there."""
    if get(tx, person_id, import_id) is None:
        return False
    rows = []
    for batch in batches:
        made = tx.new_id()
        content = tx.keys.seal(batch_to_json(batch), f"import_batches:{made}")
        rows.append({"id": made, "person": person_id, "import": import_id, "content": content})
    tx.run_many(
        "INSERT INTO import_batches (id, person_id, import_id, content) VALUES (:id, :person, :import, :content)",
        rows,
    )
    return True


def ready(tx: Tx, person_id: int, import_id: int) -> None:
    """All of its batches are put down."""
    tx.run(
        "UPDATE imports SET state = :waiting WHERE id = :id AND person_id = :person AND state = :reading",
        id=import_id,
        person=person_id,
        waiting=ImportState.WAITING.value,
        reading=ImportState.READING.value,
    )


def of_person(tx: Tx, person_id: int) -> Import | None:
    """The person's file, if there is one."""
    row = tx.row(
        f"SELECT {_COLUMNS} FROM imports WHERE person_id = :person AND expires_at > :now AND state <> :reading",
        person=person_id,
        now=tx.now,
        reading=ImportState.READING.value,
    )
    return _import(tx, row) if row is not None else None


def get(tx: Tx, person_id: int, import_id: int) -> Import | None:
    """It by its id, if it is that person's; its batches may still be missing."""
    row = tx.row(
        f"SELECT {_COLUMNS} FROM imports WHERE id = :id AND person_id = :person AND expires_at > :now",
        id=import_id,
        person=person_id,
        now=tx.now,
    )
    return _import(tx, row) if row is not None else None


def next_batch(tx: Tx, import_id: int) -> Batch | None:
    """What is to be taken in next; nothing if all of it is."""
    row = tx.row(
        "SELECT id, content FROM import_batches WHERE import_id = :import ORDER BY id LIMIT 1",
        **{"import": import_id},
    )
    return (
        Batch(row[0], batch_from_json(tx.keys.open(row[1], f"import_batches:{row[0]}"))) if row is not None else None
    )


def note(tx: Tx, import_id: int, batch_id: int, added: int, left_out: int) -> None:
    """That batch is taken in."""
    tx.run("DELETE FROM import_batches WHERE id = :id", id=batch_id)
    tx.run(
        "UPDATE imports SET state = :begun, added = added + :added, left_out = left_out + :left_out,"
        " expires_at = :until WHERE id = :id",
        id=import_id,
        begun=ImportState.BEGUN.value,
        added=added,
        left_out=left_out,
        until=after(tx.now, GOES_ON),
    )


def end(tx: Tx, import_id: int) -> None:
    """All of it is taken in."""
    tx.run(
        "UPDATE imports SET state = :done, expires_at = :until WHERE id = :id",
        id=import_id,
        done=ImportState.DONE.value,
        until=after(tx.now, WAITS),
    )


def drop(tx: Tx, person_id: int, import_id: int) -> bool:
    """It isn't wanted; what was taken in stays. Whether there was one."""
    return bool(tx.run("DELETE FROM imports WHERE id = :id AND person_id = :person", id=import_id, person=person_id))


def _import(tx: Tx, row: Row) -> Import:
    import_id, state, sealed, entries, added, left_out, expires_at = row
    overview = ImportOverview.from_json(tx.keys.open(sealed, f"imports:{import_id}"))
    return Import(import_id, ImportState(state), overview, entries, added, left_out, Moment(expires_at))
