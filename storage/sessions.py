"""Browsers that a link let in: each is known by a cookie, which is kept only as a hash."""

import secrets
from dataclasses import dataclass

from bot.clock import DAY, HOUR, Moment, after
from bot.ids import new_id
from bot.tx import Row, Tx
from storage import links, people, rooms
from storage.links import Link, Purpose, hash_of
from storage.photos import LISTENER
from storage.rooms import Room

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
    """A browser that is let in.

    Attributes:
        person: the pseudonym of its person, for logs.
        is_due: whether it was last prolonged so long ago that `prolong` is to be called.
    """

    id: int
    person_id: int
    person: str
    is_due: bool


@dataclass(frozen=True, slots=True)
class Entered:
    """A browser has just been let in: the value of its cookie, whose it is (a pseudonym), and the room to show."""

    cookie: str
    person: str
    room: Room


def make(tx: Tx, person_id: int) -> str:
    """Let a browser of that person in; returns the cookie's value, which is kept nowhere else."""
    cookie = secrets.token_urlsafe(COOKIE_BYTES)
    tx.run(
        "INSERT INTO sessions (id, hash, person_id, made_at, expires_at)"
        " VALUES (:id, :hash, :person, :now, :expires)",
        id=new_id(tx.now),
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
    link = links.find(tx, Purpose.ROOM, token)
    if link is None or link.is_used or link.room_id is None:
        return None
    room = rooms.get(tx, link.room_id)
    return (link, room) if room is not None and rooms.is_member(tx, link.person_id, room.id) else None


def enter(tx: Tx, token: str, cookie: str) -> Entered | None:
    """Use a link up and let the browser in that holds it; the session that it had until now ends."""
    owner = links.owner(tx, token)
    if owner is None:
        return None
    people.lock_known(tx, owner)
    opened = _behind(tx, token)
    if opened is None or not links.use(tx, opened[0]):
        return None
    revoke(tx, cookie)
    made = make(tx, opened[0].person_id)
    session = find(tx, made)
    return Entered(made, session.person, opened[1]) if session else None


def find(tx: Tx, cookie: str) -> Session | None:
    """The session with that cookie, if it still holds."""
    row = tx.row(
        "SELECT s.id, s.person_id, p.tag, s.made_at, s.expires_at FROM sessions s"
        " JOIN people p ON p.id = s.person_id WHERE s.hash = :hash AND s.expires_at > :now",
        hash=hash_of(cookie),
        now=tx.now,
    )
    return _session(tx, row) if row else None


def _session(tx: Tx, row: Row) -> Session:
    session_id, person_id, person, made_at, expires_at = row
    is_due = _expiry(made_at, tx.now) >= expires_at + SLIDES_EVERY
    return Session(session_id, person_id, person, is_due)


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


def revoke(tx: Tx, cookie: str) -> str | None:
    """End the session with that cookie; returns its person's pseudonym, or nothing if there is none."""
    session = find(tx, cookie)
    if session is None:
        return None
    tx.run("DELETE FROM sessions WHERE id = :id", id=session.id)
    tx.wake(LISTENER)
    return session.person


def revoke_all(tx: Tx, person_id: int) -> None:
    """End all sessions of a person."""
    tx.run("DELETE FROM sessions WHERE person_id = :person", person=person_id)
    tx.wake(LISTENER)


def holding(tx: Tx, room_id: int) -> set[int]:
    """The sessions that may look at that room now."""
    rows = tx.rows(
        "SELECT s.id FROM members m JOIN sessions s ON s.person_id = m.person_id"
        " WHERE m.room_id = :room AND s.expires_at > :now",
        room=room_id,
        now=tx.now,
    )
    return {row[0] for row in rows}


def erase_expired(tx: Tx, limit: int) -> int:
    """Erase up to `limit` sessions that have ended; returns how many."""
    return tx.run(
        "DELETE FROM sessions WHERE id IN"
        " (SELECT id FROM sessions WHERE expires_at <= :now ORDER BY expires_at LIMIT :limit)",
        now=tx.now,
        limit=limit,
    )
