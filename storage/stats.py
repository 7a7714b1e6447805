"""Figures on what waits, for health checks, metrics and operators."""

from dataclasses import dataclass

from core.clock import SECOND
from core.tx import Tx


@dataclass(frozen=True, slots=True)
class Overview:
    """How the deliveries stand; ages in seconds."""

    waiting: int
    unsettled: int
    dead: int
    oldest_seconds: float
    broken_texts: int


def overview(tx: Tx) -> Overview:
    """Count what is open; replies that only wait for their report don't count, nor what is meant for later."""
    waiting, unsettled, oldest = tx.row(
        "SELECT COALESCE(sum(CASE WHEN state IN ('waiting', 'sending') THEN 1 ELSE 0 END), 0),"
        " COALESCE(sum(CASE WHEN state IN ('unsettled', 'settling') THEN 1 ELSE 0 END), 0),"
        " min(first_due_at) FROM deliveries WHERE ended_at IS NULL AND state <> 'handed' AND first_due_at <= :now",
        now=tx.now,
    ) or (0, 0, None)
    return Overview(
        waiting=int(waiting),
        unsettled=int(unsettled),
        dead=_count(tx, "SELECT count(*) FROM deliveries WHERE state = 'dead'"),
        oldest_seconds=0.0 if oldest is None else max(0, tx.now - oldest) / SECOND,
        broken_texts=_count(tx, "SELECT count(*) FROM texts WHERE state = 'broken'"),
    )


def _count(tx: Tx, sql: str) -> int:
    row = tx.row(sql)
    return int(row[0]) if row else 0
