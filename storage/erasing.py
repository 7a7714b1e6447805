from core.clock import DAY, after
from core.ids import first_id
from core.settings import KeepSettings
from core.table import Expires, Table
from core.tx import Tx


def erase(tx: Tx, table: Table, keep: KeepSettings, limit: int) -> int:
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
