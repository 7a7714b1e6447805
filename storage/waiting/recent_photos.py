"""The photos of the last minutes, which POST publishes with their captions."""

from core.clock import MINUTE, Moment, after
from core.ids import first_id
from core.table import Delete, Expires, Exported, Table
from core.tx import Tx

LAST = 15 * MINUTE
RECENT_PHOTOS = Table(
    "recent_photos",
    key="person_id",
    deletion=Delete("person_id"),
    expiry=Expires("sent_at", after=LAST),
    export=Exported(
        "The photos of the last minutes, which POST would publish.",
        columns=("photos_of", "sent_at"),
    ),
)


def note(tx: Tx, person_id: int, photos_of: int) -> None:
    """Photos came; `photos_of` is the first of the texts whose photos go together."""
    tx.run(
        "INSERT INTO recent_photos (person_id, photos_of, sent_at) VALUES (:person, :photos, :now)"
        " ON CONFLICT (person_id) DO UPDATE SET photos_of = excluded.photos_of, sent_at = excluded.sent_at",
        person=person_id,
        photos=photos_of,
        now=tx.now,
    )


HAS_ANY = "EXISTS (SELECT 1 FROM recent_photos WHERE person_id = :person AND sent_at > :photos_since)"
"""SQL: whether a person's photos came lately; `photos_since` is `oldest`."""


def oldest(tx: Tx) -> Moment:
    """Photos that came later are recent."""
    return after(tx.now, -LAST)


def find(tx: Tx, person_id: int) -> tuple[int, Moment] | None:
    """The first of the texts whose photos POST publishes, and when the last of them came; nothing after a while."""
    row = tx.row("SELECT photos_of, sent_at FROM recent_photos WHERE person_id = :person", person=person_id)
    if row is None or row[1] <= oldest(tx):
        return None
    return max(row[0], first_id(oldest(tx))), row[1]


def forget(tx: Tx, person_id: int) -> None:
    """They go up: POST publishes them no more."""
    tx.run("DELETE FROM recent_photos WHERE person_id = :person", person=person_id)
