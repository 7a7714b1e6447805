"""Links from texts that let a browser look at one room."""

from dataclasses import dataclass

from core.tx import Tx
from storage import links
from storage.links import Link, Purpose
from storage.rooms import rooms
from storage.rooms.rooms import Room
from storage.sessions import Session
from storage.signing_in.browsers import UNKNOWN, Browser
from storage.signing_in.by_link import let_in_by


@dataclass(frozen=True, slots=True)
class RoomEntered:
    """A browser has just been let in.

    Attributes:
        cookie: the value of its new cookie; empty if it keeps the one that it has.
        tag: whose it is (a pseudonym).
        room: the one to show.
    """

    cookie: str
    tag: str
    room: Room


def behind(tx: Tx, token: str) -> Room | None:
    """The room that a link opens, if it would do so now."""
    return _opened(tx, links.find(tx, Purpose.ROOM, token))


def _opened(tx: Tx, link: Link | None) -> Room | None:
    if link is None or link.is_used or link.subject is None:
        return None
    room = rooms.get(tx, link.subject)
    return room if room is not None and rooms.is_member(tx, link.person_id, room.id) else None


def enter(tx: Tx, token: str, before: Session | None, browser: Browser = UNKNOWN) -> RoomEntered | None:
    """Use a link up and let the browser that holds it look at its room; the session that it had before ends.

    A browser in which the link's person is signed in stays so.
    """
    link = links.find_to_use(tx, Purpose.ROOM, token)
    room = _opened(tx, link)
    if link is None or room is None:
        return None
    entered = let_in_by(tx, link, before, browser, room_id=room.id)
    return RoomEntered(entered.cookie, entered.tag, room) if entered else None
