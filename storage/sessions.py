"""Browsers that a link let in: each is known by a cookie, which is kept only as a hash."""

import secrets
from dataclasses import dataclass

from core.clock import DAY, HOUR, Moment, after
from core.table import Expires, Table, Through
from core.tx import Row, Tx
from storage import links
from storage.links import Link, Purpose, hash_of
from storage.rooms import rooms
from storage.rooms.photos import LISTENER
from storage.rooms.rooms import Room

COOKIE_BYTES = 24
IDLE = 7 * DAY
"""A session that nobody used for so long has ended."""
LASTS = 30 * DAY
"""None lasts longer, used or not."""
SLIDES_EVERY = HOUR
"""Looking costs a write at most this often."""
MOST_SESSIONS = 20
"""Browsers of one person; the oldest one gives way."""


@dataclass(frozen=True, slots=True)
class Session:
    """Who is asking: a browser that is let in, and as whom.

    Attributes:
        tag: the pseudonym of its person, for logs.
        is_due: whether it was last prolonged so long ago that `prolong` is to be called.
    """

    id: int
    person_id: int
    tag: str
    is_due: bool


@dataclass(frozen=True, slots=True)
class Entered:
    """A browser has just been let in: the value of its cookie, whose it is (a pseudonym), and the room to show."""

    cookie: str
    tag: str
    room: Room


def make(tx: Tx, person_id: int) -> str:
    """Let a browser of that person in; returns the cookie's value, which is kept nowhere else."""
    cookie = secrets.token_urlsafe(COOKIE_BYTES)
    tx.run(
        "INSERT INTO sessions (id, hash, person_id, made_at, expires_at)"
        " VALUES (:id, :hash, :person, :now, :expires)",
        id=tx.new_id(),
        hash=hash_of(cookie),
        person=person_id,
        now=tx.now,
        expires=_expiry(tx.now, tx.now),
    )
    tx.run(
        "DELETE FROM sessions WHERE person_id = :person AND id NOT IN"
        " (SELECT id FROM sessions WHERE person_id = :person ORDER BY id DESC LIMIT :most)",
        person=person_id,
        most=MOST_SESSIONS,
    )
    return cookie


def behind(tx: Tx, token: str) -> Room | None:
    """The room that a link opens, if it would do so now."""
    opened = _behind(tx, token)
    return opened[1] if opened else None


def _behind(tx: Tx, token: str) -> tuple[Link, Room] | None:
    return _opened(tx, links.find(tx, Purpose.ROOM, token))


def _opened(tx: Tx, link: Link | None) -> tuple[Link, Room] | None:
    if link is None or link.is_used or link.subject is None:
        return None
    room = rooms.get(tx, link.subject)
    return (link, room) if room is not None and rooms.is_member(tx, link.person_id, room.id) else None


def enter(tx: Tx, token: str, before: int | None) -> Entered | None:
    """Use a link up and let the browser in that holds it; the session that it had before ends."""
    opened = _opened(tx, links.find_to_use(tx, Purpose.ROOM, token))
    if opened is None or not links.use(tx, opened[0]):
        return None
    if before is not None:
        revoke(tx, before)
    made = make(tx, opened[0].person_id)
    session = find(tx, made)
    return Entered(made, session.tag, opened[1]) if session else None


def find(tx: Tx, cookie: str) -> Session | None:
    """The session with that cookie, unless it has ended."""
    row = tx.row(
        "SELECT s.id, s.person_id, p.tag, s.made_at, s.expires_at FROM sessions s"
        " JOIN people p ON p.id = s.person_id WHERE s.hash = :hash AND s.expires_at > :now",
        hash=hash_of(cookie),
        now=tx.now,
    )
    return _session(tx, row) if row else None


def _session(tx: Tx, row: Row) -> Session:
    session_id, person_id, tag, made_at, expires_at = row
    is_due = _expiry(made_at, tx.now) >= expires_at + SLIDES_EVERY
    return Session(session_id, person_id, tag, is_due)


def is_valid(tx: Tx, session_id: int) -> bool:
    """Whether a session that was found before hasn't ended since: for what takes long."""
    sql = "SELECT 1 FROM sessions WHERE id = :id AND expires_at > :now"
    return tx.row(sql, id=session_id, now=tx.now) is not None


def _expiry(made_at: Moment, now: Moment) -> Moment:
    """When a session ends that is used now."""
    return min(after(now, IDLE), after(made_at, LASTS))


def prolong(tx: Tx, session_id: int) -> None:
    """Let a session that is in use last; never beyond `LASTS` in all, and never one that has ended."""
    row = tx.row("SELECT made_at FROM sessions WHERE id = :id AND expires_at > :now", id=session_id, now=tx.now)
    if row is not None:
        tx.run(
            "UPDATE sessions SET expires_at = :expires WHERE id = :id AND expires_at > :now",
            id=session_id,
            expires=_expiry(row[0], tx.now),
            now=tx.now,
        )


def revoke(tx: Tx, session_id: int) -> None:
    """End a session."""
    tx.run("DELETE FROM sessions WHERE id = :id", id=session_id)
    tx.wake(LISTENER)


def revoke_all(tx: Tx, person_id: int) -> None:
    """End all sessions of a person."""
    tx.run("DELETE FROM sessions WHERE person_id = :person", person=person_id)
    tx.wake(LISTENER)


def of_members(tx: Tx, room_id: int) -> set[int]:
    """The sessions of all who are in a room: they may look at it now."""
    rows = tx.rows(
        "SELECT s.id FROM members m JOIN sessions s ON s.person_id = m.person_id"
        " WHERE m.room_id = :room AND s.expires_at > :now",
        room=room_id,
        now=tx.now,
    )
    return {row[0] for row in rows}


SESSIONS = Table("sessions", deletion=Through(revoke_all), expiry=Expires("expires_at"), hashes=("hash",))
