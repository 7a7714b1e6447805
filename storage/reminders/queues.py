"""How long texts of ours wait already: reminders keep behind, so that replies needn't stand in their line."""

from core.clock import after
from core.tx import Tx

_LOOKED_AT = 1_000
"""Texts that wait are looked at up to so many; more are enough in any case."""


def waiting(tx: Tx, kind: str, within: int) -> dict[bytes, int]:
    """For how many milliseconds each of our numbers is busy with what is due, or will be within that time."""
    rows = tx.rows(
        "SELECT w.pace, sum(w.pace_cost) FROM (SELECT pace, pace_cost FROM deliveries WHERE ended_at IS NULL"
        " AND kind = :kind AND due_at <= :soon AND state = 'waiting' AND pace IS NOT NULL LIMIT :most) w"
        " GROUP BY w.pace",
        kind=kind,
        soon=after(tx.now, within),
        most=_LOOKED_AT,
    )
    return {bytes(pace): int(cost) for pace, cost in rows}
