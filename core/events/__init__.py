"""What the log says of what happened, as values.

Replies and outcomes bring them along, and whoever has committed what they tell of logs them. The fields are what an
operator needs, and nothing that says who somebody is or what they wrote; docs/events.md lists them all. What belongs
to no reply and no outcome is logged where it happens, by `core.logs`.
"""

from dataclasses import dataclass
from typing import ClassVar, Literal

from core.logs import get_logger

_LOGGER = get_logger()


@dataclass(frozen=True)
class Event:
    """Something that happened. Its fields go into the log line."""

    name: ClassVar[str]
    level: ClassVar[Literal["info", "warning", "error"]] = "info"


def log_event(event: Event, **ids: object) -> None:
    """Log it, with the ids of the text or the delivery that it came with."""
    write = getattr(_LOGGER, event.level)
    write(event.name, **ids, **vars(event))


@dataclass(frozen=True)
class OptedOut(Event):
    """No more texts to that person."""

    name = "person.opted_out"


@dataclass(frozen=True)
class OptedIn(Event):
    """The person wants texts again."""

    name = "person.opted_in"


@dataclass(frozen=True)
class OnHold(Event):
    """Too many replies, or too dear a day: silence for an hour, or until tomorrow."""

    name = "person.on_hold"
    level = "warning"


@dataclass(frozen=True)
class MadeTracker(Event):
    """Somebody keeps count of something more."""

    name = "tracker.made"


@dataclass(frozen=True)
class DroppedTracker(Event):
    """A tracker and its entries are deleted."""

    name = "tracker.dropped"


@dataclass(frozen=True)
class MadeReminder(Event):
    """Somebody is reminded of something more."""

    name = "reminder.made"


@dataclass(frozen=True)
class RoomMade(Event):
    """Somebody made a room."""

    name = "room.made"


@dataclass(frozen=True)
class RoomJoined(Event):
    """Somebody joined a room."""

    name = "room.joined"


@dataclass(frozen=True)
class RoomLeft(Event):
    """Somebody left a room."""

    name = "room.left"


@dataclass(frozen=True)
class RoomDeleted(Event):
    """The last one in a room had it deleted."""

    name = "room.deleted"


@dataclass(frozen=True)
class RoomPasswordSet(Event):
    """Who made a room set its password, or changed it."""

    name = "room.password_set"


@dataclass(frozen=True)
class MemberRemoved(Event):
    """Who made a room took somebody out."""

    name = "room.member_removed"


@dataclass(frozen=True)
class RoomLockedOut(Event):
    """The fifth wrong password for a room from one phone."""

    name = "room.locked_out"
    level = "warning"


@dataclass(frozen=True)
class SignInDone(Event):
    """The phone texted the code that a browser shows, which is signed in."""

    name = "sign_in.done"


@dataclass(frozen=True)
class SignInCodeWrong(Event):
    """The phone texted another code than its browsers show."""

    name = "sign_in.code_wrong"
    level = "warning"


@dataclass(frozen=True)
class SignedOutEverywhere(Event):
    """All sessions of a person have ended: by a text, or by a page's button."""

    name = "sign_in.all_ended"


@dataclass(frozen=True)
class AccountConnected(Event):
    """A person's account at X is connected."""

    name = "x.connected"
    account_known: bool


@dataclass(frozen=True)
class CodeWrong(Event):
    """The phone texted another code than the page shows."""

    name = "x.code_wrong"
    level = "warning"


@dataclass(frozen=True)
class PhotoKept(Event):
    """A photo or a document is in the store."""

    name = "photo.kept"
    photo: str
    number: int
    kind: str
    bytes: int


@dataclass(frozen=True)
class PhotoFailed(Event):
    """A photo can't be kept."""

    name = "photo.failed"
    level = "warning"
    photo: str
    number: int
    reason: str


@dataclass(frozen=True)
class PhotoNotFetched(Event):
    """A photo isn't fetched from where the carrier says that it is; it is tried again."""

    name = "photo.not_fetched"
    level = "error"
    photo: str
    number: int
    reason: str


@dataclass(frozen=True)
class ExportAsked(Event):
    """Somebody asked for all that is stored on them."""

    name = "export.asked"


@dataclass(frozen=True)
class ExportMade(Event):
    """It is there, as one file."""

    name = "export.made"
    photos: int
    missing: int
    bytes: int
