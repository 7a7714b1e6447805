"""What people text in a soak, and by what its reply is known."""

import re
from dataclasses import dataclass
from enum import StrEnum

MARKER = "ZEBRAFINCH"
"""Never in a log: every word that people text holds it."""
_MARKED = r"zebrafinch\d\dn\d{4}"
LONG = ", which went on and on, and on again, for everybody had something to say about it" * 3
PHOTOS = 2
SAID_IN_BETWEEN = (
    "Kept: X takes no post",
    "Not deleted yet: ",
    "Your photo can't be fetched yet",
    "2 photos can't be fetched",
)
"""It is said once how things stand; the reply itself follows."""


class What(StrEnum):
    """What a text is for."""

    COMMAND = "command"
    POST = "post"
    THREAD = "thread"
    PHOTOS = "photos"
    ROOM = "room"
    LEAVE = "leave"
    UNDO = "undo"


@dataclass
class SentText:
    """A text of somebody's.

    Attributes:
        key: by which its reply is known. Those about photos are all alike, and are counted.
        parts: what has to be up at X, unless it is undone.
    """

    what: What
    number: str
    turn: int
    body: str
    key: str
    parts: tuple[str, ...] = ()
    sid: str = ""
    undone: bool = False

    @property
    def is_post(self) -> bool:
        """Whether it is something that can be undone."""
        return bool(self.parts)


def number_of(person: int) -> str:
    """The phone of one of those who text."""
    return f"+1555010{100 + person:04d}"


def username_of(person: int) -> str:
    """Their account at X."""
    return f"poster_{person:02d}"


def compose(what: What, person: int, turn: int, about: SentText | None = None) -> SentText:
    """A text; `about` is what it undoes, or the room that it leaves."""
    marker = f"{MARKER}{person:02d}N{turn:04d}"
    meant = _marker(about.body) if about else marker
    thread = (f"{marker} came by{LONG}.", f"And so ended the story of {marker}.")
    body, key, parts = {
        What.COMMAND: (f"\\{marker}", f"told {marker}", ()),
        What.POST: (f"\\POST {marker}", f"posted {marker}", (marker,)),
        What.THREAD: (f"\\POST {' '.join(thread)}", f"posted {marker}", thread),
        What.PHOTOS: (f"See {marker}", "photos", ()),
        What.ROOM: (f"\\ROOM {marker.lower()}", f"made {marker}", ()),
        What.LEAVE: (f"\\LEAVE {meant.lower()} DELETE", f"left {meant}", ()),
        What.UNDO: ("\\UNDO", f"undone {meant}", ()),
    }[what]
    return SentText(what, number_of(person), turn, body, key, parts)


TAKES_LONGER = "can't be fetched yet"
_REPLIES = (
    (re.compile(rf"{PHOTOS} photos kept (in|for you alone)\b"), "photos"),
    (re.compile(f"Posted: .*{_MARKED}", re.IGNORECASE), "posted"),
    (re.compile(f"(Deleted from X|Not posted, and it won't be): \".*{_MARKED}", re.IGNORECASE), "undone"),
    (re.compile(f'You made the room "{_MARKED}" and are in it', re.IGNORECASE), "made"),
    (re.compile(f'The room "{_MARKED}" is deleted, with its photos', re.IGNORECASE), "left"),
    (re.compile(f"Nothing done: there is no command .*{_MARKED}", re.IGNORECASE), "told"),
)
"""What replies look like, and what they are called."""


def key_of(said: str) -> str | None:
    """Which text that is the reply to; nothing if it only says in between how things stand."""
    for reply, name in _REPLIES:
        if reply.match(said):
            return f"{name} {_marker(said)}" if name != "photos" else name
    return None if said.startswith(SAID_IN_BETWEEN) or TAKES_LONGER in said else f"? {said}"


def _marker(said: str) -> str:
    found = re.search(_MARKED, said, re.IGNORECASE)
    return found[0].upper() if found else ""
