"""Getting into rooms where whoever asks waits for the answer: a password is looked at between two transactions."""

from dataclasses import dataclass

from actions.quotas import OverQuota
from actions.rooms.rooms import AlreadyIn, Joined, NeedsPassword, NoSuchRoom, TooManyTries, come_to, walk_in
from actions.rooms.trying_names import TooManyRooms
from core.tx import Tx
from storage.rooms import passwords, rooms
from storage.rooms.rooms import Room


@dataclass(frozen=True, slots=True)
class AtTheDoor:
    """The room wants a password: it is to be compared with this hash, and then `enter_room` to be called."""

    room: Room
    hashed: str


@dataclass(frozen=True, slots=True)
class NotYet:
    """The room's password is being set at this moment: nobody gets in before."""


@dataclass(frozen=True, slots=True)
class WrongPassword:
    """How many tries are left; after the last one, the door is shut for a while."""

    left: int


def come_to_room(
    tx: Tx, person_id: int, name: str, *, has_password: bool
) -> Joined | AlreadyIn | NoSuchRoom | NeedsPassword | AtTheDoor | NotYet | TooManyTries | TooManyRooms | OverQuota:
    """Join a room without a password, or stand at the door of one that has one; else as `rooms.join`."""
    there = rooms.find(tx, name)
    if there is not None and rooms.is_member(tx, person_id, there.id):
        rooms.use(tx, person_id, there)
        return AlreadyIn(there.name)
    door = come_to(tx, person_id, name, there)
    if not isinstance(door, Room):
        return door
    if door.needs_password:
        return _at_the_door(tx, person_id, door) if has_password else NeedsPassword(door.name)
    return walk_in(tx, person_id, door)


def _at_the_door(tx: Tx, person_id: int, there: Room) -> AtTheDoor | NotYet | TooManyTries:
    wait = passwords.locked_until(tx, there.id, person_id) - tx.now
    if wait > 0:
        return TooManyTries(there.name, wait)
    door = passwords.door(tx, there.id, person_id)
    return AtTheDoor(there, door.hashed) if door is not None and door.hashed and not door.is_locked else NotYet()


def enter_room(
    tx: Tx, person_id: int, at: AtTheDoor, *, is_right: bool
) -> Joined | NoSuchRoom | NotYet | WrongPassword | TooManyTries:
    """Let in who knew the password, or count a wrong one: of many at once, no more are taken than are counted."""
    if not rooms.lock(tx, at.room.id):
        return NoSuchRoom(at.room.name)
    now = _at_the_door(tx, person_id, at.room)
    if not isinstance(now, AtTheDoor):
        return now
    if now.hashed != at.hashed:
        return NotYet()
    if not is_right:
        return WrongPassword(passwords.count_wrong(tx, at.room.id, person_id))
    members = passwords.admit(tx, at.room.id, person_id)
    return NoSuchRoom(at.room.name) if members is None else Joined(at.room.name, members)
