"""Links from texts that let a browser look at one room."""

from core.tx import Tx
from storage.links import Purpose
from storage.rooms import rooms
from storage.rooms.rooms import Room
from storage.sessions import Session
from storage.signing_in import by_link
from storage.signing_in.browsers import UNKNOWN, Browser
from storage.signing_in.by_link import LetIn


def behind(tx: Tx, token: str) -> Room | None:
    """The room that a link opens, if it would do so now."""
    return by_link.behind(tx, Purpose.ROOM, token, _shown_to)


def enter(tx: Tx, token: str, before: Session | None, browser: Browser = UNKNOWN) -> LetIn[Room] | None:
    """Use a link up and let the browser that holds it look at its room."""
    return by_link.enter(tx, Purpose.ROOM, token, _shown_to, before, browser)


def _shown_to(tx: Tx, person_id: int, room_id: int) -> Room | None:
    room = rooms.get(tx, room_id)
    return room if room is not None and rooms.is_member(tx, person_id, room.id) else None
