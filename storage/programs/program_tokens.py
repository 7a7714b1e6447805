"""Tokens that a person made for a program: named, for some scopes only, kept as hashes."""

import secrets
from collections.abc import Collection
from dataclasses import dataclass

from core.clock import DAY, HOUR, Moment, after
from core.table import Delete, Expires, Exported, Sealed, Table
from core.tx import Row, Tx
from storage.links import hash_of

PROGRAM_TOKENS = Table(
    "program_tokens",
    deletion=Delete("person_id"),
    expiry=Expires("expires_at"),
    sealed=(Sealed("name"),),
    hashes=("hash",),
    export=Exported(
        "Tokens that you made for programs.",
        columns=("id", "name", "scopes", "made_at", "used_at", "expires_at"),
        hidden=("hash",),
    ),
)
PREFIX = "program-"
"""By which one is told from an access token, and found where somebody has published it by mistake."""
TOKEN_BYTES = 32
MOST = 20
"""Of one person."""
NOTED_EVERY = HOUR
"""Using one costs a write at most this often."""


@dataclass(frozen=True, slots=True)
class ProgramToken:
    """What is known of such a token; the token itself isn't.

    Attributes:
        name: that its person gave it.
        scopes: what it may be used for.
        is_due: whether its use is to be noted (see `note_use`).
    """

    id: int
    person_id: int
    tag: str
    name: str
    scopes: frozenset[str]
    made_at: Moment
    used_at: Moment | None
    expires_at: Moment
    is_due: bool


def make(tx: Tx, person_id: int, name: str, scopes: Collection[str], days: int) -> tuple[str, int] | None:
    """A token for so many days, and its id; nothing if the person has as many as one may have."""
    [(count,)] = tx.rows(
        "SELECT count(*) FROM program_tokens WHERE person_id = :person AND expires_at > :now",
        person=person_id,
        now=tx.now,
    )
    if count >= MOST:
        return None
    token, token_id = PREFIX + secrets.token_urlsafe(TOKEN_BYTES), tx.new_id()
    tx.run(
        "INSERT INTO program_tokens (id, hash, person_id, name, scopes, made_at, expires_at)"
        " VALUES (:id, :hash, :person, :name, :scopes, :now, :expires)",
        id=token_id,
        hash=hash_of(token),
        person=person_id,
        name=tx.keys.seal(name, f"program_tokens:{token_id}"),
        scopes=" ".join(sorted(scopes)),
        now=tx.now,
        expires=after(tx.now, days * DAY),
    )
    return token, token_id


_SELECT = (
    "SELECT t.id, t.person_id, p.tag, t.name, t.scopes, t.made_at, t.used_at, t.expires_at"
    " FROM program_tokens t JOIN people p ON p.id = t.person_id"
)


def find(tx: Tx, token: str) -> ProgramToken | None:
    """The token, unless it has ended."""
    row = tx.row(f"{_SELECT} WHERE t.hash = :hash AND t.expires_at > :now", hash=hash_of(token), now=tx.now)
    return _opened(tx, row) if row else None


def is_valid(tx: Tx, token_id: int) -> bool:
    """Whether a token that was found before hasn't ended since: for what takes long."""
    sql = "SELECT 1 FROM program_tokens WHERE id = :id AND expires_at > :now"
    return tx.row(sql, id=token_id, now=tx.now) is not None


def of_person(tx: Tx, person_id: int) -> list[ProgramToken]:
    """The person's, the newest first."""
    rows = tx.rows(
        f"{_SELECT} WHERE t.person_id = :person AND t.expires_at > :now ORDER BY t.id DESC",
        person=person_id,
        now=tx.now,
    )
    return [_opened(tx, row) for row in rows]


def _opened(tx: Tx, row: Row) -> ProgramToken:
    token_id, person_id, tag, name, scopes, made_at, used_at, expires_at = row
    plain = tx.keys.open(name, f"program_tokens:{token_id}")
    is_due = used_at is None or used_at <= after(tx.now, -NOTED_EVERY)
    return ProgramToken(
        token_id, person_id, tag, plain, frozenset(scopes.split()), made_at, used_at, expires_at, is_due
    )


def note_use(tx: Tx, token_id: int) -> None:
    """It is used now."""
    tx.run("UPDATE program_tokens SET used_at = :now WHERE id = :id", now=tx.now, id=token_id)


def end(tx: Tx, person_id: int, token_id: int) -> bool:
    """End one of the person's; false if there is none like that."""
    sql = "DELETE FROM program_tokens WHERE id = :id AND person_id = :person"
    return bool(tx.run(sql, id=token_id, person=person_id))


def end_all(tx: Tx, person_id: int) -> None:
    """End all of the person's."""
    tx.run("DELETE FROM program_tokens WHERE person_id = :person", person=person_id)
