from core.clock import DAY, Moment, after
from core.ids import first_id, moment_of
from core.settings import Keep
from core.table import Expires, Table
from core.tx import Tx
from storage import watermarks

CLOCK_IS_RIGHT = "clock.is_right"
"""The mark of the latest moment at which somebody else's clock agreed with ours."""
FAR = 7 * DAY


def clock_is_right(tx: Tx, moment: Moment) -> None:
    """Remember that somebody else's clock agreed with ours at that moment."""
    watermarks.reach(tx, CLOCK_IS_RIGHT, moment)


def days_beyond(tx: Tx) -> int:
    """How many days ahead of all we know the clock is; 0 if so few that what is old may be erased.

    A clock that is a year ahead would have everything erased. Without a mark, the newest text tells.
    """
    known = watermarks.reached(tx, CLOCK_IS_RIGHT)
    if known is None:
        row = tx.row("SELECT max(id) FROM texts WHERE id < :latest", latest=first_id(after(tx.now, -FAR)))
        newer = tx.row("SELECT 1 FROM texts WHERE id >= :latest LIMIT 1", latest=first_id(after(tx.now, -FAR)))
        known = tx.now if newer or row is None or row[0] is None else moment_of(row[0])
    return (tx.now - known) // DAY if tx.now - known > FAR else 0


def erase(tx: Tx, table: Table, keep: Keep, limit: int) -> int:
    """Erase up to `limit` rows that have been kept long enough, as their table declares it; returns how many."""
    expiry = table.expiry
    if not isinstance(expiry, Expires):
        return 0
    days: int = getattr(keep, expiry.setting) if expiry.setting else 0
    moment = after(tx.now, -expiry.after - days * DAY)
    if expiry.erase is not None:
        return expiry.erase(tx, moment, limit)
    oldest = first_id(moment) if expiry.column == "id" else moment
    also = f" AND {expiry.where}" if expiry.where else ""
    key = table.key
    return tx.run(
        f"DELETE FROM {table.name} WHERE {key} IN (SELECT {key} FROM {table.name}"
        f" WHERE {expiry.column} <= :oldest{also} ORDER BY {expiry.column} LIMIT :limit)",
        oldest=oldest,
        limit=limit,
    )
