"""What one person has, for the limits on it."""

from core.clock import DAY, after
from core.ids import first_id
from core.tx import Tx


def photos_in_a_day(tx: Tx, person_id: int) -> int:
    """How many photos of the last 24 hours are theirs, kept or not."""
    return _number(
        tx, "count(*) FROM photos WHERE person_id = :person AND id > :id", person_id, id=first_id(after(tx.now, -DAY))
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
