"""Rooms, who is in them, and which one a person's photos go to.

A room has a name that is unique without case, or none: then it is somebody's own, for photos of people who are in no
room. Whoever changes who is in a room locks its row first.
"""

import uuid
from dataclasses import dataclass

from core.table import Exported, Kept, Keyed, Sealed, Table, Through, With
from core.tx import Row, Tx
from storage import links
from storage.engine.in_list import in_list
from storage.links import Purpose
from storage.rooms import photos
from storage.rooms.name_keys import key_of, looks_of

OWN = "your own"
"""How a room without a name is shown to the one person in it."""


@dataclass(frozen=True, slots=True)
class Room:
    """A room. `uuid` names it in the object store.

    Attributes:
        name: as its maker typed it; empty if it is somebody's own.
        needs_password: whether one has to be told to enter.
        made_by: whoever may remove others and set the password; nobody if they are gone, or if it is somebody's own.
    """

    id: int
    uuid: str
    name: str
    needs_password: bool = False
    made_by: int | None = None

    @property
    def shown(self) -> str:
        """Its name as people read it."""
        return self.name or OWN


@dataclass(frozen=True, slots=True)
class RoomSummary:
    """A room as the list of a person's rooms has it."""

    room: Room
    is_active: bool
    members: int
    photos: int


class NameTaken(Exception):
    """There is a room of that name already."""


def find(tx: Tx, name: str) -> Room | None:
    """The room of that name, in any case, or else the one whose name looks like it."""
    return find_by(tx, "lookup", key_of(name)) or find_by(tx, "skeleton", looks_of(name))


def name_of(tx: Tx, name: str) -> str:
    """The name of that room as it is written, or nothing if there is none; a look-alike is another name."""
    room = find_by(tx, "lookup", key_of(name))
    return room.name if room is not None else ""


def is_called(room: Room | None, name: str) -> bool:
    """Whether that is its name, and not one that only looks like it."""
    return room is not None and key_of(room.name) == key_of(name)


def find_by(tx: Tx, column: str, key: str) -> Room | None:
    """The room that has that key in a column of keyed hashes."""
    listed, named = in_list(tx.keys.lookups(key), "lookup")
    row = tx.row(f"SELECT {_COLUMNS} FROM rooms r WHERE r.{column} IN {listed}", **named)
    return _room(tx, row) if row else None


def get(tx: Tx, room_id: int) -> Room | None:
    """The room with that id."""
    row = tx.row(f"SELECT {_COLUMNS} FROM rooms r WHERE r.id = :id", id=room_id)
    return _room(tx, row) if row else None


_COLUMNS = "r.id, r.uuid, r.name, r.is_locked, r.password IS NOT NULL, r.made_by"


def _room(tx: Tx, row: Row) -> Room:
    room_id, key, name, is_locked, has_password, made_by = row
    plain = tx.keys.open(name, f"rooms:{room_id}") if name is not None else ""
    return Room(room_id, key, plain, bool(is_locked or has_password), made_by)


def make(tx: Tx, person_id: int, name: str, *, locked: bool = False) -> Room:
    """A new room with that person in it, and active.

    A locked one lets nobody else in until its password is kept (see storage.rooms.passwords).

    Raises:
        NameTaken: when there is one already, or is made at this moment.
    """
    if find(tx, name) is not None:
        raise NameTaken
    room = Room(tx.new_id(), str(uuid.uuid4()), name, locked, person_id)
    looks = tx.keys.lookups(looks_of(name))[0]
    if not _insert(tx, room, tx.keys.lookups(key_of(name))[0], tx.keys.seal(name, f"rooms:{room.id}"), looks):
        raise NameTaken
    _enter(tx, person_id, room.id)
    use(tx, person_id, room)
    return room


def private(tx: Tx, person_id: int) -> Room:
    """The person's own room, made when it is first asked for. It is never the active one."""
    lookup = f"private/{person_id}".encode()  # says nothing that members doesn't, and outlives every key
    row = tx.row(f"SELECT {_COLUMNS} FROM rooms r WHERE r.lookup = :lookup", lookup=lookup)
    if row is not None:
        return _room(tx, row)
    room = Room(tx.new_id(), str(uuid.uuid4()), "")
    if not _insert(tx, room, lookup, None):  # made at this moment
        return private(tx, person_id)
    _enter(tx, person_id, room.id)
    return room


def _insert(tx: Tx, room: Room, lookup: bytes, name: bytes | None, looks: bytes | None = None) -> bool:
    return bool(
        tx.run(
            "INSERT INTO rooms (id, uuid, lookup, skeleton, name, is_locked, made_by, created_at)"
            " VALUES (:id, :uuid, :lookup, :skeleton, :name, :locked, :maker, :now) ON CONFLICT DO NOTHING",
            id=room.id,
            uuid=room.uuid,
            lookup=lookup,
            skeleton=looks,
            maker=room.made_by,
            name=name,
            locked=int(room.needs_password),
            now=tx.now,
        )
    )


def join(tx: Tx, person_id: int, room: Room) -> int | None:
    """Let the person in and make the room active; returns how many are in it now, or nothing if it is gone."""
    if not lock(tx, room.id):
        return None
    _enter(tx, person_id, room.id)
    tx.run("UPDATE rooms SET kept_by = NULL WHERE id = :room AND kept_by IS NOT NULL", room=room.id)
    use(tx, person_id, room)
    return count_members(tx, room.id)


def lock(tx: Tx, room_id: int) -> bool:
    """Let nobody else come, go or delete it until the transaction ends; false if it is gone."""
    return tx.row("SELECT id FROM rooms WHERE id = :id FOR UPDATE", id=room_id) is not None


def _enter(tx: Tx, person_id: int, room_id: int) -> None:
    tx.run(
        "INSERT INTO members (room_id, person_id, joined_at) VALUES (:room, :person, :now)"
        " ON CONFLICT (room_id, person_id) DO NOTHING",
        room=room_id,
        person=person_id,
        now=tx.now,
    )
    tx.wake(photos.LISTENER)


def is_member(tx: Tx, person_id: int, room_id: int) -> bool:
    """Whether the person is in that room."""
    sql = "SELECT 1 FROM members WHERE room_id = :room AND person_id = :person"
    return tx.row(sql, room=room_id, person=person_id) is not None


def count_members(tx: Tx, room_id: int) -> int:
    """How many are in it."""
    row = tx.row("SELECT count(*) FROM members WHERE room_id = :room", room=room_id)
    return row[0] if row else 0


def use(tx: Tx, person_id: int, room: Room) -> None:
    """Make it the one that the person's photos go to."""
    tx.run("UPDATE people SET active_room = :room WHERE id = :person", room=room.id, person=person_id)


HAS_ACTIVE = "EXISTS (SELECT 1 FROM people WHERE id = :person AND active_room IS NOT NULL)"
"""SQL: whether a person's photos go to a room."""


def active(tx: Tx, person_id: int) -> Room | None:
    """The room that the person's photos go to; none means their own."""
    row = tx.row(
        f"SELECT {_COLUMNS} FROM people p JOIN rooms r ON r.id = p.active_room WHERE p.id = :person",
        person=person_id,
    )
    return _room(tx, row) if row else None


def is_last(tx: Tx, person_id: int, room: Room) -> bool:
    """Whether nobody but the person is in it; stays so until the transaction ends."""
    return lock(tx, room.id) and is_member(tx, person_id, room.id) and count_members(tx, room.id) == 1


def leave(tx: Tx, person_id: int, room: Room) -> Room | None:
    """Take the person out. If it was active, the room that they joined last is now; returns the active one.

    Who leaves it empty keeps it: until somebody joins it, it is theirs.
    """
    lock(tx, room.id)
    _out(tx, person_id, room.id)
    tx.run(
        "UPDATE rooms SET kept_by = :person"
        " WHERE id = :room AND NOT EXISTS (SELECT 1 FROM members WHERE room_id = :room)",
        person=person_id,
        room=room.id,
    )
    tx.run(
        "UPDATE people SET active_room = (SELECT m.room_id FROM members m JOIN rooms r ON r.id = m.room_id"
        " WHERE m.person_id = :person AND r.name IS NOT NULL ORDER BY m.joined_at DESC, r.id DESC LIMIT 1)"
        " WHERE id = :person AND active_room = :room",
        person=person_id,
        room=room.id,
    )
    return active(tx, person_id)


def _out(tx: Tx, person_id: int, room_id: int) -> None:
    tx.run("DELETE FROM members WHERE room_id = :room AND person_id = :person", room=room_id, person=person_id)
    tx.wake(photos.LISTENER)


def delete(tx: Tx, room_id: int) -> None:
    """Delete the room and all that is in it; whoever had it active has none. Objects of photos follow later."""
    photos.remove_room(tx, room_id)
    links.drop_about(tx, Purpose.ROOM, room_id)
    tx.run("DELETE FROM members WHERE room_id = :room", room=room_id)
    tx.run("DELETE FROM wrong_passwords WHERE room_id = :room", room=room_id)
    tx.run("UPDATE people SET active_room = NULL WHERE active_room = :room", room=room_id)
    tx.run("DELETE FROM rooms WHERE id = :room", room=room_id)
    tx.wake(photos.LISTENER)


def of(tx: Tx, person_id: int) -> list[RoomSummary]:
    """The person's rooms, the active one first, then those joined last; their own comes last."""
    rows = tx.rows(
        f"SELECT {_COLUMNS}, p.active_room, (SELECT count(*) FROM members o WHERE o.room_id = r.id),"
        " (SELECT count(*) FROM photos f WHERE f.room_id = r.id AND f.state = 'kept')"
        " FROM members m JOIN rooms r ON r.id = m.room_id JOIN people p ON p.id = m.person_id"
        " WHERE m.person_id = :person"
        " ORDER BY CASE WHEN r.id = p.active_room THEN 0 WHEN r.name IS NOT NULL THEN 1 ELSE 2 END,"
        " m.joined_at DESC, r.id DESC",
        person=person_id,
    )
    found = []
    for *of_room, active_id, members, kept in rows:
        room = _room(tx, tuple(of_room))
        found.append(RoomSummary(room, room.id == active_id, members, kept))
    return found


def names(tx: Tx, person_id: int) -> list[str]:
    """The names of the rooms that the person is in; their own has none."""
    rows = tx.rows(
        "SELECT r.id, r.name FROM members m JOIN rooms r ON r.id = m.room_id"
        " WHERE m.person_id = :person AND r.name IS NOT NULL",
        person=person_id,
    )
    return [tx.keys.open(name, f"rooms:{room_id}") for room_id, name in rows]


def shut(tx: Tx, room_id: int) -> None:
    """Let nobody in until the room's next password is kept."""
    tx.run("UPDATE rooms SET is_locked = 1 WHERE id = :id", id=room_id)


def forget(tx: Tx, person_id: int) -> None:
    """Take somebody who leaves for good out of all rooms; those that are empty then are deleted.

    So are those that they left empty before, and kept.
    """
    tx.run("UPDATE rooms SET made_by = NULL WHERE made_by = :person", person=person_id)
    theirs = tx.rows(
        "SELECT room_id FROM members WHERE person_id = :person"
        " UNION SELECT id FROM rooms WHERE kept_by = :person ORDER BY 1",
        person=person_id,
    )
    for (room_id,) in theirs:
        lock(tx, room_id)
        _out(tx, person_id, room_id)
        if not count_members(tx, room_id):
            delete(tx, room_id)


ROOMS = Table(
    "rooms",
    deletion=With("members"),  # those that are left empty
    expiry=Kept("A room is there as long as somebody is in it, or has kept it."),
    sealed=(Sealed("name"), Sealed("password")),
    keyed=(
        Keyed("lookup", of="name", value=lambda _tx, _id, name: key_of(name)),
        Keyed("skeleton", of="name", value=lambda _tx, _id, name: looks_of(name)),
    ),
    export=Exported(
        "The rooms that you are in, or left empty and kept; the one without a name is your own.",
        columns=("id", "uuid", "name", "is_locked", "created_at"),
        hidden=("lookup", "skeleton", "password", "made_by", "kept_by"),
        of="kept_by = :person OR id IN (SELECT room_id FROM members WHERE person_id = :person)",
        computed=(
            ("made_by_you", "CASE WHEN made_by = :person THEN 1 ELSE 0 END"),
            ("kept_by_you", "CASE WHEN kept_by = :person THEN 1 ELSE 0 END"),
        ),
    ),
)
MEMBERS = Table(
    "members",
    key="",
    deletion=Through(forget),
    expiry=With("rooms"),
    export=Exported(
        "Since when you are in each room.",
        columns=("room_id", "joined_at"),
    ),
)
