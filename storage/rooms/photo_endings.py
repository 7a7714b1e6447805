"""How a photo's way from the carrier ends, or goes on for longer. Each is noted once."""

from core.tx import Tx
from storage.rooms import photo_sources, photos
from storage.rooms.photo import KeptFiles, Photo


def keep(tx: Tx, photo: Photo, kept: KeptFiles) -> bool:
    """Note that it is in the store, and have it deleted at the carrier; false if it had ended already."""
    done = tx.run(
        "UPDATE photos SET state = 'kept', kind = :kind, width = :width, height = :height, size = :size,"
        " thumbnail_size = :thumbnail_size, sha256 = :sha256, thumbnail_sha256 = :thumbnail_sha256,"
        " reason = NULL, kept_at = :now WHERE id = :id AND state <> 'kept'",
        id=photo.id,
        kind=kept.kind,
        width=kept.width,
        height=kept.height,
        size=kept.size,
        thumbnail_size=kept.thumbnail_size,
        sha256=kept.sha256,
        thumbnail_sha256=kept.thumbnail_sha256,
        now=tx.now,
    )
    if done:
        photo_sources.delete(tx, photo.id)
        tx.wake(photos.LISTENER)
    return bool(done)


def fail(tx: Tx, photo: Photo, reason: str) -> bool:
    """Note that it can't be kept, or couldn't be had; false if it has been kept, or was deleted.

    The carrier keeps it for some time: an operator may have it tried again.
    """
    return bool(
        tx.run(
            "UPDATE photos SET state = 'failed', reason = :reason WHERE id = :id AND source IS NOT NULL",
            id=photo.id,
            reason=reason,
        )
    )


def keep_trying(tx: Tx, photo: Photo) -> bool:
    """Note that it takes longer; false if that is known."""
    return bool(tx.run("UPDATE photos SET state = 'trying' WHERE id = :id AND state = 'coming'", id=photo.id))


def count_death(tx: Tx, photo: Photo) -> None:
    """The process that opens pictures died over it."""
    tx.run("UPDATE photos SET deaths = deaths + 1 WHERE id = :id", id=photo.id)


def count_absence(tx: Tx, photo: Photo) -> None:
    """The carrier didn't have it."""
    tx.run("UPDATE photos SET absences = absences + 1 WHERE id = :id", id=photo.id)
