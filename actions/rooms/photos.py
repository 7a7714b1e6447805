from collections.abc import Sequence
from dataclasses import dataclass

from actions.quotas import OverQuota, over_with_photos
from actions.rooms.rooms import NotInRoom, joined_room
from actions.rooms.uploading import of_own, tidied
from actions.waiting import note_photos
from core.address import MediaSource
from core.clock import Moment
from core.tx import Tx
from storage import links, people, texts
from storage.links import Purpose
from storage.rooms import photo_sources, photos, rooms
from storage.rooms.photo import Photo, PhotoState

CHANGE_ROOMS = frozenset({"ROOM", "JOIN", "USE", "LEAVE"})
"""The commands after which photos may land in another room than before."""


@dataclass(frozen=True, slots=True)
class Keeping:
    """They are fetched and kept; what becomes of them follows."""


@dataclass(frozen=True, slots=True)
class KeptAlready:
    """What else the text asked for has seen to its photos."""


@dataclass(frozen=True, slots=True)
class NobodysPhotos:
    """Their person has just been deleted, and they are deleted where they came from."""


@dataclass(frozen=True, slots=True)
class RoomLink:
    """A one-time link to a room's photos. `name` is empty if it is the person's own."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class CaptionChanged:
    """Other words stand beside it, or none."""


@dataclass(frozen=True, slots=True)
class PhotoDeleted:
    """It is gone from the room; its objects follow."""


@dataclass(frozen=True, slots=True)
class NoSuchPhoto:
    """There is no such photo of this person's in that room."""


def keep_photos(
    tx: Tx,
    person_id: int,
    text_id: int,
    sources: Sequence[MediaSource],
    caption: str,
    overtaken_since: Moment | None = None,
    *,
    while_asked: bool = False,
) -> Keeping | KeptAlready | NobodysPhotos | OverQuota:
    """Let the photos of a text land where they belong, and note them, with others of the last minutes, for POST.

    `overtaken_since`: when they were sent, if they came late, after newer texts. They don't wait for POST then; and
    if one of these changed rooms, they land where nobody else sees them.
    `while_asked`: whether something was asked as they came. POST is an answer to that, and they don't wait for it.
    """
    if not people.is_known(tx, person_id):
        for source in sources:
            photo_sources.delete_medium(tx, source)
        return NobodysPhotos()
    if photos.of_text(tx, text_id):
        return KeptAlready()
    has_moved = overtaken_since is not None and bool(
        CHANGE_ROOMS & texts.handlers_since(tx, person_id, overtaken_since)
    )
    is_late = overtaken_since is not None
    if over := keep_for(tx, person_id, text_id, sources, caption, in_own_room=has_moved, is_late=is_late):
        return over
    if not is_late and not while_asked:
        note_photos(tx, person_id, text_id)
    return Keeping()


def keep_for(
    tx: Tx,
    person_id: int,
    text_id: int,
    sources: Sequence[MediaSource],
    caption: str,
    *,
    in_own_room: bool = False,
    is_late: bool = False,
) -> OverQuota | None:
    """Let photos land in the person's active room, or in their own; none of them, if those are too many."""
    if over := over_with_photos(tx, person_id, len(sources)):
        return over
    active = rooms.active(tx, person_id) if not in_own_room else None
    room = active or rooms.private(tx, person_id)
    photos.take_in(tx, person_id, text_id, room.id, sources, caption, is_late=is_late)
    return None


def link_to_photos(tx: Tx, person_id: int, name: str = "") -> RoomLink | NotInRoom:
    """A link into the room of that name, into the active one, or else into the person's own."""
    if name:
        there = joined_room(tx, person_id, name)
        if there is None:
            return NotInRoom(name)
    else:
        there = rooms.active(tx, person_id) or rooms.private(tx, person_id)
    return RoomLink(there.name, links.make(tx, Purpose.ROOM, person_id, there.id))


def change_caption(
    tx: Tx, person_id: int, room_uuid: str, photo_uuid: str, caption: str
) -> CaptionChanged | NoSuchPhoto:
    """Let other words stand beside a photo that the person sent to a room that they are in."""
    found = _own_kept(tx, person_id, room_uuid, photo_uuid)
    if found is None:
        return NoSuchPhoto()
    photos.change_caption(tx, found.id, tidied(caption))
    return CaptionChanged()


def delete_photo(tx: Tx, person_id: int, room_uuid: str, photo_uuid: str) -> PhotoDeleted | NoSuchPhoto:
    """Delete a photo that the person sent from a room that they are in; nothing happens to anybody else's."""
    found = _own_kept(tx, person_id, room_uuid, photo_uuid)
    if found is None:
        return NoSuchPhoto()
    photos.remove(tx, [found])
    return PhotoDeleted()


def _own_kept(tx: Tx, person_id: int, room_uuid: str, photo_uuid: str) -> Photo | None:
    found = of_own(tx, person_id, room_uuid, photo_uuid)
    return found if found is not None and found.state is PhotoState.KEPT else None
