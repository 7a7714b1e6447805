"""What a person sees of a room, however they come. Who may look is decided anew in every transaction."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.tx import Tx
from storage import sessions
from storage.rooms import members, photos, rooms
from storage.rooms.photo import Photo, PhotoState
from storage.rooms.rooms import Room, RoomSummary
from storage.sessions import Session

PAGE = 60
"""Photos a page."""
LEFT = "Someone who left"


@dataclass(frozen=True, slots=True)
class Picture:
    """A kept photo, and the name under which the others know who sent it."""

    photo: Photo
    sender: str


@dataclass(frozen=True, slots=True)
class AlbumPage:
    """A page of a room, the newest photos first.

    Attributes:
        earlier: the cursor of the page with older ones, if there are any.
        members: everybody's shown name, those who came first in front.
    """

    room: Room
    pictures: Sequence[Picture]
    earlier: int | None
    members: Sequence[str]


@dataclass(frozen=True, slots=True)
class View:
    """One photo at large; `newer` and `older` are the UUIDs of its neighbours, or empty.

    Attributes:
        is_own: whether whoever looks has sent it, and may delete it.
        page: the cursor of the page that it is on; nothing if it is among the newest.
    """

    room: Room
    picture: Picture
    newer: str
    older: str
    is_own: bool
    page: int | None


@dataclass(frozen=True, slots=True)
class AlbumChanges:
    """What has become of a room's newest photos.

    Attributes:
        newest: ids and UUIDs of as many as a page has.
        added: those of them that weren't known.
        sessions: the sessions that may look now.
    """

    newest: Sequence[tuple[int, str]]
    added: Sequence[Picture]
    sessions: set[int]


def listed(tx: Tx, person_id: int) -> list[tuple[RoomSummary, str]]:
    """The person's rooms, each with the UUID of its latest photo; their own only if something is in it."""
    found = [each for each in rooms.of(tx, person_id) if each.room.name or each.photos]
    return [(each, _latest(tx, each.room.id)) for each in found]


def _latest(tx: Tx, room_id: int) -> str:
    latest = photos.in_room(tx, room_id, 1)
    return latest[0].uuid if latest else ""


def room(tx: Tx, who: Session, room_uuid: str) -> Room | None:
    """The room of that UUID, if the session opens it and its person is in it.

    Whoever may look is decided here and nowhere else.
    """
    room_id = members.room_of(tx, who.person_id, room_uuid)
    return rooms.get(tx, room_id) if room_id is not None and who.opens(room_id) else None


def page(tx: Tx, who: Session, room_uuid: str, before: int | None) -> AlbumPage | None:
    """The newest photos of the room, or those older than the cursor; nothing for who may not look."""
    there = room(tx, who, room_uuid)
    if there is None:
        return None
    shown = _shown_names(tx, there.id)
    found = photos.in_room(tx, there.id, PAGE + 1, before)
    earlier = found[PAGE - 1].id if len(found) > PAGE else None
    return AlbumPage(there, _with_senders(tx, found[:PAGE], shown), earlier, list(shown.values()))


def view(tx: Tx, who: Session, room_uuid: str, photo_uuid: str) -> View | None:
    """One photo with what is beside it; nothing for who may not look, and if there is no such photo in the room."""
    there = room(tx, who, room_uuid)
    found = _in_room(tx, there, photo_uuid)
    if there is None or found is None:
        return None
    shown = _with_senders(tx, [found], _shown_names(tx, there.id))[0]
    newer = _beside(tx, found, "f.id > :id ORDER BY f.id")
    older = _beside(tx, found, "f.id < :id ORDER BY f.id DESC")
    is_own = who.is_signed_in and found.person_id == who.person_id
    return View(there, shown, newer, older, is_own, _page_of(tx, found))


def _in_room(tx: Tx, there: Room | None, photo_uuid: str) -> Photo | None:
    """The photo, if it is kept and in the room that is looked at."""
    found = photos.find(tx, photo_uuid) if there is not None else None
    if there is None or found is None or found.room_id != there.id or found.state is not PhotoState.KEPT:
        return None
    return found


def _beside(tx: Tx, photo: Photo, which: str) -> str:
    row = tx.row(
        f"SELECT f.uuid FROM photos f WHERE f.room_id = :room AND f.state = 'kept' AND {which} LIMIT 1",
        room=photo.room_id,
        id=photo.id,
    )
    return row[0] if row else ""


def _page_of(tx: Tx, photo: Photo) -> int | None:
    newer = tx.rows(
        "SELECT id FROM photos WHERE room_id = :room AND state = 'kept' AND id > :id ORDER BY id LIMIT :page",
        room=photo.room_id,
        id=photo.id,
        page=PAGE,
    )
    return newer[0][0] if len(newer) == PAGE else None


def picture(tx: Tx, who: Session, room_uuid: str, photo_uuid: str) -> Picture | None:
    """One photo by itself, for whoever may look at it."""
    there = room(tx, who, room_uuid)
    found = _in_room(tx, there, photo_uuid)
    if there is None or found is None:
        return None
    return _with_senders(tx, [found], _shown_names(tx, there.id))[0]


def newest(tx: Tx, who: Session, room_uuid: str, count: int, before: int | None) -> list[Picture] | None:
    """Up to `count` photos of the room, the newest first; those before the cursor, if there is one.

    Nothing for who may not look.
    """
    there = room(tx, who, room_uuid)
    if there is None:
        return None
    return _with_senders(tx, photos.in_room(tx, there.id, count, before), _shown_names(tx, there.id))


def oldest(tx: Tx, who: Session, room_uuid: str, behind: int, count: int) -> list[Picture] | None:
    """The next photos of the room that are younger than the one with the id `behind`, the oldest first.

    Nothing for who may not look, or no more.
    """
    there = room(tx, who, room_uuid)
    if there is None:
        return None
    rows = tx.rows(
        "SELECT id FROM photos WHERE room_id = :room AND state = 'kept' AND id > :behind ORDER BY id LIMIT :count",
        room=there.id,
        behind=behind,
        count=count,
    )
    found = [photo for row in rows if (photo := photos.get(tx, row[0])) is not None]
    return _with_senders(tx, found, _shown_names(tx, there.id))


def changes(tx: Tx, room_id: int, known: frozenset[int] | None) -> AlbumChanges:
    """How the room's newest photos differ from those that are known; with nothing known, only which they are."""
    rows = tx.rows(
        "SELECT id, uuid FROM photos WHERE room_id = :room AND state = 'kept' ORDER BY id DESC LIMIT :page",
        room=room_id,
        page=PAGE,
    )
    unknown = [row[0] for row in rows if known is not None and row[0] not in known]
    found = [photo for photo_id in unknown if (photo := photos.get(tx, photo_id)) is not None]
    added = _with_senders(tx, found, _shown_names(tx, room_id)) if found else []
    return AlbumChanges([(row[0], row[1]) for row in rows], added, sessions.of_members(tx, room_id))


def _shown_names(tx: Tx, room_id: int) -> dict[int, str]:
    return {member.person_id: member.shown for member in members.members(tx, room_id)}


def _with_senders(tx: Tx, found: Sequence[Photo], shown: dict[int, str]) -> list[Picture]:
    """Whoever left is called by the name that they gave."""
    gone = {photo.person_id for photo in found} - shown.keys()
    names = shown | {person_id: members.name_of(tx, person_id) or LEFT for person_id in gone}
    return [Picture(photo, names[photo.person_id]) for photo in found]
