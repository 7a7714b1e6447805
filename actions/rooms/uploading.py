"""Adding photos without a text: what may be added, and what is done once all of it is staged in the store."""

from dataclasses import dataclass
from typing import TypeAlias

from actions.quotas import OverQuota, over_with_photos
from core import forms
from core.tx import Tx
from storage import people
from storage.rooms import members, photos, rooms, uploads
from storage.rooms.photo import Photo

LONGEST_CAPTION = 1000
"""Characters."""
MOST_COMING = 50
"""Photos of one person on their way: each stands in the store as it came until it is kept or refused."""


@dataclass(frozen=True, slots=True)
class Staged:
    """What came, and stands in the store: under the key of that UUID, with that SHA-256 (hexadecimal)."""

    uuid: str
    sha256: str


@dataclass(frozen=True, slots=True)
class MayCome:
    """There is a place for it."""


@dataclass(frozen=True, slots=True)
class UploadAdded:
    """It is made safe and kept next."""

    uuid: str


@dataclass(frozen=True, slots=True)
class ThereAlready:
    """The person has put the same bytes into that room before: nothing was added."""

    photo: Photo


@dataclass(frozen=True, slots=True)
class NotTheirRoom:
    """The person is in no such room; whether there is one is not told."""


@dataclass(frozen=True, slots=True)
class TooManyComing:
    """Others of theirs have to be kept first."""


NotAdded: TypeAlias = NotTheirRoom | OverQuota | TooManyComing


def begin(tx: Tx, person_id: int, room_uuid: str, sha256: str = "") -> MayCome | NotAdded:
    """Whether a photo may come into that room: asked before any of it is read, and changes nothing.

    With its `sha256`, one that is there already may come again, whatever is full.
    """
    room_id = members.room_of(tx, person_id, room_uuid)
    if room_id is None:
        return NotTheirRoom()
    if sha256 and uploads.find_same(tx, person_id, room_id, sha256) is not None:
        return MayCome()
    return _why_not(tx, person_id) or MayCome()


def finish(
    tx: Tx, person_id: int, room_uuid: str, staged: Staged, caption: str = ""
) -> UploadAdded | ThereAlready | NotAdded:
    """Let what is staged be kept in the room. If nothing is added, it is for the caller to delete it."""
    people.lock_known(tx, person_id)
    room_id = members.room_of(tx, person_id, room_uuid)
    if room_id is None:
        return NotTheirRoom()
    if same := uploads.find_same(tx, person_id, room_id, staged.sha256):
        return ThereAlready(same)
    if why_not := _why_not(tx, person_id):
        return why_not
    uploads.take_in(tx, person_id, room_id, staged.uuid, staged.sha256, tidied(caption))
    return UploadAdded(staged.uuid)


def _why_not(tx: Tx, person_id: int) -> OverQuota | TooManyComing | None:
    if photos.count_coming(tx, person_id) >= MOST_COMING:
        return TooManyComing()
    return over_with_photos(tx, person_id, 1)


def of_own(tx: Tx, person_id: int, room_uuid: str, photo_uuid: str) -> Photo | None:
    """A photo that the person sent to a room that they are in, however it stands."""
    found = photos.find(tx, photo_uuid)
    if found is None or found.person_id != person_id or found.room_uuid != room_uuid:
        return None
    return found if rooms.is_member(tx, person_id, found.room_id) else None


def tidied(caption: str) -> str:
    """A caption as it is kept: not endless."""
    return forms.tidied(caption)[:LONGEST_CAPTION].rstrip()
