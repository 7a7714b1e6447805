"""Letting dead deliveries be tried again."""

import random

from core.clock import after
from core.delivery import DeliveryKind
from core.tx import Tx
from storage.delivery import delivery_log
from storage.delivery.deliveries import LISTENER, behind


def revive(tx: Tx, delivery_id: int, spread: int = 0) -> bool:
    """Let a dead delivery be tried again; false if there is no such one, or nothing could come of it.

    It is due at a moment by chance within `spread` milliseconds, so that many don't come at once. Nothing could come
    of what is erased, as a text to somebody who had themselves deleted is, or of a post whose person was told that it
    failed.
    """
    if not _may_be_revived(tx, delivery_id):
        return False
    tx.run(
        "UPDATE deliveries SET state = 'waiting', due_at = :due, attempts = 0, has_slot = 0, ended_at = NULL,"
        " carrier_sid = NULL, report = NULL, first_due_at = :now,"
        f" place = {behind('deliveries.lane')} WHERE id = :id",
        id=delivery_id,
        now=tx.now,
        due=after(tx.now, random.uniform(0, spread)),  # noqa: S311 - spreads retries, no secret
    )
    delivery_log.add(tx, delivery_id, "revived by an operator")
    tx.wake(LISTENER)
    return True


def _may_be_revived(tx: Tx, delivery_id: int) -> bool:
    """Whether it is dead and could be tried again; it stays so until the transaction ends."""
    row = tx.row(
        "SELECT kind, content FROM deliveries WHERE id = :id AND state = 'dead' AND content IS NOT NULL FOR UPDATE",
        id=delivery_id,
    )
    if row is None or row[0] != DeliveryKind.POST:
        return row is not None
    post_id = int(tx.keys.open(row[1], f"deliveries:{delivery_id}"))
    return tx.row("SELECT 1 FROM posts WHERE id = :id AND state = 'waiting'", id=post_id) is not None
