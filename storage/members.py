from collections import Counter
from dataclasses import dataclass

from bot.tx import Tx


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody in a room, as the others see them: never by their number."""

    person_id: int
    shown: str


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

    Two of one name are told apart by the last two digits of their numbers; so is who gave no name.
    """
    rows = tx.rows(
        "SELECT p.id, p.name, p.phone FROM members m JOIN people p ON p.id = m.person_id"
        " WHERE m.room_id = :room ORDER BY m.joined_at, p.id",
        room=room_id,
    )
    opened = [
        (person_id, tx.keys.open(name, f"people:{person_id}") if name is not None else "", phone)
        for person_id, name, phone in rows
    ]
    times = Counter(name.casefold() for _, name, _ in opened)
    found = []
    for person_id, name, phone in opened:
        ending = "" if name and times[name.casefold()] == 1 else tx.keys.open(phone, f"people:{person_id}")[-2:]
        found.append(Member(person_id, _shown(name, ending)))
    return found


def _shown(name: str, ending: str) -> str:
    if not name:
        return f"the phone ending {ending}"
    return f"{name} ({ending})" if ending else name
