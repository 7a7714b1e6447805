"""One-time links from a text into the browser. Opening one changes nothing; pressing its page's button uses it up."""

import hashlib
import secrets
from dataclasses import dataclass
from enum import StrEnum

from bot.clock import MINUTE, Moment, after
from bot.ids import new_id
from bot.tx import Tx

TOKEN_BYTES = 16
CONNECT_WITHIN = 15 * MINUTE
ROOM_WITHIN = 10 * MINUTE
MOST_LINKS = 5
"""Links of one person that hold at a time; an older one gives way."""


class Purpose(StrEnum):
    """Where a link leads."""

    CONNECT = "connect"
    ROOM = "room"


@dataclass(frozen=True, slots=True)
class Link:
    """A link that holds: whose it is, and which room it opens."""

    id: int
    person_id: int
    room_id: int | None
    expires_at: Moment
    is_used: bool


def make(tx: Tx, purpose: Purpose, person_id: int, lasts: int, room_id: int | None = None) -> str:
    """A new link that holds for `lasts` milliseconds; returns its token, which is kept nowhere else."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    tx.run(
        "INSERT INTO links (id, hash, purpose, person_id, room_id, expires_at)"
        " VALUES (:id, :hash, :purpose, :person, :room, :expires)",
        id=new_id(tx.now),
        hash=hash_of(token),
        purpose=purpose.value,
        person=person_id,
        room=room_id,
        expires=after(tx.now, lasts),
    )
    return token


def to_connect(tx: Tx, person_id: int) -> str:
    """A fresh link to the page where that person connects X."""
    token = make(tx, Purpose.CONNECT, person_id, CONNECT_WITHIN)
    keep_newest(tx, Purpose.CONNECT, person_id, MOST_LINKS)
    return f"{tx.public_url}/connect/{token}"


def to_room(tx: Tx, person_id: int, room_id: int) -> str:
    """A fresh link that lets that person see the room in a browser."""
    token = make(tx, Purpose.ROOM, person_id, ROOM_WITHIN, room_id)
    keep_newest(tx, Purpose.ROOM, person_id, MOST_LINKS)
    return f"{tx.public_url}/rooms/enter/{token}"


def find(tx: Tx, purpose: Purpose, token: str) -> Link | None:
    """The link with that token, used or not; nothing once it has expired."""
    row = tx.row(
        "SELECT id, person_id, room_id, expires_at, used_at FROM links"
        " WHERE hash = :hash AND purpose = :purpose AND expires_at > :now FOR UPDATE",
        hash=hash_of(token),
        purpose=purpose.value,
        now=tx.now,
    )
    return Link(row[0], row[1], row[2], row[3], row[4] is not None) if row else None


def owner(tx: Tx, token: str) -> int | None:
    """Whose link that is, whether it holds or not; locks nothing."""
    row = tx.row("SELECT person_id FROM links WHERE hash = :hash", hash=hash_of(token))
    return row[0] if row else None


def use(tx: Tx, link: Link) -> bool:
    """Use it up; false if somebody was quicker."""
    return bool(tx.run("UPDATE links SET used_at = :now WHERE id = :id AND used_at IS NULL", id=link.id, now=tx.now))


def keep_newest(tx: Tx, purpose: Purpose, person_id: int, count: int) -> None:
    """Let only that many links of the person hold for a purpose: the newest."""
    tx.run(
        "DELETE FROM links WHERE person_id = :person AND purpose = :purpose AND id NOT IN (SELECT id FROM links"
        " WHERE person_id = :person AND purpose = :purpose ORDER BY id DESC LIMIT :count)",
        person=person_id,
        purpose=purpose.value,
        count=count,
    )


def drop(tx: Tx, purpose: Purpose, person_id: int) -> None:
    """Let no link of the person hold for a purpose any more."""
    tx.run(
        "DELETE FROM links WHERE person_id = :person AND purpose = :purpose", person=person_id, purpose=purpose.value
    )


def hash_of(secret: str) -> bytes:
    """What is kept of a token, a cookie or a state: each is random and long, so that a plain SHA-256 will do."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).digest()


def erase_expired(tx: Tx, limit: int) -> int:
    """Erase up to `limit` links that hold no more; returns how many."""
    return tx.run(
        "DELETE FROM links WHERE id IN"
        " (SELECT id FROM links WHERE expires_at < :now ORDER BY expires_at LIMIT :limit)",
        now=tx.now,
        limit=limit,
    )
