"""A photo or a document, as it is handed around, and where in the store it is kept."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum

from core.clock import SECOND, Moment

KINDS = ("jpg", "pdf")
NO_TEXT = 0
"""Stands for the text of photos that none brought (see storage.rooms.uploads)."""


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
        text_id: of the text that brought it, or NO_TEXT.
        number: its place among those of its text, from 1.
        caption: the words beside it.
        kind: `jpg` or `pdf`, once it is kept.
        width: in pixels; of a document, its first page's picture.
        size: in bytes, of what is kept.
        reason: why it failed, for the person.
        deaths: how often the process that opens pictures died over it.
        absences: how often the carrier didn't have it.
        is_late: whether it came late, after newer texts of its person: then no post has it.
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
    deaths: int
    absences: int
    is_late: bool = False

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

    def as_kind(self, kind: str) -> "Photo":
        """The photo as one of that kind: only then its keys are known."""
        return replace(self, kind=kind)


@dataclass(frozen=True, slots=True)
class KeptFiles:
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
