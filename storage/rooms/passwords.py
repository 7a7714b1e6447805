"""Passwords of rooms: kept as slow hashes, which deliveries make and check; wrong ones counted for each phone."""

import unicodedata
from dataclasses import dataclass

import orjson

from core.clock import HOUR, NEVER, Moment, after
from core.delivery import DeliveryKind
from core.table import Exported, Kept, KeyedAs, Table, With
from core.tx import Tx
from storage import questions, texts
from storage.delivery import deliveries
from storage.delivery.deliveries import NewDelivery
from storage.rooms import rooms
from storage.rooms.rooms import Room

WRONG_PASSWORDS = Table(
    "wrong_passwords",
    key="",
    deletion=Kept("Deleting oneself brings no new tries; they go with what is remembered of who left."),
    expiry=With("leavers"),
    keyed=(KeyedAs("lookup", like=("addresses", "lookup")),),
    export=Exported(
        "Wrong passwords of rooms that came from your number.",
        columns=("room_id", "count", "locked_until"),
        hidden=("lookup",),
        of="lookup IN (SELECT lookup FROM addresses WHERE person_id = :person)",
    ),
)
TRIES = 5
_LOOKUP = "(SELECT lookup FROM addresses WHERE person_id = :person ORDER BY id LIMIT 1)"
LOCK = HOUR


@dataclass(frozen=True, slots=True)
class Task:
    """What a delivery of this kind has to do: keep a new room's password, or check one that was told."""

    is_new: bool
    room_id: int
    room: str
    password: str

    def to_json(self) -> str:
        """As a delivery's content."""
        return orjson.dumps([self.is_new, self.room_id, self.room, self.password]).decode()

    @classmethod
    def from_json(cls, content: str) -> "Task":
        """What `to_json` wrote."""
        return cls(*orjson.loads(content))


@dataclass(frozen=True, slots=True)
class Door:
    """A room as one person stands before it.

    Attributes:
        hashed: its password's hash; empty if it has none, or none yet.
        is_locked: whether nobody is let in until there is one.
        is_shut: whether this person told so many wrong ones that theirs aren't looked at for now.
        tries: how many wrong ones they have left.
    """

    hashed: str
    is_locked: bool
    is_shut: bool
    tries: int


def keep_later(tx: Tx, person_id: int, room: Room, password: str, text_id: int | None = None) -> None:
    """Have the password of a room that was just made hashed and kept."""
    _later(tx, person_id, room, password, text_id, is_new=True)


def check_later(tx: Tx, person_id: int, room: Room, password: str, text_id: int | None = None) -> None:
    """Have a password checked; what comes of it answers that text, if there is one."""
    _later(tx, person_id, room, password, text_id, is_new=False)


def _later(tx: Tx, person_id: int, room: Room, password: str, text_id: int | None, *, is_new: bool) -> None:
    """One after the other for each person, so that no more are tried at a time than are counted."""
    hide(tx, person_id, password, text_id)
    composed = unicodedata.normalize("NFC", password)  # phones differ in how they type a letter with a mark
    task = Task(is_new, room.id, room.name, composed)
    lane = f"{DeliveryKind.PASSWORD}/{person_id}"
    deliveries.add(tx, NewDelivery(DeliveryKind.PASSWORD, lane, task.to_json(), person_id, text_id))


def hide(tx: Tx, person_id: int, password: str, text_id: int | None = None) -> None:
    """Keep a password in no text, and let POST publish none: they may have been asked about the same with a typo."""
    if text_id is not None:
        texts.hide(tx, text_id, password)
    questions.let_go_of(tx, person_id, password)


def keep(tx: Tx, room_id: int, hashed: str) -> None:
    """Keep a hash; from now on who knows the password is let in."""
    tx.run(
        "UPDATE rooms SET password = :password, is_locked = 0 WHERE id = :id",
        password=tx.keys.seal(hashed, f"rooms:{room_id}"),
        id=room_id,
    )


def door(tx: Tx, room_id: int, person_id: int) -> Door | None:
    """The room's door; nothing if the room is gone."""
    row = tx.row("SELECT password, is_locked FROM rooms WHERE id = :id", id=room_id)
    if row is None:
        return None
    hashed = tx.keys.open(row[0], f"rooms:{room_id}") if row[0] is not None else ""
    count, until = _wrong(tx, room_id, person_id)
    return Door(hashed, bool(row[1]), until > tx.now, TRIES - count % TRIES)


def locked_until(tx: Tx, room_id: int, person_id: int) -> Moment:
    """Until when that person's passwords for that room aren't looked at; in the past if they are."""
    return _wrong(tx, room_id, person_id)[1]


def _wrong(tx: Tx, room_id: int, person_id: int) -> tuple[int, Moment]:
    row = tx.row(
        f"SELECT count, locked_until FROM wrong_passwords WHERE room_id = :room AND lookup = {_LOOKUP}",
        room=room_id,
        person=person_id,
    )
    return (row[0], row[1]) if row else (0, NEVER)


def count_wrong(tx: Tx, room_id: int, person_id: int) -> int:
    """One more wrong password; returns how many tries are left. With none, the room is locked for that person.

    After the hour they have all tries again.
    """
    [(count,)] = tx.rows(
        "INSERT INTO wrong_passwords (room_id, lookup, count, locked_until)"
        f" SELECT :room, lookup, 1, 0 FROM addresses WHERE lookup = {_LOOKUP}"
        " ON CONFLICT (room_id, lookup) DO UPDATE SET"
        " count = CASE WHEN wrong_passwords.count >= :tries THEN 1 ELSE wrong_passwords.count + 1 END"
        " RETURNING count",
        room=room_id,
        person=person_id,
        tries=TRIES,
    )
    if count >= TRIES:
        tx.run(
            f"UPDATE wrong_passwords SET locked_until = :until WHERE room_id = :room AND lookup = {_LOOKUP}",
            room=room_id,
            person=person_id,
            until=after(tx.now, LOCK),
        )
    return TRIES - int(count)


def admit(tx: Tx, room_id: int, person_id: int) -> int | None:
    """Let somebody in who knew the password; returns how many are in it now, or nothing if the room is gone."""
    room = rooms.get(tx, room_id)
    members = rooms.join(tx, person_id, room) if room else None
    tx.run(
        f"DELETE FROM wrong_passwords WHERE room_id = :room AND lookup = {_LOOKUP}", room=room_id, person=person_id
    )
    return members
