"""The rooms whose passwords people were asked for: their next short text may be it, and is never posted."""

from core.clock import MINUTE, after
from core.sender_state import SenderState
from core.table import Delete, Expires, Exported, Table
from core.tx import Tx
from storage.rooms import rooms
from storage.tracking import awaited_values

AWAITED_PASSWORDS = Table(
    "awaited_passwords",
    key="person_id",
    deletion=Delete("person_id"),
    expiry=Expires("awaited_until"),
    export=Exported(
        "The room whose password you were asked for.",
        columns=("room_id", "awaited_until"),
    ),
)
AWAITED_FOR = 15 * MINUTE


def expect(tx: Tx, person_id: int, room_id: int) -> None:
    """The person was asked for the password of that room; what was awaited before is no more."""
    tx.run(
        "INSERT INTO awaited_passwords (person_id, room_id, awaited_until) VALUES (:person, :room, :until)"
        " ON CONFLICT (person_id) DO UPDATE SET room_id = excluded.room_id, awaited_until = excluded.awaited_until",
        person=person_id,
        room=room_id,
        until=after(tx.now, AWAITED_FOR),
    )
    awaited_values.stop(tx, person_id)  # one thing at a time


def room_of(tx: Tx, sender: SenderState) -> str:
    """The name of the room whose password is awaited from the sender of a text, or nothing."""
    if sender.awaited_room is None or sender.awaited_until <= tx.now:
        return ""
    room = rooms.get(tx, sender.awaited_room)
    return room.name if room is not None else ""


def stop(tx: Tx, person_id: int) -> None:
    """No password is awaited any more."""
    tx.run("DELETE FROM awaited_passwords WHERE person_id = :person", person=person_id)
