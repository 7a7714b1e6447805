"""What one person has, and has sent of late, for the limits on it."""

from core.clock import DAY, after
from core.ids import first_id
from core.table import Delete, Expires, Exported, Table
from core.tx import Tx

PHOTOS_SENT = Table(
    "photos_sent",
    deletion=Delete("person_id"),
    expiry=Expires("id", after=DAY),
    export=Exported(
        "How many photos you sent in the last 24 hours, each time.",
        columns=("id", "count"),
    ),
)


def count_photos(tx: Tx, person_id: int, count: int) -> None:
    """So many photos of theirs have come in; they count for a day, whatever becomes of them."""
    tx.run(
        "INSERT INTO photos_sent (id, person_id, count) VALUES (:id, :person, :count)",
        id=tx.new_id(),
        person=person_id,
        count=count,
    )


def photos_in_a_day(tx: Tx, person_id: int) -> int:
    """How many photos they sent in the last 24 hours, kept or not, there still or deleted."""
    return _number(
        tx,
        "sum(count) FROM photos_sent WHERE person_id = :person AND id > :id",
        person_id,
        id=first_id(after(tx.now, -DAY)),
    )


def bytes_kept(tx: Tx, person_id: int) -> int:
    """What the store has of their photos, in whichever rooms."""
    return _number(
        tx, "sum(size + thumbnail_size) FROM photos WHERE person_id = :person AND state = 'kept'", person_id
    )


def rooms_joined(tx: Tx, person_id: int) -> int:
    """How many rooms they are in, their own not counted."""
    return _number(
        tx,
        "count(*) FROM members m JOIN rooms r ON r.id = m.room_id WHERE m.person_id = :person AND r.name IS NOT NULL",
        person_id,
    )


def _number(tx: Tx, what: str, person_id: int, **values: object) -> int:
    row = tx.row(f"SELECT {what}", person=person_id, **values)
    return int(row[0]) if row and row[0] is not None else 0
