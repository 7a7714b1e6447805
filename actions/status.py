from dataclasses import dataclass
from enum import StrEnum

from actions.holding import Waiting, next_waiting
from core.tx import Tx
from storage import people
from storage.rooms import photos, rooms
from storage.x import accounts, posts


class Connection(StrEnum):
    """How a person is connected to X."""

    CONNECTED = "connected"
    LOST = "lost"
    NONE = "none"
    IMPOSSIBLE = "impossible"
    """Not at all, and the operator has no application there."""


@dataclass(frozen=True, slots=True)
class Status:
    """Where a person stands.

    Attributes:
        connection: how they are connected to X.
        username: who they are there, if they are connected and X has told.
        active_room: its name, if there is one.
        posts: how many are on their way.
        photos: likewise.
        trackers: how many things they keep count of.
        waiting: what POST would publish.
    """

    connection: Connection
    username: str
    active_room: str
    posts: int
    photos: int
    trackers: int
    waiting: Waiting


def status_of(tx: Tx, person_id: int) -> Status:
    """Where that person stands."""
    connection, username = _connection(tx, person_id)
    room = rooms.active(tx, person_id)
    return Status(
        connection,
        username,
        room.name if room else "",
        posts.count_waiting(tx, person_id),
        photos.count_coming(tx, person_id),
        people.tracks(tx, person_id),
        next_waiting(tx, person_id),
    )


def _connection(tx: Tx, person_id: int) -> tuple[Connection, str]:
    account = accounts.find(tx, person_id)
    if account is None:
        return (Connection.NONE if tx.can_connect else Connection.IMPOSSIBLE), ""
    if account.is_lost:
        return Connection.LOST, ""
    return Connection.CONNECTED, account.profile.username if account.profile else ""
