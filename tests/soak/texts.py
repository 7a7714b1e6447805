"""What people text in a soak, and by what its reply is known."""

import re
from dataclasses import dataclass
from enum import StrEnum

MARKER = "ZEBRAFINCH"
"""Never in a log: every word that people text holds it."""
_MARKED = re.compile(r"zebrafinch\d\dn\d{4}", re.IGNORECASE)
LONG = ", which went on and on, and on again, for everybody had something to say about it" * 3
PHOTOS = 2
SAID_IN_BETWEEN = (
    "Kept: X takes no post",
    "Not deleted yet: ",
    "Your photo can't be had yet",
    "2 photos can't be had",
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
    marker, number = f"{MARKER}{person:02d}N{turn:04d}", number_of(person)
    match what:
        case What.COMMAND:
            return SentText(what, number, turn, f"\\{marker}", f"told {marker}")
        case What.POST:
            return SentText(what, number, turn, marker, f"posted {marker}", (marker,))
        case What.THREAD:
            parts = (f"{marker} came by{LONG}.", f"And so ended the story of {marker}.")
            return SentText(what, number, turn, " ".join(parts), f"posted {marker}", parts)
        case What.PHOTOS:
            return SentText(what, number, turn, f"See {marker}", "photos")
        case What.ROOM:
            return SentText(what, number, turn, f"\\ROOM {marker.lower()}", f"made {marker}")
        case What.LEAVE:
            assert about is not None
            marker = _marker(about.body)
            return SentText(what, number, turn, f"\\LEAVE {marker.lower()} DELETE", f"left {marker}")
        case What.UNDO:
            assert about is not None
            return SentText(what, number, turn, "\\UNDO", f"undone {_marker(about.body)}")


def key_of(said: str) -> str | None:
    """Which text that is the reply to; nothing if it only says in between how things stand."""
    marker = _marker(said)
    if said.startswith(f"{PHOTOS} photos kept in "):
        return "photos"
    if said.startswith("Posted: ") and marker:
        return f"posted {marker}"
    if said.startswith(('Deleted from X: "', "Not posted, and it won't be: ")) and marker:
        return f"undone {marker}"
    if " is made, and you are in it." in said:
        return f"made {marker}"
    if " is deleted, with its photos." in said:
        return f"left {marker}"
    if said.startswith("Nothing done: there is no command") and marker:
        return f"told {marker}"
    return None if said.startswith(SAID_IN_BETWEEN) else f"? {said}"


def _marker(said: str) -> str:
    found = _MARKED.search(said)
    return found[0].upper() if found else ""
