"""Rows of photos: on their way from the carrier, kept in the store, or failed. Objects follow their rows, later."""

from collections.abc import Sequence
from uuid import uuid4

import orjson

from core.address import MediaSource
from core.clock import MINUTE, Moment, after
from core.delivery import DeliveryKind
from core.table import Expires, Exported, Sealed, Table, Through
from core.tx import Row, Tx
from storage.delivery import deliveries
from storage.delivery.deliveries import NewDelivery
from storage.rooms import photo_sources, quotas
from storage.rooms.photo import KINDS, Photo, PhotoState
from storage.x import undos

OBJECTS_AT_ONCE = 100
"""Keys a deletion."""
IN_THE_MAKING = 5 * MINUTE
"""How long whoever has a photo in hand may still put its objects into the store: longer than the longest lease."""
LISTENER = "rooms"
"""Woken when something in a room has changed."""


_COLUMNS = (
    "f.id, f.uuid, f.room_id, r.uuid, f.person_id, f.text_id, f.number, f.state, f.caption, f.kind, f.width,"
    " f.height, f.size, f.thumbnail_size, f.sha256, f.thumbnail_sha256, f.reason, f.created_at, f.deaths, f.absences,"
    " f.is_late"
)
_FROM = f"SELECT {_COLUMNS} FROM photos f JOIN rooms r ON r.id = f.room_id"
_WITHOUT_CAPTIONS = _FROM.replace("f.caption", "NULL")
"""For comparing rows with objects, where a caption that can't be opened must not get in the way."""


def _photo(tx: Tx, row: Row) -> Photo:
    photo_id, uuid, room_id, room_uuid, person_id, text_id, number, state, caption, kind, width, height, *rest = row
    size, thumbnail_size, sha256, thumbnail_sha256, reason, created_at, deaths, absences, is_late = rest
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
        deaths=deaths,
        absences=absences,
        is_late=bool(is_late),
    )


def take_in(
    tx: Tx,
    person_id: int,
    text_id: int,
    room_id: int,
    sources: Sequence[MediaSource],
    caption: str,
    *,
    is_late: bool = False,
) -> None:
    """Let the photos of a text be fetched and kept in that room; no post has them that came late."""
    for number, source in enumerate(sources, 1):
        _add(tx, person_id, text_id, room_id, caption, number, source, is_late=is_late)
    quotas.count_photos(tx, person_id, len(sources))


def _add(
    tx: Tx,
    person_id: int,
    text_id: int,
    room_id: int,
    caption: str,
    number: int,
    source: MediaSource,
    *,
    is_late: bool,
) -> None:
    photo_id = tx.new_id()
    tx.run(
        "INSERT INTO photos (id, uuid, room_id, person_id, text_id, number, state, source, caption, is_late,"
        " created_at) VALUES (:id, :uuid, :room, :person, :text, :number, 'coming', :source, :caption, :late, :now)",
        id=photo_id,
        uuid=str(uuid4()),
        room=room_id,
        person=person_id,
        text=text_id,
        number=number,
        source=tx.keys.seal(source.to_text(), f"photos:{photo_id}"),
        caption=tx.keys.seal(caption, f"photos:{photo_id}") if caption else None,
        late=int(is_late),
        now=tx.now,
    )
    deliveries.add(tx, NewDelivery(DeliveryKind.PHOTO, "", str(photo_id), person_id, text_id))


def find(tx: Tx, uuid: str) -> Photo | None:
    """The photo of that UUID."""
    row = tx.row(f"{_FROM} WHERE f.uuid = :uuid", uuid=uuid)
    return _photo(tx, row) if row else None


def get(tx: Tx, photo_id: int) -> Photo | None:
    """The photo with that id."""
    row = tx.row(f"{_FROM} WHERE f.id = :id", id=photo_id)
    return _photo(tx, row) if row else None


def of_text(tx: Tx, text_id: int) -> list[Photo]:
    """The photos of a text, in order."""
    return [_photo(tx, row) for row in tx.rows(f"{_FROM} WHERE f.text_id = :text ORDER BY f.number", text=text_id)]


def sent_between(tx: Tx, person_id: int, first_text: int, last_text: int) -> list[Photo]:
    """The photos of a person's texts from one to another, in order: those that one post publishes.

    What came late lies between them by its id only: it was taken in later than it was sent.
    """
    rows = tx.rows(
        f"{_FROM} WHERE f.person_id = :person AND f.text_id >= :first AND f.text_id <= :last AND f.is_late = 0"
        " ORDER BY f.text_id, f.number",
        person=person_id,
        first=first_text,
        last=last_text,
    )
    return [_photo(tx, row) for row in rows]


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


COUNT_COMING = "SELECT count(*) FROM photos WHERE person_id = :person AND state IN ('coming', 'trying')"
"""SQL: how many of a person's photos are on their way."""


def count_coming(tx: Tx, person_id: int) -> int:
    """How many of this person's photos are on their way."""
    row = tx.row(COUNT_COMING, person=person_id)
    return row[0] if row else 0


def delete_objects(tx: Tx, keys: Sequence[str], due_at: Moment | None = None) -> None:
    """Have objects deleted from the store; one that is down only delays it."""
    for start in range(0, len(keys), OBJECTS_AT_ONCE):
        some = list(keys[start : start + OBJECTS_AT_ONCE])
        deliveries.add(tx, NewDelivery(DeliveryKind.OBJECT_DELETION, "", orjson.dumps(some).decode()), due_at)


def remove(tx: Tx, photos: Sequence[Photo]) -> None:
    """Delete photos: rows now, objects by deliveries, and what is still at the carrier.

    Objects of those that may be in somebody's hands go once nobody can make any. A post that waits for its turn with
    one of them fails as one does that waits for it to come: its courier finds it deleted. It can't be failed here: a
    room has photos of many people, each of whom would have to be locked first.
    """
    kept = [photo for photo in photos if photo.state is PhotoState.KEPT]
    others = [photo.as_kind(kind) for photo in photos if photo.state is not PhotoState.KEPT for kind in KINDS]
    delete_objects(tx, _keys(kept))
    delete_objects(tx, _keys(others), after(tx.now, IN_THE_MAKING))
    for photo in photos:
        photo_sources.delete(tx, photo.id)
    for photo in kept:
        if not photo.is_late and undos.gather_again(tx, photo.person_id, photo.text_id):
            deliveries.add(tx, NewDelivery(DeliveryKind.PHOTO, "", str(photo.id), photo.person_id, photo.text_id))
    tx.run_many("DELETE FROM photos WHERE id = :id", [{"id": photo.id} for photo in photos])
    tx.wake(LISTENER)


def _keys(photos: Sequence[Photo]) -> list[str]:
    return list(dict.fromkeys(key for photo in photos for key in (photo.key, photo.thumbnail_key)))


def remove_room(tx: Tx, room_id: int) -> None:
    """Delete all photos of a room."""
    remove(tx, [_photo(tx, row) for row in tx.rows(f"{_FROM} WHERE f.room_id = :room", room=room_id)])


def remove_person(tx: Tx, person_id: int) -> None:
    """Delete all photos of a person, in whichever rooms they are."""
    remove(tx, [_photo(tx, row) for row in tx.rows(f"{_FROM} WHERE f.person_id = :person", person=person_id)])


def change_caption(tx: Tx, photo_id: int, caption: str) -> None:
    """Let other words stand beside a photo, or none."""
    sealed = tx.keys.seal(caption, f"photos:{photo_id}") if caption else None
    tx.run("UPDATE photos SET caption = :caption WHERE id = :id", caption=sealed, id=photo_id)


PHOTOS = Table(
    "photos",
    deletion=Through(remove_person),
    expiry=Expires("id", setting="texts_days", erase=photo_sources.delete_of_failed),
    sealed=(Sealed("source"), Sealed("caption")),
    export=Exported(
        "The photos and PDFs that you sent, in whichever rooms; those that are kept are in the folder photos.",
        columns=(
            "id",
            "uuid",
            "room_id",
            "text_id",
            "number",
            "state",
            "caption",
            "reason",
            "kind",
            "width",
            "height",
            "size",
            "thumbnail_size",
            "sha256",
            "thumbnail_sha256",
            "uploaded",
            "deaths",
            "absences",
            "is_late",
            "created_at",
            "kept_at",
        ),
        hidden=("source",),
    ),
)


def kept_after(tx: Tx, after_id: int, count: int) -> list[Photo]:
    """The next kept photos behind `after_id`, of all rooms, without their captions."""
    rows = tx.rows(
        f"{_WITHOUT_CAPTIONS} WHERE f.id > :after AND f.state = 'kept' ORDER BY f.id LIMIT :count",
        after=after_id,
        count=count,
    )
    return [_photo(tx, row) for row in rows]


def of_person(tx: Tx, person_id: int, after_id: int, count: int) -> list[Photo]:
    """The person's next kept photos behind `after_id`, in whichever rooms."""
    rows = tx.rows(
        f"{_FROM} WHERE f.person_id = :person AND f.id > :after AND f.state = 'kept' ORDER BY f.id LIMIT :count",
        person=person_id,
        after=after_id,
        count=count,
    )
    return [_photo(tx, row) for row in rows]


def with_objects(tx: Tx, uuids: Sequence[str]) -> dict[str, Photo]:
    """Those of the UUIDs whose photos have objects, or may get them, without their captions."""
    sql = f"{_WITHOUT_CAPTIONS} WHERE f.uuid = :uuid AND f.state <> 'failed'"
    return {uuid: _photo(tx, row) for uuid in uuids if (row := tx.row(sql, uuid=uuid)) is not None}
