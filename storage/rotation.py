"""Re-encrypting everything with the newest key, a few rows at a time, while the bot runs."""

from core.sealing import Unsealable
from core.table import Keyed, KeyedAs, Table
from core.tx import Tx
from storage import sealed_rows
from storage.sealed_rows import SealedColumn, SealedRow


def rotate(
    tx: Tx, sealed_column: SealedColumn, after_key: int, closed: set[int] | None = None
) -> tuple[int, int] | None:
    """Re-encrypt the next rows behind `after_key`; returns the last key looked at and how many were changed.

    Keys of rows that can't be opened are added to `closed`, and the rows stay as they are.

    Raises:
        Unsealable: when one can't be opened and there is no `closed`.
    """
    rows = sealed_rows.after(tx, sealed_column, after_key)
    if not rows:
        return None
    changed = 0
    for row in rows:
        is_newest = tx.keys.are_newest_tokens if sealed_column.column.tokens else tx.keys.is_newest
        if not is_newest(row.value):
            try:
                _renew(tx, sealed_column, row)
            except Unsealable:
                if closed is None:
                    raise
                closed.add(row.key)
            else:
                changed += 1
    return rows[-1].key, changed


def _renew(tx: Tx, sealed_column: SealedColumn, row: SealedRow) -> None:
    table, column = sealed_column
    sealed = tx.keys.renewed_tokens(row.value) if column.tokens else _resealed(tx, sealed_column, row)
    sql = f"UPDATE {table.name} SET {column.column} = :sealed WHERE {table.key} = :key"
    tx.run(sql, sealed=sealed, key=row.key)


def _resealed(tx: Tx, sealed_column: SealedColumn, row: SealedRow) -> bytes:
    table, column = sealed_column
    identity = table.identity(column, row.owner)
    plain = tx.keys.open(row.value, identity)
    for keyed in table.keyed:
        if isinstance(keyed, Keyed) and keyed.of == column.column:
            _hash_anew(tx, table, keyed, row.key, plain)
    if column.inner is not None:
        plain = column.inner(tx, row.key, plain)
    return tx.keys.seal(plain, identity)


def _hash_anew(tx: Tx, table: Table, keyed: Keyed, key: int, plain: str) -> None:
    """The keyed hash of what is sealed beside it, here and wherever else it stands."""
    [(before,)] = tx.rows(f"SELECT {keyed.column} FROM {table.name} WHERE {table.key} = :key", key=key)
    if before is None:
        return
    hashed = keyed.value(tx, key, plain) if keyed.value is not None else plain
    newest = tx.keys.lookups(hashed)[0]
    for other in tx.tables:
        for column in other.keyed:
            if isinstance(column, KeyedAs) and column.like == (table.name, keyed.column):
                sql = f"UPDATE {other.name} SET {column.column} = :newest WHERE {column.column} = :before"
                tx.run(sql, newest=newest, before=before)
    sql = f"UPDATE {table.name} SET {keyed.column} = :newest WHERE {table.key} = :key"
    tx.run(sql, newest=newest, key=key)
