"""What is stalled, for it waits for a service that is down: to be explained, or given up."""

from contextlib import suppress

from core.clock import Moment
from core.delivery import Delivery
from core.sealing import Unsealable
from core.tx import Row, Tx
from storage.delivery import delivery_log
from storage.delivery.due_rows import COLUMNS, DueRow, opened
from storage.delivery.lanes import open_in

FEW_TRIES = 4
"""What was tried more often has said by itself what it came to."""
_WAITING = f"SELECT {COLUMNS} FROM deliveries d WHERE d.ended_at IS NULL AND d.kind = :kind AND d.state = 'waiting'"


def unexplained(tx: Tx, kind: str, reason: str, limit: int) -> list[Delivery]:
    """The first of each lane that is due, and whose row has neither this reason nor those of several tries."""
    rows = tx.rows(
        f"{_WAITING} AND d.due_at <= :now AND d.attempts < :few AND (d.reason IS NULL OR d.reason <> :reason)"
        f" AND NOT EXISTS (SELECT 1 FROM deliveries e WHERE {open_in('d.lane', 'e')}"
        " AND (e.place, e.id) < (d.place, d.id))"
        " ORDER BY d.due_at LIMIT :limit FOR UPDATE OF d SKIP LOCKED",
        kind=kind,
        now=tx.now,
        few=FEW_TRIES,
        reason=reason,
        limit=limit,
    )
    return _readable(tx, rows)


def explain(tx: Tx, delivery_id: int, reason: str) -> None:
    """Note why it waits, for operators."""
    tx.run("UPDATE deliveries SET reason = :reason WHERE id = :id", id=delivery_id, reason=reason)
    delivery_log.add(tx, delivery_id, "waiting", reason)


def overdue(tx: Tx, kind: str, before: Moment, limit: int) -> list[Delivery]:
    """What is due since before that, taken in hand to be given up."""
    rows = tx.rows(
        f"{_WAITING} AND d.due_at <= :now AND d.first_due_at < :before ORDER BY d.due_at LIMIT :limit"
        " FOR UPDATE OF d SKIP LOCKED",
        kind=kind,
        now=tx.now,
        before=before,
        limit=limit,
    )
    found = _readable(tx, rows)
    for delivery in found:
        tx.run(
            "UPDATE deliveries SET state = 'sending', attempts = :attempts WHERE id = :id",
            id=delivery.id,
            attempts=delivery.attempts,
        )
    return found


def _readable(tx: Tx, rows: list[Row]) -> list[Delivery]:
    """Those whose content opens; the others are given up once they are claimed."""
    found = []
    for row in rows:
        with suppress(Unsealable):
            found.append(opened(tx, DueRow(*row)))
    return found
