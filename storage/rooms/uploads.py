"""Photos that a browser or a program added: staged in the store until the courier has kept them."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.address import MediaSource
from core.clock import HOUR, after
from core.delivery import DeliveryKind
from core.ids import first_id
from core.tx import Tx
from storage.delivery import deliveries
from storage.delivery.deliveries import NewDelivery
from storage.rooms import photos, quotas
from storage.rooms.photo import NO_TEXT, Photo, PhotoState

CHANNEL = "web"
"""By which media sources name them: it is the store that has them, and no carrier."""
PREFIX = "uploads/"
TOLD_FOR = HOUR
"""How long a room's page tells somebody which of their uploads couldn't be kept."""


@dataclass(frozen=True, slots=True)
class UploadStatus:
    """How somebody's uploads to one room stand: how many are on their way, and why some weren't kept lately."""

    coming: int
    failed: Sequence[str]


def staged_key(uuid: str) -> str:
    """Where a photo is staged that is to have that UUID."""
    return f"{PREFIX}{uuid}"


def find_same(tx: Tx, person_id: int, room_id: int, sha256: str) -> Photo | None:
    """The photo that this person has put into that room with the same bytes, unless it couldn't be kept."""
    row = tx.row(
        "SELECT id FROM photos WHERE person_id = :person AND room_id = :room AND uploaded = :sha256"
        " AND state <> 'failed' ORDER BY id LIMIT 1",
        person=person_id,
        room=room_id,
        sha256=sha256,
    )
    return photos.get(tx, row[0]) if row else None


def take_in(tx: Tx, person_id: int, room_id: int, uuid: str, sha256: str, caption: str) -> int:
    """Let what is staged for that UUID be kept in the room; returns the photo's id."""
    photo_id = tx.new_id()
    tx.run(
        "INSERT INTO photos (id, uuid, room_id, person_id, text_id, number, state, source, caption, uploaded,"
        " created_at) VALUES (:id, :uuid, :room, :person, :text, 1, 'coming', :source, :caption, :sha256, :now)",
        id=photo_id,
        uuid=uuid,
        room=room_id,
        person=person_id,
        text=NO_TEXT,
        source=tx.keys.seal(MediaSource(CHANNEL, staged_key(uuid)).to_text(), f"photos:{photo_id}"),
        caption=tx.keys.seal(caption, f"photos:{photo_id}") if caption else None,
        sha256=sha256,
        now=tx.now,
    )
    quotas.count_photos(tx, person_id, 1)
    deliveries.add(tx, NewDelivery(DeliveryKind.UPLOAD, "", str(photo_id), person_id))
    return photo_id


def wanted(tx: Tx, uuids: Sequence[str]) -> set[str]:
    """Those of the UUIDs whose photos are still to be had from where they are staged."""
    sql = "SELECT 1 FROM photos WHERE uuid = :uuid AND source IS NOT NULL"
    return {uuid for uuid in uuids if tx.row(sql, uuid=uuid) is not None}


def status(tx: Tx, person_id: int, room_id: int) -> UploadStatus:
    """How that person's uploads to the room stand."""
    rows = tx.rows(
        "SELECT state, reason FROM photos WHERE person_id = :person AND id > :since AND room_id = :room"
        " AND uploaded IS NOT NULL AND state <> 'kept' ORDER BY id",
        person=person_id,
        room=room_id,
        since=first_id(after(tx.now, -TOLD_FOR)),
    )
    failed = [reason or "" for state, reason in rows if state == PhotoState.FAILED]
    return UploadStatus(len(rows) - len(failed), failed)
