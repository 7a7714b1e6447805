"""What only who made a room may do: set its password, and take somebody out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from actions.rooms.rooms import NotInRoom, joined_room
from core.tx import Tx
from storage.rooms import members, passwords, rooms
from storage.rooms.members import Member
from storage.rooms.rooms import Room


@dataclass(frozen=True, slots=True)
class PasswordSet:
    """Others get in with it, once it is hashed; until then nobody does."""

    name: str


@dataclass(frozen=True, slots=True)
class Removed:
    """That member is out; without a password they can join again."""

    name: str
    who: str
    needs_password: bool


@dataclass(frozen=True, slots=True)
class NotTheMaker:
    """Somebody else made the room, or nobody who is still here."""

    name: str


@dataclass(frozen=True, slots=True)
class NobodyLikeThat:
    """No other member is called so, or has a number that ends so; `others` are those that there are."""

    name: str
    others: Sequence[str]


@dataclass(frozen=True, slots=True)
class SeveralLikeThat:
    """More than one member is called so."""

    shown: Sequence[str]


LONGEST_PASSWORD = 64


def is_password(word: str) -> bool:
    """Whether it can be a room's password: people tell it by text, as one word."""
    return 0 < len(word) <= LONGEST_PASSWORD and word.isprintable() and not any(map(str.isspace, word))


def set_password(
    tx: Tx, person_id: int, name: str, password: str, text_id: int | None = None
) -> PasswordSet | NotTheMaker | NotInRoom:
    """Give a room that the person made another password, or its first one. Who is in it stays."""
    there = joined_room(tx, person_id, name)
    passwords.hide(tx, person_id, password, text_id)
    if there is None:
        return NotInRoom(name)
    if there.made_by != person_id:
        return NotTheMaker(there.name)
    rooms.shut(tx, there.id)
    passwords.keep_later(tx, person_id, there, password, text_id)
    return PasswordSet(there.name)


def remove_member(
    tx: Tx, person_id: int, who: str, name: str = ""
) -> Removed | NotTheMaker | NotInRoom | NobodyLikeThat | SeveralLikeThat:
    """Take a member out of the room of that name, or of the active one, if the person made it."""
    return _remove_whom(tx, person_id, name, lambda member: _is_called(member, who))


def remove_tagged(
    tx: Tx, person_id: int, tag: str, name: str
) -> Removed | NotTheMaker | NotInRoom | NobodyLikeThat | SeveralLikeThat:
    """Take the member with that pseudonym out of the room of that name, if the person made it."""
    return _remove_whom(tx, person_id, name, lambda member: member.tag == tag)


def _remove_whom(
    tx: Tx, person_id: int, name: str, is_meant: Callable[[Member], bool]
) -> Removed | NotTheMaker | NotInRoom | NobodyLikeThat | SeveralLikeThat:
    there = joined_room(tx, person_id, name) if name else rooms.active(tx, person_id)
    if there is None:
        return NotInRoom(name)
    if there.made_by != person_id:
        return NotTheMaker(there.name)
    rooms.lock(tx, there.id)
    others = [each for each in members.members(tx, there.id) if each.person_id != person_id]
    found = [each for each in others if is_meant(each)]
    if not found:
        return NobodyLikeThat(there.name, [each.shown for each in others])
    if len(found) > 1:
        return SeveralLikeThat([each.shown for each in found])
    return _remove(tx, found[0], there)


def _is_called(member: Member, who: str) -> bool:
    """By their name, or by the end of their number, with which two of one name are told apart."""
    return who.casefold() in {member.name.casefold(), member.ending.casefold()}


def _remove(tx: Tx, member: Member, there: Room) -> Removed:
    rooms.leave(tx, member.person_id, there)
    return Removed(there.name, member.shown, there.needs_password)
