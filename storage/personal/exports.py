"""Exports: all that is stored on a person, as one file for a day.

The file is made in pieces, each an object of the store in the export's own folder; together, in order, they are the
file. What is written is noted here after each run: whoever goes on, after a crash too, goes on from there.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from uuid import uuid4

import orjson

from core.clock import DAY, Moment, after
from core.delivery import DeliveryKind
from core.table import Expires, Exported, ShownAs, Table, Through
from core.tx import Row, Tx
from storage import links
from storage.delivery import deliveries
from storage.delivery.deliveries import NewDelivery
from storage.links import Purpose
from storage.rooms import photos

LASTS = DAY
"""How long a file is there once it is ready."""
MADE_WITHIN = 2 * DAY
"""A delivery is given up before that."""
FOLDER = "exports/"


class ExportState(StrEnum):
    """Where an export stands."""

    MAKING = "making"
    READY = "ready"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Progress:
    """How much of the file is written.

    Attributes:
        files: how many files of the plan are in it.
        last_photo: the id of the last photo that was looked at.
        photos: how many photos are in it.
        missing: how many photos the store didn't have.
        pieces: the names of its objects and their sizes in bytes, in order.
        directories: the names of the objects that tell what each run has put into it.
    """

    files: int = 0
    last_photo: int = 0
    photos: int = 0
    missing: int = 0
    pieces: tuple[tuple[str, int], ...] = ()
    directories: tuple[str, ...] = ()

    @property
    def size(self) -> int:
        """In bytes."""
        return sum(size for _, size in self.pieces)

    def to_json(self) -> str:
        """As it is stored."""
        return orjson.dumps(asdict(self)).decode()

    @classmethod
    def from_json(cls, stored: str) -> "Progress":
        """What `to_json` wrote."""
        found = orjson.loads(stored)
        found["pieces"] = tuple((name, size) for name, size in found["pieces"])
        return cls(**found | {"directories": tuple(found["directories"])})


@dataclass(frozen=True, slots=True)
class Export:
    """All that is stored on a person, as one file: in the making, ready, or not made."""

    id: int
    uuid: str
    person_id: int
    state: ExportState
    asked_at: Moment
    ready_at: Moment | None
    expires_at: Moment
    progress: Progress = field(default_factory=Progress)

    def key(self, name: str) -> str:
        """Where one of its objects is kept."""
        return f"{folder_of(self.uuid)}{name}"


def folder_of(uuid: str) -> str:
    """Under which all objects of an export are kept, with the slash at its end."""
    return f"{FOLDER}{uuid}/"


_COLUMNS = "id, uuid, person_id, state, asked_at, ready_at, expires_at, progress"


def _export(row: Row) -> Export:
    export_id, uuid, person_id, state, asked_at, ready_at, expires_at, progress = row
    return Export(
        export_id,
        uuid,
        person_id,
        ExportState(state),
        asked_at,
        ready_at,
        expires_at,
        Progress.from_json(progress),
    )


def add(tx: Tx, person_id: int, text_id: int | None = None) -> int:
    """Let all that is stored on the person be put together; returns the export's id.

    That it is ready answers the text, if there is one.
    """
    export_id = tx.new_id()
    tx.run(
        "INSERT INTO exports (id, uuid, person_id, state, progress, asked_at, expires_at)"
        " VALUES (:id, :uuid, :person, 'making', :progress, :now, :expires)",
        id=export_id,
        uuid=str(uuid4()),
        person=person_id,
        progress=Progress().to_json(),
        now=tx.now,
        expires=after(tx.now, MADE_WITHIN),
    )
    deliveries.add(tx, NewDelivery(DeliveryKind.EXPORT, f"export/{person_id}", str(export_id), person_id, text_id))
    return export_id


def get(tx: Tx, export_id: int) -> Export | None:
    """The export with that id, unless it is over."""
    row = tx.row(f"SELECT {_COLUMNS} FROM exports WHERE id = :id AND expires_at > :now", id=export_id, now=tx.now)
    return _export(row) if row else None


def latest(tx: Tx, person_id: int) -> Export | None:
    """The person's last export, unless it is over."""
    row = tx.row(
        f"SELECT {_COLUMNS} FROM exports WHERE person_id = :person AND expires_at > :now ORDER BY id DESC LIMIT 1",
        person=person_id,
        now=tx.now,
    )
    return _export(row) if row else None


def is_ready(tx: Tx, export_id: int) -> bool:
    """Whether its file is there: for what takes long."""
    found = get(tx, export_id)
    return found is not None and found.state is ExportState.READY


def go_on(tx: Tx, export_id: int, progress: Progress) -> None:
    """Note what is written so far."""
    tx.run(
        "UPDATE exports SET progress = :progress WHERE id = :id AND state = 'making'",
        id=export_id,
        progress=progress.to_json(),
    )


def finish(tx: Tx, export: Export, progress: Progress) -> bool:
    """Its file is whole: it takes the place of those before. False if nobody waits for it any more."""
    finished = tx.run(
        "UPDATE exports SET state = 'ready', progress = :progress, ready_at = :now, expires_at = :expires"
        " WHERE id = :id AND state = 'making'",
        id=export.id,
        progress=progress.to_json(),
        now=tx.now,
        expires=after(tx.now, LASTS),
    )
    if not finished:
        return False
    _remove(tx, f"person_id = {int(export.person_id)} AND id < {int(export.id)}")
    return True


def fail(tx: Tx, export_id: int) -> int | None:
    """It can't be made; returns whose it is, if it was awaited."""
    row = tx.row("SELECT person_id, uuid FROM exports WHERE id = :id AND state = 'making' FOR UPDATE", id=export_id)
    if row is None:
        return None
    tx.run("UPDATE exports SET state = 'failed' WHERE id = :id", id=export_id)
    _delete_objects(tx, row[1])
    return int(row[0])


def remove_of(tx: Tx, person_id: int) -> None:
    """Delete all exports of a person, with their objects."""
    _remove(tx, f"person_id = {int(person_id)}")


def erase(tx: Tx, moment: Moment, limit: int) -> int:
    """Delete up to `limit` exports that are over."""
    rows = tx.rows(
        "SELECT id FROM exports WHERE expires_at <= :moment ORDER BY expires_at LIMIT :limit",
        moment=moment,
        limit=limit,
    )
    for (export_id,) in rows:
        _remove(tx, f"id = {int(export_id)}")
    return len(rows)


def _remove(tx: Tx, which: str) -> None:
    for export_id, uuid in tx.rows(f"SELECT id, uuid FROM exports WHERE {which}"):
        links.drop_about(tx, Purpose.EXPORT, export_id)
        _delete_objects(tx, uuid)
        tx.run("DELETE FROM exports WHERE id = :id", id=export_id)


def _delete_objects(tx: Tx, uuid: str) -> None:
    """Now, and once nobody can be putting more there."""
    photos.delete_objects(tx, [folder_of(uuid)])
    photos.delete_objects(tx, [folder_of(uuid)], after(tx.now, photos.IN_THE_MAKING))


def with_objects(tx: Tx, uuids: Sequence[str]) -> set[str]:
    """Those of the UUIDs whose exports have objects, or may get them."""
    sql = "SELECT 1 FROM exports WHERE uuid = :uuid AND state <> 'failed'"
    return {uuid for uuid in uuids if tx.row(sql, uuid=uuid) is not None}


def _without_names(_tx: Tx, _row: object, stored: object) -> object:
    """How much is in it; the names of its objects are ours."""
    progress = Progress.from_json(str(stored))
    return {"photos": progress.photos, "missing": progress.missing, "bytes": progress.size}


EXPORTS = Table(
    "exports",
    deletion=Through(remove_of),
    expiry=Expires("expires_at", erase=erase),
    export=Exported(
        "Your exports, such as this one.",
        columns=("id", "state", "progress", "asked_at", "ready_at", "expires_at"),
        hidden=("uuid",),
        shown=(ShownAs("progress", _without_names),),
    ),
)
