from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

from core.address import Address
from core.tx import Tx
from storage import addresses


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody in a room, as the others see them: never by their number.

    Attributes:
        name: that they gave, or nothing.
        ending: the little of their address by which two of one name are told apart.
        tag: their pseudonym, by which a page tells them apart.
    """

    person_id: int
    shown: str
    name: str = ""
    ending: str = ""
    tag: str = ""


def room_of(tx: Tx, person_id: int, room_uuid: str) -> int | None:
    """The id of the room of that UUID, if the person is in it."""
    row = tx.row(
        "SELECT m.room_id FROM members m JOIN rooms r ON r.id = m.room_id"
        " WHERE r.uuid = :uuid AND m.person_id = :person",
        uuid=room_uuid,
        person=person_id,
    )
    return row[0] if row else None


def rename(tx: Tx, person_id: int, name: str) -> None:
    """Let others in their rooms see the person under that name."""
    sealed = tx.keys.seal(name, f"people:{person_id}")
    tx.run("UPDATE people SET name = :name WHERE id = :person", name=sealed, person=person_id)


def name_of(tx: Tx, person_id: int) -> str:
    """The name that the person gave, or nothing."""
    row = tx.row("SELECT name FROM people WHERE id = :person", person=person_id)
    return tx.keys.open(row[0], f"people:{person_id}") if row and row[0] is not None else ""


def members(tx: Tx, room_id: int) -> list[Member]:
    """Who is in the room, in the order in which they came.

    Two of one name are told apart by the ends of their numbers; so is who gave no name.
    """
    rows = tx.rows(
        "SELECT p.id, p.tag, p.name, a.id, a.channel, a.value FROM members m JOIN people p ON p.id = m.person_id"
        " JOIN addresses a ON a.id = (SELECT min(f.id) FROM addresses f WHERE f.person_id = p.id)"
        " WHERE m.room_id = :room ORDER BY m.joined_at, p.id",
        room=room_id,
    )
    people = [_Opened(row[0], row[1], _name(tx, row[0], row[2]), _address(tx, *row[3:])) for row in rows]
    times = Counter(each.name.casefold() for each in people)
    return [_member(tx, each, is_only_one=times[each.name.casefold()] == 1) for each in people]


def _member(tx: Tx, opened: "_Opened", *, is_only_one: bool) -> Member:
    ending = tx.channels[opened.address.channel].ending(opened.address.value)
    return Member(opened.person_id, _shown(tx, opened, is_only_one=is_only_one), opened.name, ending, opened.tag)


class _Opened(NamedTuple):
    person_id: int
    tag: str
    name: str
    address: Address


def _name(tx: Tx, person_id: int, sealed: bytes | None) -> str:
    return tx.keys.open(sealed, f"people:{person_id}") if sealed is not None else ""


def _address(tx: Tx, address_id: int, channel: str, value: bytes) -> Address:
    return Address(channel, tx.keys.open(value, addresses.identity(address_id)))


def _shown(tx: Tx, member: _Opened, *, is_only_one: bool) -> str:
    """A channel knows how to show somebody without a name, or one of two of the same name."""
    channel = tx.channels[member.address.channel]
    if not member.name:
        return channel.stranger(member.address.value)
    return member.name if is_only_one else f"{member.name} ({channel.ending(member.address.value)})"
