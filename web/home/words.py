"""What waits and what came of it, as the home page says it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from actions.publishing import (
    ConnectionLost,
    Delayed,
    NotConnected,
    OverLimit,
    Published,
    PublishingWaiting,
    QuestionClosed,
    SeveralPublished,
    TooDear,
    TooLong,
)
from actions.quotas import OverQuota
from actions.waiting import Asked, NothingWaits, Promised, RecentPhotos, SomethingElseWaits, Waiting
from web.words import counted


class HomeNote(StrEnum):
    """What is said above the page once; the address has the word."""

    PUBLISHED = "published"
    DROPPED = "dropped"
    CHANGED = "changed"
    CONNECT = "connect"
    LATER = "later"
    TOO_LONG = "too_long"
    TOO_MANY = "too_many"
    REFUSED = "refused"
    DISCONNECTED = "disconnected"
    IMPOSSIBLE = "impossible"


NOTES: Mapping[str, str] = {
    HomeNote.PUBLISHED: "On its way to X. A text tells you once it is up.",
    HomeNote.DROPPED: "Dropped. Nothing was posted.",
    HomeNote.CHANGED: "Nothing was done: something else waits now.",
    HomeNote.CONNECT: "Not posted: connect X first. It is kept.",
    HomeNote.LATER: "Not posted: today\u2019s limit is reached. It is kept until tomorrow.",
    HomeNote.TOO_LONG: "Not posted: it is too long.",
    HomeNote.TOO_MANY: "Not posted: too many of your posts wait already.",
    HomeNote.REFUSED: "Not posted: X would not take it.",
    HomeNote.DISCONNECTED: "No X account is connected. Nothing you text is posted.",
    HomeNote.IMPOSSIBLE: "Connecting X isn\u2019t set up here.",
}


def note_of(outcome: PublishingWaiting | SomethingElseWaits) -> HomeNote:  # noqa: PLR0911 - one case a note
    """What is said of publishing what waits."""
    match outcome:
        case Published() | Delayed() | SeveralPublished():
            return HomeNote.PUBLISHED
        case SomethingElseWaits() | NothingWaits() | QuestionClosed():
            return HomeNote.CHANGED
        case NotConnected() | ConnectionLost():
            return HomeNote.CONNECT
        case OverLimit() | TooDear():
            return HomeNote.LATER
        case TooLong():
            return HomeNote.TOO_LONG
        case OverQuota():
            return HomeNote.TOO_MANY
        case _:
            return HomeNote.REFUSED


@dataclass(frozen=True, slots=True)
class Card:
    """What waits: why it does, and what it says."""

    why: str
    words: Sequence[str]


def card_of(waiting: Waiting) -> Card | None:
    """What waits, to be published or dropped; nothing if nothing does."""
    match waiting:
        case Asked(words):
            return Card("You were asked about this before it is posted.", [words])
        case Promised(promises):
            return Card("This wasn\u2019t posted so far.", [each.words or "Photos" for each in promises])
        case RecentPhotos(_, captions, count):
            said = counted(count, "photo", "photos") + " of the last minutes"
            return Card("These are kept, and not posted.", [said, captions] if captions else [said])
        case _:
            return None
