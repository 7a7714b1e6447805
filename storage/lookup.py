"""What operators ask of the rows: one text's way, a person's texts, deliveries by state."""

from dataclasses import dataclass

from bot.clock import Moment
from bot.tx import Tx
from storage import people, steps, texts
from storage.deliveries import LISTENER
from storage.steps import Step
from storage.texts import Kept


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

    text: Kept
    person: str
    deliveries: list[tuple[DeliveryRow, list[Step]]]
    posts: list[PostRow]
    photos: list[PhotoRow]


_COLUMNS = (
    "d.id, d.kind, d.text_id, p.tag, d.state, d.due_at, d.attempts, d.carrier_sid, d.report, d.reason,"
    " d.created_at, d.ended_at FROM deliveries d LEFT JOIN people p ON p.id = d.person_id"
)


def trace(tx: Tx, sid: str) -> Trace | None:
    """The way of the text with that sid."""
    kept = texts.find(tx, sid)
    if kept is None:
        return None
    its_own = "d.id = :text OR (d.text_id = :text AND d.text_id <> d.id)"
    rows = tx.rows(f"SELECT {_COLUMNS} WHERE {its_own} ORDER BY d.id", text=kept.id)
    found = [DeliveryRow(*row) for row in rows]
    return Trace(
        kept,
        tag_of(tx, kept.person_id),
        [(row, steps.of(tx, row.id)) for row in found],
        _posts(tx, kept),
        _photos(tx, kept),
    )


def _posts(tx: Tx, kept: Kept) -> list[PostRow]:
    sql = "SELECT id, state, created_at, up_at FROM posts WHERE person_id = :person AND text_id = :text ORDER BY id"
    return [PostRow(*row) for row in tx.rows(sql, person=kept.person_id, text=kept.id)] if kept.person_id else []


def _photos(tx: Tx, kept: Kept) -> list[PhotoRow]:
    rows = tx.rows(
        "SELECT uuid, number, state, kind, size, reason, created_at, kept_at FROM photos"
        " WHERE text_id = :text ORDER BY number",
        text=kept.id,
    )
    return [PhotoRow(*row) for row in rows]


def tag_of(tx: Tx, person_id: int | None) -> str:
    """A person's pseudonym in logs."""
    row = tx.row("SELECT tag FROM people WHERE id = :id", id=person_id) if person_id else None
    return row[0] if row else ""


def tag_of_phone(tx: Tx, phone: str) -> str:
    """The pseudonym of whoever has that number, or nothing."""
    standing = people.find(tx, phone)
    return standing.person.tag if standing else ""


def sids_of_phone(tx: Tx, phone: str, count: int) -> list[str]:
    """The latest texts from that number, newest first."""
    standing = people.find(tx, phone)
    return [kept.sid for kept in texts.latest_of(tx, standing.person.id, count)] if standing else []


def in_state(tx: Tx, state: str | None, count: int) -> list[DeliveryRow]:
    """The latest deliveries in that state; without one, all that haven't ended."""
    condition = "d.state = :state" if state else "d.ended_at IS NULL"
    sql = f"SELECT {_COLUMNS} WHERE {condition} ORDER BY d.id DESC LIMIT :count"
    return [DeliveryRow(*row) for row in tx.rows(sql, state=state, count=count)]


def revive(tx: Tx, delivery_id: int) -> bool:
    """Let a dead delivery be tried again; false if there is no such one, or nothing could come of it.

    Its content may be erased, or it carried a post whose person was told that it failed.
    """
    revived = tx.run(
        "UPDATE deliveries SET state = 'waiting', due_at = :now, attempts = 0, has_slot = 0, ended_at = NULL,"
        " carrier_sid = NULL, report = NULL, created_at = :now"
        " WHERE id = :id AND state = 'dead' AND content IS NOT NULL"
        " AND (kind <> 'post' OR EXISTS (SELECT 1 FROM posts p WHERE p.person_id = deliveries.person_id"
        " AND p.text_id = deliveries.text_id AND p.state = 'waiting'))",
        id=delivery_id,
        now=tx.now,
    )
    if revived:
        steps.add(tx, delivery_id, "revived by an operator")
        tx.wake(LISTENER)
    return bool(revived)
