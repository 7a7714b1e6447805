"""By which identifiers the carrier knows messages that went out."""

from core.tx import Tx
from storage.engine.in_list import in_list, portions


def sid_of(tx: Tx, delivery_id: int) -> str | None:
    """The one by which the carrier knows that delivery, if it is known to have it."""
    row = tx.row("SELECT carrier_sid FROM deliveries WHERE id = :id", id=delivery_id)
    return row[0] if row else None


def taken_by_others(tx: Tx, sids: list[str], delivery_id: int) -> set[str]:
    """Those that are known to be other deliveries'."""
    taken: set[str] = set()
    for portion in portions(sids):
        listed, values = in_list(portion)
        rows = tx.rows(
            f"SELECT carrier_sid FROM deliveries WHERE carrier_sid IN {listed} AND id <> :id",
            **values,
            id=delivery_id,
        )
        taken.update(row[0] for row in rows)
    return taken
