"""One text's whole way as operators see it, without what anybody said."""

from dataclasses import dataclass

from core.clock import Moment
from core.tx import Tx
from storage import people, texts
from storage.delivery import delivery_log
from storage.delivery.delivery_log import Step
from storage.texts import StoredText


@dataclass(frozen=True, slots=True)
class DeliveryRow:
    """A delivery as operators see it: without what it says."""

    id: int
    kind: str
    text_id: int | None
    person: str | None
    state: str
    due_at: Moment
    attempts: int
    carrier_sid: str | None
    report: str | None
    reason: str | None
    created_at: Moment
    ended_at: Moment | None


@dataclass(frozen=True, slots=True)
class PostRow:
    """A post as operators see it: without its words."""

    id: int
    state: str
    created_at: Moment
    up_at: Moment | None


@dataclass(frozen=True, slots=True)
class PhotoRow:
    """A photo as operators see it: without its caption. `size` is in bytes, of what is kept."""

    uuid: str
    number: int
    state: str
    kind: str
    size: int
    reason: str | None
    created_at: Moment
    kept_at: Moment | None


@dataclass(frozen=True, slots=True)
class Trace:
    """One text's whole way."""

    text: StoredText
    person: str
    deliveries: list[tuple[DeliveryRow, list[Step]]]
    posts: list[PostRow]
    photos: list[PhotoRow]


COLUMNS = (
    "d.id, d.kind, d.text_id, p.tag, d.state, d.due_at, d.attempts, d.carrier_sid, d.report, d.reason,"
    " d.created_at, d.ended_at FROM deliveries d LEFT JOIN people p ON p.id = d.person_id"
)


def trace(tx: Tx, sid: str) -> Trace | None:
    """The way of the text with that sid."""
    kept = texts.find(tx, sid)
    if kept is None:
        return None
    its_own = "d.id = :text OR (d.text_id = :text AND d.text_id <> d.id)"
    rows = tx.rows(f"SELECT {COLUMNS} WHERE {its_own} ORDER BY d.id", text=kept.id)
    found = [DeliveryRow(*row) for row in rows]
    return Trace(
        kept,
        people.tag_of(tx, kept.person_id),
        [(row, delivery_log.of(tx, row.id)) for row in found],
        _posts(tx, kept),
        _photos(tx, kept),
    )


def _posts(tx: Tx, kept: StoredText) -> list[PostRow]:
    sql = "SELECT id, state, created_at, up_at FROM posts WHERE person_id = :person AND text_id = :text ORDER BY id"
    return [PostRow(*row) for row in tx.rows(sql, person=kept.person_id, text=kept.id)] if kept.person_id else []


def _photos(tx: Tx, kept: StoredText) -> list[PhotoRow]:
    rows = tx.rows(
        "SELECT uuid, number, state, kind, size, reason, created_at, kept_at FROM photos"
        " WHERE text_id = :text ORDER BY number",
        text=kept.id,
    )
    return [PhotoRow(*row) for row in rows]


def sids_of_person(tx: Tx, person_id: int, count: int) -> list[str]:
    """A person's latest texts, newest first."""
    return [kept.sid for kept in texts.latest_of(tx, person_id, count)]


def sids_of_id(tx: Tx, known_as: int | str) -> list[str]:
    """The text with that id, or that a delivery with that id, or with that sid at the carrier, comes of."""
    column = "carrier_sid" if isinstance(known_as, str) else "id"
    row = tx.row(f"SELECT text_id FROM deliveries WHERE {column} = :known_as", known_as=known_as)
    text_id = row[0] if row and row[0] else known_as
    kept = texts.get(tx, text_id) if isinstance(text_id, int) else None
    return [kept.sid] if kept else []


def delivery(tx: Tx, delivery_id: int) -> tuple[DeliveryRow, list[Step]] | None:
    """A delivery with all that happened to it."""
    row = tx.row(f"SELECT {COLUMNS} WHERE d.id = :id", id=delivery_id)
    return (DeliveryRow(*row), delivery_log.of(tx, delivery_id)) if row else None
