"""Re-encrypting everything with the newest key, a few rows at a time, while the bot runs."""

from dataclasses import dataclass

import orjson

from bot.tx import Tx
from storage import rooms
from storage.accounts import REVOCATION

BATCH = 200


@dataclass(frozen=True, slots=True)
class Place:
    """A sealed column, and how its identity is made; `tokens`, if it was sealed by `seal_tokens`."""

    table: str
    column: str
    id: str = "id"
    tokens: bool = False


PLACES = (
    Place("people", "phone"),
    Place("people", "name"),
    Place("rooms", "name"),
    Place("rooms", "password"),
    Place("texts", "content"),
    Place("questions", "content", "person_id"),
    Place("deliveries", "content"),
    Place("connections", "content"),
    Place("connections", "tokens", tokens=True),
    Place("consents", "verifier"),
    Place("accounts", "tokens", "person_id", tokens=True),
    Place("accounts", "profile", "person_id"),
    Place("posts", "content"),
    Place("held", "content", "person_id"),
    Place("photos", "source"),
    Place("photos", "caption"),
)


def rotate(tx: Tx, place: Place, after_id: int) -> tuple[int, int] | None:
    """Re-encrypt the next rows behind `after_id`; returns the last id looked at and how many were changed."""
    rows = tx.rows(
        f"SELECT {place.id}, {place.column} FROM {place.table} WHERE {place.id} > :after"
        f" AND {place.column} IS NOT NULL ORDER BY {place.id} LIMIT {BATCH} FOR UPDATE",
        after=after_id,
    )
    if not rows:
        return None
    changed = 0
    for row_id, sealed in rows:
        is_newest = tx.keys.are_newest_tokens(sealed) if place.tokens else tx.keys.is_newest(sealed)
        if not is_newest:
            _write(
                tx,
                place,
                row_id,
                tx.keys.renewed_tokens(sealed) if place.tokens else _resealed(tx, place, row_id, sealed),
            )
            changed += 1
    return rows[-1][0], changed


def _write(tx: Tx, place: Place, row_id: int, sealed: bytes) -> None:
    tx.run(f"UPDATE {place.table} SET {place.column} = :sealed WHERE {place.id} = :id", sealed=sealed, id=row_id)


def _resealed(tx: Tx, place: Place, row_id: int, sealed: bytes) -> bytes:
    identity = f"{place.table}:{row_id}"
    plain = tx.keys.open(sealed, identity)
    if (place.table, place.column) == ("people", "phone"):
        _look_up_anew(tx, row_id, tx.keys.lookups(plain)[0])
    elif (place.table, place.column) == ("rooms", "name"):
        lookup = tx.keys.lookups(rooms.key_of(plain))[0]
        tx.run("UPDATE rooms SET lookup = :lookup WHERE id = :id", lookup=lookup, id=row_id)
    elif place.table == "deliveries":
        plain = _renewed_delivery(tx, row_id, plain)
    return tx.keys.seal(plain, identity)


def _look_up_anew(tx: Tx, person_id: int, lookup: bytes) -> None:
    """Their number's hash, wherever it stands; that of somebody who left is forgotten within the hour anyway."""
    tx.run(
        "UPDATE wrong_passwords SET lookup = :lookup WHERE lookup = (SELECT lookup FROM people WHERE id = :id)",
        lookup=lookup,
        id=person_id,
    )
    tx.run("UPDATE people SET lookup = :lookup WHERE id = :id", lookup=lookup, id=person_id)


def _renewed_delivery(tx: Tx, delivery_id: int, plain: str) -> str:
    """What a delivery holds, where that is itself made with a key: a token to revoke, the look-up of its pace."""
    row = tx.row("SELECT kind, pace FROM deliveries WHERE id = :id", id=delivery_id)
    if row is not None and row[0] == REVOCATION:
        return tx.keys.renewed_tokens(plain.encode()).decode()
    if row is not None and row[1] is not None:
        number = orjson.loads(plain)[1]
        tx.run("UPDATE deliveries SET pace = :pace WHERE id = :id", pace=tx.keys.lookups(number)[0], id=delivery_id)
    return plain
