import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from core.context import Context
from core.table import Table
from storage.engine.database import NotCommitted
from storage.engine.transaction import Transaction, for_sqlite
from storage.sealed_rows import check


def check_copy(path: Path, context: Context, tables: Sequence[Table]) -> int:
    """Read a copy of a SQLite database to the end, without a change to the file; returns how many rows it has.

    Raises:
        NotCommitted: when the file is damaged, or a table isn't there.
        Unsealable: when something in it doesn't open.
    """
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
            [(found,)] = connection.execute("PRAGMA integrity_check(1)").fetchall()
            if found != "ok":
                raise NotCommitted(f"{path} is damaged: {found}")
            tx = Transaction(connection, for_sqlite, context, tables)
            return sum(check(tx, table) for table in tables)
    except sqlite3.Error as error:
        raise NotCommitted(f"can't read {path}: {error}") from error
