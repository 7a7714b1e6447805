"""Rows of photos: on their way from the carrier, kept in the store, or failed. Objects follow their rows, later."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from uuid import uuid4

import orjson

from bot.clock import SECOND, Moment
from bot.ids import new_id
from bot.text import Medium, Text
from bot.tx import Row, Tx
from storage import deliveries
from storage.deliveries import NewDelivery

KIND = "photo"
OBJECTS_AT_ONCE = 100
"""Keys a deletion."""
LISTENER = "rooms"
"""Woken when something in a room has changed."""


class PhotoState(StrEnum):
    """Where a photo stands."""

    COMING = "coming"
    TRYING = "trying"
    """Its person knows that it couldn't be had yet, and that it is tried again."""
    KEPT = "kept"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo or a document.

    Attributes:
        number: its place among those of its text, from 1.
        caption: the words beside it.
        kind: `jpg` or `pdf`, once it is kept.
        width: in pixels; of a document, its first page's picture.
        size: in bytes, of what is kept.
        reason: why it failed, for the person.
    """

    id: int
    uuid: str
    room_id: int
    room_uuid: str
    person_id: int
    text_id: int
    number: int
    state: PhotoState
    caption: str
    kind: str
    width: int
    height: int
    size: int
    thumbnail_size: int
    sha256: str
    thumbnail_sha256: str
    reason: str
    created_at: Moment

    @property
    def key(self) -> str:
        """Where it is kept."""
        return f"{self._folder}/{self.uuid}.{self.kind}"

    @property
    def thumbnail_key(self) -> str:
        """Where its small picture is kept."""
        return f"{self._folder}/{self.uuid}-small.jpg"

    @property
    def _folder(self) -> str:
        return folder_of(self.room_uuid, self.created_at)


@dataclass(frozen=True, slots=True)
class Kept:
    """What is noted of a photo when it is kept; digests are SHA-256 in hexadecimal."""

    kind: str
    width: int
    height: int
    size: int
    thumbnail_size: int
    sha256: str
    thumbnail_sha256: str


def folder_of(room_uuid: str, moment: Moment) -> str:
    """The folder of a room's objects of that month (UTC)."""
    day = datetime.fromtimestamp(moment / SECOND, UTC)
    return f"rooms/{room_uuid}/{day:%Y/%m}"


_COLUMNS = (
    "f.id, f.uuid, f.room_id, r.uuid, f.person_id, f.text_id, f.number, f.state, f.caption, f.kind, f.width,"
    " f.height, f.size, f.thumbnail_size, f.sha256, f.thumbnail_sha256, f.reason, f.created_at"
)
_FROM = f"SELECT {_COLUMNS} FROM photos f JOIN rooms r ON r.id = f.room_id"


def _photo(tx: Tx, row: Row) -> Photo:
    photo_id, uuid, room_id, room_uuid, person_id, text_id, number, state, caption, kind, width, height, *rest = row
    size, thumbnail_size, sha256, thumbnail_sha256, reason, created_at = rest
    return Photo(
        id=photo_id,
        uuid=uuid,
        room_id=room_id,
        room_uuid=room_uuid,
        person_id=person_id,
        text_id=text_id,
        number=number,
        state=PhotoState(state),
        caption=tx.keys.open(caption, f"photos:{photo_id}") if caption is not None else "",
        kind=kind,
        width=width,
        height=height,
        size=size,
        thumbnail_size=thumbnail_size,
        sha256=sha256 or "",
        thumbnail_sha256=thumbnail_sha256 or "",
        reason=reason or "",
        created_at=created_at,
    )


def take_in(tx: Tx, text: Text, room_id: int, caption: str) -> None:
    """Let the photos of a text be fetched and kept in that room."""
    for number, medium in enumerate(text.media, 1):
        _add(tx, text, room_id, caption, number, medium)


def _add(tx: Tx, text: Text, room_id: int, caption: str, number: int, medium: Medium) -> None:
    photo_id = new_id(tx.now)
    tx.run(
        "INSERT INTO photos (id, uuid, room_id, person_id, text_id, number, state, source, caption, created_at)"
        " VALUES (:id, :uuid, :room, :person, :text, :number, 'coming', :source, :caption, :now)",
        id=photo_id,
        uuid=str(uuid4()),
        room=room_id,
        person=text.person.id,
        text=text.id,
        number=number,
        source=tx.keys.seal(medium.url, f"photos:{photo_id}"),
        caption=tx.keys.seal(caption, f"photos:{photo_id}") if caption else None,
        now=tx.now,
    )
    deliveries.add(tx, NewDelivery(KIND, "", str(photo_id), text.person.id, text.id))


def find(tx: Tx, uuid: str) -> Photo | None:
    """The photo of that UUID."""
    row = tx.row(f"{_FROM} WHERE f.uuid = :uuid", uuid=uuid)
    return _photo(tx, row) if row else None


def get(tx: Tx, photo_id: int) -> Photo | None:
    """The photo with that id."""
    row = tx.row(f"{_FROM} WHERE f.id = :id", id=photo_id)
    return _photo(tx, row) if row else None


def source_of(tx: Tx, photo_id: int) -> str | None:
    """Where the carrier has it; nothing once it is deleted there."""
    row = tx.row("SELECT source FROM photos WHERE id = :id", id=photo_id)
    return tx.keys.open(row[0], f"photos:{photo_id}") if row and row[0] is not None else None


def of_text(tx: Tx, text_id: int) -> list[Photo]:
    """The photos of a text, in order."""
    return [_photo(tx, row) for row in tx.rows(f"{_FROM} WHERE f.text_id = :text ORDER BY f.number", text=text_id)]


def lock_text(tx: Tx, text_id: int) -> None:
    """Let no two photos of one text end at once: the last one to end brings the reply."""
    tx.lock("SELECT id FROM texts WHERE id = :id FOR UPDATE", id=text_id)


def in_room(tx: Tx, room_id: int, count: int, before: int | None = None) -> list[Photo]:
    """Kept photos of a room, the newest first, those older than the photo with the id `before` if given."""
    older = "" if before is None else " AND f.id < :before"
    rows = tx.rows(
        f"{_FROM} WHERE f.room_id = :room AND f.state = 'kept'{older} ORDER BY f.id DESC LIMIT :count",
        room=room_id,
        count=count,
        **({} if before is None else {"before": before}),
    )
    return [_photo(tx, row) for row in rows]


def named(photo: Photo, kind: str) -> Photo:
    """The photo as one of that kind: only then its keys are known."""
    return replace(photo, kind=kind)


def count_coming(tx: Tx, person_id: int) -> int:
    """How many of this person's photos are on their way."""
    sql = "SELECT count(*) FROM photos WHERE person_id = :person AND state IN ('coming', 'trying')"
    row = tx.row(sql, person=person_id)
    return row[0] if row else 0


def keep(tx: Tx, photo: Photo, kept: Kept) -> bool:
    """Note that it is in the store; false if it was deleted meanwhile, and then its objects are too."""
    done = tx.run(
        "UPDATE photos SET state = 'kept', kind = :kind, width = :width, height = :height, size = :size,"
        " thumbnail_size = :thumbnail_size, sha256 = :sha256, thumbnail_sha256 = :thumbnail_sha256, reason = NULL,"
        " kept_at = :now WHERE id = :id AND state IN ('coming', 'trying')",
        id=photo.id,
        kind=kept.kind,
        width=kept.width,
        height=kept.height,
        size=kept.size,
        thumbnail_size=kept.thumbnail_size,
        sha256=kept.sha256,
        thumbnail_sha256=kept.thumbnail_sha256,
        now=tx.now,
    )
    if done:
        delete_at_carrier(tx, photo)
        tx.wake(LISTENER)
    elif get(tx, photo.id) is None:
        gone = named(photo, kept.kind)
        delete_objects(tx, [gone.key, gone.thumbnail_key])
    return bool(done)


def fail(tx: Tx, photo: Photo, reason: str) -> bool:
    """Note that it can't be kept, and have it deleted at the carrier; false if it had ended already."""
    failed = tx.run(
        "UPDATE photos SET state = 'failed', reason = :reason WHERE id = :id AND state IN ('coming', 'trying')",
        id=photo.id,
        reason=reason,
    )
    if failed:
        delete_at_carrier(tx, photo)
    return bool(failed)


def keep_trying(tx: Tx, photo: Photo) -> bool:
    """Note that it takes longer; false if that is known."""
    return bool(
        tx.run(
            "UPDATE photos SET state = 'trying' WHERE id = :id AND state = 'coming'",
            id=photo.id,
        )
    )


def delete_at_carrier(tx: Tx, photo: Photo) -> None:
    """What is kept here, or can't be, is not to stay at the carrier."""
    source = source_of(tx, photo.id)
    if source is not None:
        deliveries.add(tx, NewDelivery("source_deletion", "", source))
        tx.run("UPDATE photos SET source = NULL WHERE id = :id", id=photo.id)


def delete_objects(tx: Tx, keys: Sequence[str]) -> None:
    """Have objects deleted from the store; one that is down only delays it."""
    for start in range(0, len(keys), OBJECTS_AT_ONCE):
        some = list(keys[start : start + OBJECTS_AT_ONCE])
        deliveries.add(tx, NewDelivery("object_deletion", "", orjson.dumps(some).decode()))


def remove(tx: Tx, photos: Sequence[Photo]) -> None:
    """Delete photos: rows now, objects by deliveries, and what is still at the carrier."""
    keys = [key for photo in photos if photo.state is PhotoState.KEPT for key in (photo.key, photo.thumbnail_key)]
    delete_objects(tx, keys)
    for photo in photos:
        delete_at_carrier(tx, photo)
    tx.run_many("DELETE FROM photos WHERE id = :id", [{"id": photo.id} for photo in photos])
    tx.wake(LISTENER)


def remove_room(tx: Tx, room_id: int) -> None:
    """Delete all photos of a room."""
    remove(tx, [_photo(tx, row) for row in tx.rows(f"{_FROM} WHERE f.room_id = :room", room=room_id)])


def remove_person(tx: Tx, person_id: int) -> None:
    """Delete all photos of a person, in whichever rooms they are."""
    remove(tx, [_photo(tx, row) for row in tx.rows(f"{_FROM} WHERE f.person_id = :person", person=person_id)])


def known_keys(tx: Tx, after_id: int, count: int) -> tuple[int, list[tuple[str, int]]]:
    """Keys and sizes of kept objects of the next photos behind `after_id`; returns the last id, or 0 at the end."""
    found = [
        _photo(tx, row)
        for row in tx.rows(
            f"{_FROM} WHERE f.id > :after AND f.state = 'kept' ORDER BY f.id LIMIT :count",
            after=after_id,
            count=count,
        )
    ]
    sizes = [pair for photo in found for pair in _sizes(photo)]
    return (found[-1].id if found else 0), sizes


def _sizes(photo: Photo) -> tuple[tuple[str, int], tuple[str, int]]:
    return (photo.key, photo.size), (photo.thumbnail_key, photo.thumbnail_size)


def known(tx: Tx, uuids: Sequence[str]) -> set[str]:
    """Those of the UUIDs whose photos have objects, or may get them."""
    sql = "SELECT 1 FROM photos WHERE uuid = :uuid AND state <> 'failed'"
    return {uuid for uuid in uuids if tx.row(sql, uuid=uuid)}
