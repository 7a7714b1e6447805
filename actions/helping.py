from collections.abc import Iterator

from core.reading.commands import Command, Needs
from core.tx import Tx
from storage import people
from storage.reminders import reminders
from storage.rooms import rooms
from storage.x import accounts


def usable_by(tx: Tx, person_id: int) -> list[Command]:
    """The commands that can do something for that person now."""
    met = frozenset(_met(tx, person_id))
    return [command for command in tx.commands if command.needs in met]


def _met(tx: Tx, person_id: int) -> Iterator[Needs]:
    yield Needs.NOTHING
    if tx.can_connect:
        yield Needs.APPLICATION
    if accounts.is_connected(tx, person_id):
        yield Needs.ACCOUNT
    joined = rooms.of(tx, person_id)
    if joined:
        yield Needs.ROOM
    if any(each.room.made_by == person_id for each in joined):
        yield Needs.ROOM_MADE
    if people.tracks(tx, person_id):
        yield Needs.TRACKER
    if reminders.has_any(tx, person_id):
        yield Needs.REMINDER
