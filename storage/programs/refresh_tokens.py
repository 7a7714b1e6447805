"""Refresh tokens: random, kept as hashes, each used once for the next one. Those of one session are a family.

Who shows one that was used has stolen it, or was stolen from: the session ends, and with it the whole family
(RFC 9700, section 4.14.2). For a moment after its use the same successor is given again: the answer may be lost.
"""

import secrets
from dataclasses import dataclass

from core.clock import SECOND, Moment, after
from core.table import Delete, Expires, Exported, Sealed, Table
from core.tx import Row, Tx
from storage import people, sessions
from storage.links import hash_of
from storage.sessions import LASTS, Session

REFRESH_TOKENS = Table(
    "refresh_tokens",
    deletion=Delete("person_id"),
    expiry=Expires("expires_at"),
    sealed=(Sealed("successor"),),
    hashes=("hash",),
    export=Exported(
        "By which programs stay signed in.",
        columns=("id", "session_id", "used_at", "expires_at"),
        hidden=("hash", "successor"),
    ),
)
TOKEN_BYTES = 32
AGAIN_WITHIN = 10 * SECOND


@dataclass(frozen=True, slots=True)
class Rotated:
    """The successor, and the session that both belong to."""

    token: str
    session: Session


@dataclass(frozen=True, slots=True)
class Reused:
    """It was used before: the session that it belonged to has ended, whosever it was (a pseudonym)."""

    tag: str


@dataclass(frozen=True, slots=True)
class NotValid:
    """It never was one, or its session has ended."""


def begin(tx: Tx, session: Session) -> str:
    """The first of a session's; returns the token, which is kept nowhere else."""
    return _add(tx, session, after(tx.now, LASTS))


def _add(tx: Tx, session: Session, expires_at: Moment) -> str:
    token = secrets.token_urlsafe(TOKEN_BYTES)
    tx.run(
        "INSERT INTO refresh_tokens (id, hash, person_id, session_id, expires_at)"
        " VALUES (:id, :hash, :person, :session, :expires)",
        id=tx.new_id(),
        hash=hash_of(token),
        person=session.person_id,
        session=session.id,
        expires=expires_at,
    )
    return token


def rotate(tx: Tx, token: str) -> Rotated | Reused | NotValid:
    """Use a token for the next one. None of a family lasts longer than its first."""
    found = _find(tx, token)
    if found is None:
        return NotValid()
    token_id, session_id, expires_at, used_at, successor = found
    session = sessions.get(tx, session_id)
    if session is None or not session.is_signed_in:
        return NotValid()
    if used_at is None:
        sessions.prolong(tx, session.id)
        return Rotated(_use(tx, token_id, session, expires_at), session)
    if successor is not None and used_at > after(tx.now, -AGAIN_WITHIN):
        again = tx.keys.open(successor, f"refresh_tokens:{token_id}")
        if not _is_used(tx, again):  # once it is, it has arrived
            return Rotated(again, session)
    sessions.revoke(tx, session.id)
    return Reused(session.tag)


def _find(tx: Tx, token: str) -> Row | None:
    """The row, once nobody else acts for its person."""
    owner = tx.row("SELECT person_id FROM refresh_tokens WHERE hash = :hash", hash=hash_of(token))
    if owner is None:
        return None
    people.lock_known(tx, owner[0])
    return tx.row(
        "SELECT id, session_id, expires_at, used_at, successor FROM refresh_tokens"
        " WHERE hash = :hash AND expires_at > :now",
        hash=hash_of(token),
        now=tx.now,
    )


def _is_used(tx: Tx, token: str) -> bool:
    return tx.row("SELECT 1 FROM refresh_tokens WHERE hash = :hash AND used_at IS NULL", hash=hash_of(token)) is None


def _use(tx: Tx, token_id: int, session: Session, expires_at: Moment) -> str:
    """Use a token up and add its successor: as quick for the thousandth of a family as for the first."""
    successor = _add(tx, session, expires_at)
    tx.run(
        "UPDATE refresh_tokens SET used_at = :now, successor = :successor WHERE id = :id",
        now=tx.now,
        successor=tx.keys.seal(successor, f"refresh_tokens:{token_id}"),
        id=token_id,
    )
    return successor
