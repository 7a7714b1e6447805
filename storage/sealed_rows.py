"""Walking through everything that is sealed, a few rows at a time."""

from collections.abc import Sequence
from typing import NamedTuple

from core.sealing import Unsealable
from core.table import Sealed, Table
from core.tx import Tx

BATCH = 200


class SealedColumn(NamedTuple):
    """A sealed column of a table."""

    table: Table
    column: Sealed


class SealedRow(NamedTuple):
    """A sealed value: its row's key, and what completes the identity under which it is sealed."""

    key: int
    owner: int
    value: bytes


def sealed_columns(tables: Sequence[Table]) -> list[SealedColumn]:
    """All columns that are sealed."""
    return [SealedColumn(table, column) for table in tables for column in table.sealed]


def after(tx: Tx, sealed_column: SealedColumn, key: int) -> list[SealedRow]:
    """The next rows behind that key, locked; none at the end."""
    table, column = sealed_column
    rows = tx.rows(
        f"SELECT {table.key}, {table.by(column)}, {column.column} FROM {table.name} WHERE {table.key} > :after"
        f" AND {column.column} IS NOT NULL ORDER BY {table.key} LIMIT {BATCH} FOR UPDATE",
        after=key,
    )
    return [SealedRow(*row) for row in rows]


def check(tx: Tx, table: Table) -> int:
    """See that a table is there, and that all that is sealed in it opens; returns how many rows it has.

    Raises:
        Unsealable: when something doesn't open; names the column.
    """
    for sealed_column in sealed_columns([table]):
        key = 0
        while rows := after(tx, sealed_column, key):
            for row in rows:
                _open(tx, sealed_column, row)
            key = rows[-1].key
    [(count,)] = tx.rows(f"SELECT count(*) FROM {table.name}")
    return int(count)


def _open(tx: Tx, sealed_column: SealedColumn, row: SealedRow) -> None:
    table, column = sealed_column
    identity = table.identity(column, row.owner)
    try:
        if column.tokens:
            tx.keys.open_tokens(row.value, identity)
        else:
            tx.keys.open(row.value, identity)
    except Unsealable as error:
        raise Unsealable(f"{table.name}.{column.column} of row {row.key}: {error}") from None
