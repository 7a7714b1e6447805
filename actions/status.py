from enum import StrEnum
from typing import NamedTuple

from actions.waiting import NothingWaits, Waiting, told_waiting
from core.tx import RowQuery, Tx
from storage.personal import at_a_glance
from storage.rooms import rooms
from storage.x import accounts


class Connection(StrEnum):
    """How a person is connected to X."""

    CONNECTED = "connected"
    LOST = "lost"
    NONE = "none"
    IMPOSSIBLE = "impossible"
    """Not at all, and the operator has no application there."""


class Status(NamedTuple):
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


def first_query(tx: Tx, person_id: int) -> RowQuery:
    """What `status_of` asks first."""
    return at_a_glance.query(tx, person_id)


def status_of(tx: Tx, person_id: int, text_id: int | None = None) -> Status:
    """Where that person stands; `text_id`: the text that asks, if one does."""
    seen = at_a_glance.of_person(tx, person_id)
    connection, username = _connection(tx, person_id, has_account=seen.has_account)
    room = rooms.active(tx, person_id) if seen.has_active_room else None
    return Status(
        connection,
        username,
        room.name if room else "",
        seen.posts,
        seen.photos,
        seen.trackers,
        told_waiting(tx, person_id, text_id) if seen.may_wait else NothingWaits(),
    )


def _connection(tx: Tx, person_id: int, *, has_account: bool) -> tuple[Connection, str]:
    account = accounts.find(tx, person_id) if has_account else None
    if account is None:
        return (Connection.NONE if tx.can_connect else Connection.IMPOSSIBLE), ""
    if account.is_lost:
        return Connection.LOST, ""
    return Connection.CONNECTED, account.profile.username if account.profile else ""
