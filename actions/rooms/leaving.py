from dataclasses import dataclass

from actions.rooms.rooms import NotInRoom, joined_room
from core.tx import Tx
from storage.rooms import rooms
from storage.rooms.rooms import Room


@dataclass(frozen=True, slots=True)
class Left:
    """The person is out. `active` is where their photos land now; empty if they are kept for them alone."""

    name: str
    active: str


@dataclass(frozen=True, slots=True)
class LastOne:
    """Nobody else is in it, so that it would be left empty: nothing was done."""

    name: str


@dataclass(frozen=True, slots=True)
class InNoRoom:
    """No room is active, and none was named."""


@dataclass(frozen=True, slots=True)
class RoomGone:
    """The room is deleted with its photos. `active` is as with `Left`."""

    name: str
    active: str


@dataclass(frozen=True, slots=True)
class OthersAreIn:
    """Only the last one may delete a room."""

    name: str


def leave_room(
    tx: Tx, person_id: int, name: str = "", *, even_if_last: bool = False
) -> Left | LastOne | NotInRoom | InNoRoom:
    """Leave the room of that name, or the active one. One that is left empty stays for whoever joins it.

    If nobody does, it goes with the person who left it so, once they have themselves deleted.
    """
    there = joined_room(tx, person_id, name) if name else rooms.active(tx, person_id)
    if there is None:
        return NotInRoom(name) if name else InNoRoom()
    if not even_if_last and rooms.is_last(tx, person_id, there):
        return LastOne(there.name)
    return Left(there.name, _leave(tx, person_id, there))


def delete_room(tx: Tx, person_id: int, name: str) -> RoomGone | OthersAreIn | NotInRoom:
    """Delete a room and all that is in it, if nobody else is."""
    there = joined_room(tx, person_id, name)
    if there is None:
        return NotInRoom(name)
    if not rooms.is_last(tx, person_id, there):
        return OthersAreIn(there.name)
    active = _leave(tx, person_id, there)
    rooms.delete(tx, there.id)
    return RoomGone(there.name, active)


def _leave(tx: Tx, person_id: int, there: Room) -> str:
    """Take the person out; returns the name of the active room."""
    active = rooms.leave(tx, person_id, there)
    return active.name if active else ""
