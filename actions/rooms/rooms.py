"""Making rooms, getting into them, and which one is the active one. Leaving them: actions.rooms.leaving."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from actions.quotas import OverQuota, over_with_room
from actions.rooms.trying_names import TooManyRooms, count_unknown, too_many_open, too_many_unknown
from core.reading.look_alikes import is_of_one_script
from core.tx import Tx
from storage.rooms import awaited_passwords, members, passwords, room_names, rooms
from storage.rooms.rooms import NameTaken, Room, RoomSummary

LONGEST_ENDING = 12


@dataclass(frozen=True, slots=True)
class Made:
    """The room is there, and its maker in it. With a password, others get in once that is hashed."""

    name: str
    needs_password: bool


@dataclass(frozen=True, slots=True)
class NameInUse:
    """Somebody else's room has that name; `free` are some that no room has."""

    name: str
    free: Sequence[str]


@dataclass(frozen=True, slots=True)
class Joined:
    """The person is one of its `members` members now, and it is the active room."""

    name: str
    members: int


@dataclass(frozen=True, slots=True)
class AlreadyIn:
    """The person was in it; it is the active one now, and nothing else changed."""

    name: str


@dataclass(frozen=True, slots=True)
class NoSuchRoom:
    """Nobody made a room of that name."""

    name: str


@dataclass(frozen=True, slots=True)
class NeedsPassword:
    """The room has a password, and none was told."""

    name: str


@dataclass(frozen=True, slots=True)
class PasswordPending:
    """The password is looked at outside the transaction; what comes of it follows."""


@dataclass(frozen=True, slots=True)
class TooManyTries:
    """Too many wrong passwords: this one isn't looked at. In how many milliseconds the person can try again."""

    name: str
    wait: int


@dataclass(frozen=True, slots=True)
class NotInRoom:
    """The person is in no room of that name; whether there is one is not told."""

    name: str


@dataclass(frozen=True, slots=True)
class NowActive:
    """The person's photos land there from now on."""

    name: str


@dataclass(frozen=True, slots=True)
class MixedScripts:
    """The letters of the name are of several scripts, so that it may look like another."""

    name: str


Making: TypeAlias = Made | AlreadyIn | NameInUse | MixedScripts | OverQuota
Joining: TypeAlias = (
    Joined | AlreadyIn | NoSuchRoom | NeedsPassword | PasswordPending | TooManyTries | TooManyRooms | OverQuota
)


def make_room(tx: Tx, person_id: int, name: str, password: str = "", text_id: int | None = None) -> Making:
    """Make a room, join it, make it active. Whoever is in one of that name already wants to go there, most likely."""
    there = rooms.find(tx, name)
    if not is_of_one_script(name) and not rooms.is_called(there, name):
        return MixedScripts(name)
    if there is None and (over := over_with_room(tx, person_id)):
        return over
    try:
        new = rooms.make(tx, person_id, name, locked=bool(password))
    except NameTaken:
        there = rooms.find(tx, name)
        if there is not None and rooms.is_member(tx, person_id, there.id):
            return _use_again(tx, person_id, there, password, text_id)
        return NameInUse(there.name if there else name, _free_names(tx, person_id, name))
    if password:
        passwords.keep_later(tx, person_id, new, password, text_id)
    return Made(new.name, bool(password))


def _free_names(tx: Tx, person_id: int, wanted: str) -> list[str]:
    """Two names like the wanted one; one ends with the person's own, if it is short and plain."""
    own = members.name_of(tx, person_id).casefold()
    ending = f"-{own}" if own.isalnum() and len(own) <= LONGEST_ENDING else "3"
    return room_names.free_names(tx, wanted, ["2", ending])


def join(tx: Tx, person_id: int, name: str, password: str = "", text_id: int | None = None) -> Joining:
    """Join a room and make it active; what comes of a password, that is hashed slowly, follows."""
    there = rooms.find(tx, name)
    if there is not None and rooms.is_member(tx, person_id, there.id):
        return _use_again(tx, person_id, there, password, text_id)
    door = come_to(tx, person_id, name, there)
    if not isinstance(door, Room):
        return door
    if door.needs_password:
        return _knock(tx, person_id, door, password, text_id)
    return walk_in(tx, person_id, door)


def come_to(tx: Tx, person_id: int, name: str, there: Room | None) -> Room | NoSuchRoom | TooManyRooms | OverQuota:
    """The room of that name that somebody who isn't in it wants to enter, if they may come to one more."""
    if often := too_many_unknown(tx, person_id):
        return often
    if there is None:
        count_unknown(tx, person_id)
        return NoSuchRoom(name)
    return over_with_room(tx, person_id) or there


def walk_in(tx: Tx, person_id: int, there: Room) -> Joined | NoSuchRoom | TooManyRooms:
    """Join a room without a password, and make it active."""
    if often := too_many_open(tx, person_id):
        return often
    count = rooms.join(tx, person_id, there)
    return NoSuchRoom(there.name) if count is None else Joined(there.name, count)  # deleted at this moment


def _knock(
    tx: Tx, person_id: int, there: Room, password: str, text_id: int | None
) -> NeedsPassword | PasswordPending | TooManyTries:
    """Tell a password at the door, unless the door is shut for this person."""
    if not password:
        awaited_passwords.expect(tx, person_id, there.id)
        return NeedsPassword(there.name)
    wait = passwords.locked_until(tx, there.id, person_id) - tx.now
    if wait > 0:
        passwords.hide(tx, person_id, password, text_id)
        awaited_passwords.stop(tx, person_id)
        return TooManyTries(there.name, wait)
    passwords.check_later(tx, person_id, there, password, text_id)
    return PasswordPending()


def _use_again(tx: Tx, person_id: int, there: Room, password: str, text_id: int | None) -> AlreadyIn:
    rooms.use(tx, person_id, there)
    if password:
        passwords.hide(tx, person_id, password, text_id)
    return AlreadyIn(there.name)


def use_room(tx: Tx, person_id: int, name: str) -> NowActive | NotInRoom:
    """Make a joined room the active one."""
    there = joined_room(tx, person_id, name)
    if there is None:
        return NotInRoom(name)
    rooms.use(tx, person_id, there)
    return NowActive(there.name)


def list_rooms(tx: Tx, person_id: int) -> list[RoomSummary]:
    """The person's rooms, the active one first; their own comes last, and only if there is something in it."""
    return [each for each in rooms.of(tx, person_id) if each.room.name or each.photos]


def joined_room(tx: Tx, person_id: int, name: str) -> Room | None:
    """The room of that name, if the person is in it."""
    there = rooms.find(tx, name)
    return there if there is not None and rooms.is_member(tx, person_id, there.id) else None
