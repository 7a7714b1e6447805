"""The photos of the last minutes, which POST publishes with their captions if it is the next text."""

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
        columns=("photos_of", "last_text", "sent_at"),
    ),
)
_IS_NEXT = (
    "NOT EXISTS (SELECT 1 FROM texts t WHERE t.person_id = r.person_id AND t.id > :oldest AND t.id <> :asking"
    " AND (t.received_at, t.id) > (l.received_at, l.id) AND t.handler NOT IN ('machine', 'nothing'))"
)
"""SQL: whether nothing that somebody wrote stands between the photos and what they text now."""


def note(tx: Tx, person_id: int, photos_of: int, last_text: int) -> None:
    """Photos came; `photos_of` and `last_text` are the first and the last of the texts whose photos go together."""
    tx.run(
        "INSERT INTO recent_photos (person_id, photos_of, last_text, sent_at) VALUES (:person, :photos, :last, :now)"
        " ON CONFLICT (person_id) DO UPDATE SET photos_of = excluded.photos_of, last_text = excluded.last_text,"
        " sent_at = excluded.sent_at",
        person=person_id,
        photos=photos_of,
        last=last_text,
        now=tx.now,
    )


def leave_behind(tx: Tx, person_id: int, text_id: int) -> None:
    """Behind that text, too, POST is the next one: its reply says that they wait."""
    tx.run("UPDATE recent_photos SET last_text = :text WHERE person_id = :person", text=text_id, person=person_id)


HAS_ANY = "EXISTS (SELECT 1 FROM recent_photos WHERE person_id = :person AND sent_at > :photos_since)"
"""SQL: whether a person's photos came lately; `photos_since` is `oldest`."""


def oldest(tx: Tx) -> Moment:
    """Photos that came later are recent."""
    return after(tx.now, -LAST)


def find(tx: Tx, person_id: int, asking: int | None = None) -> tuple[int, Moment] | None:
    """The first of the texts whose photos POST publishes, and when the last of them came.

    Nothing after a while, or once their person has texted something else since. `asking` is the text that is taken in
    just now, which counts for nothing.
    """
    since = oldest(tx)
    row = tx.row(
        "SELECT r.photos_of, r.sent_at FROM recent_photos r JOIN texts l ON l.id = r.last_text"
        f" WHERE r.person_id = :person AND r.sent_at > :since AND {_IS_NEXT}",
        person=person_id,
        since=since,
        oldest=first_id(since),
        asking=asking or 0,
    )
    return (max(row[0], first_id(since)), row[1]) if row is not None else None


def forget(tx: Tx, person_id: int) -> None:
    """They go up: POST publishes them no more."""
    tx.run("DELETE FROM recent_photos WHERE person_id = :person", person=person_id)
