"""Where the carrier has photos, and having it delete them.

Only what is kept here, and what its person or time takes away, is deleted there: what was refused may be sound.
"""

from core.address import MediaSource
from core.clock import Moment
from core.delivery import DeliveryKind
from core.ids import first_id
from core.tx import Tx
from storage.delivery import deliveries
from storage.delivery.deliveries import NewDelivery


def get(tx: Tx, photo_id: int) -> MediaSource | None:
    """Where the carrier has it; nothing once it is deleted there."""
    row = tx.row("SELECT source FROM photos WHERE id = :id", id=photo_id)
    if row is None or row[0] is None:
        return None
    return MediaSource.from_text(tx.keys.open(row[0], f"photos:{photo_id}"))


def delete(tx: Tx, photo_id: int) -> None:
    """Have the carrier delete what it has of a photo."""
    source = get(tx, photo_id)
    if source is not None:
        delete_medium(tx, source)
        tx.run("UPDATE photos SET source = NULL WHERE id = :id", id=photo_id)


def delete_medium(tx: Tx, source: MediaSource) -> None:
    """Have the carrier delete what it has there."""
    deliveries.add(tx, NewDelivery(DeliveryKind.SOURCE_DELETION, "", source.to_text()))


def delete_of_failed(tx: Tx, moment: Moment, limit: int) -> int:
    """Have the carrier delete photos of up to that moment that couldn't be kept. Their rows stay."""
    old = tx.rows(
        "SELECT id FROM photos WHERE state = 'failed' AND source IS NOT NULL AND id <= :oldest"
        " ORDER BY id LIMIT :limit",
        oldest=first_id(moment),
        limit=limit,
    )
    for (photo_id,) in old:
        delete(tx, photo_id)
    return len(old)


def has_photos(tx: Tx, text_id: int) -> bool:
    """Whether photos of that text have rows, in which it says where they are."""
    return tx.row("SELECT 1 FROM photos WHERE text_id = :text LIMIT 1", text=text_id) is not None
