"""Re-encrypting everything with the newest key, a few rows at a time, while the bot runs."""

from dataclasses import dataclass

import orjson

from bot.tx import Tx
from storage import rooms

BATCH = 200


@dataclass(frozen=True, slots=True)
class Place:
    """A sealed column, and how its identity is made."""

    table: str
    column: str
    id: str = "id"


PLACES = (
    Place("people", "phone"),
    Place("people", "name"),
    Place("rooms", "name"),
    Place("rooms", "password"),
    Place("texts", "content"),
    Place("questions", "content", "person_id"),
    Place("deliveries", "content"),
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
        if not tx.keys.is_newest(sealed):
            _reseal(tx, place, row_id, sealed)
            changed += 1
    return rows[-1][0], changed


def _reseal(tx: Tx, place: Place, row_id: int, sealed: bytes) -> None:
    identity = f"{place.table}:{row_id}"
    plain = tx.keys.open(sealed, identity)
    tx.run(
        f"UPDATE {place.table} SET {place.column} = :sealed WHERE {place.id} = :id",
        sealed=tx.keys.seal(plain, identity),
        id=row_id,
    )
    if (place.table, place.column) == ("people", "phone"):
        tx.run("UPDATE people SET lookup = :lookup WHERE id = :id", lookup=tx.keys.lookups(plain)[0], id=row_id)
    elif (place.table, place.column) == ("rooms", "name"):
        lookup = tx.keys.lookups(rooms.key_of(plain))[0]
        tx.run("UPDATE rooms SET lookup = :lookup WHERE id = :id", lookup=lookup, id=row_id)
    elif place.table == "deliveries" and tx.row(
        "SELECT 1 FROM deliveries WHERE id = :id AND pace IS NOT NULL", id=row_id
    ):
        number = orjson.loads(plain)[1]
        tx.run("UPDATE deliveries SET pace = :pace WHERE id = :id", pace=tx.keys.lookups(number)[0], id=row_id)
