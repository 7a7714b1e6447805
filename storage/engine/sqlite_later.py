"""Rows that units add to a commit on SQLite which nobody looks at until it ends: stored together, kind by kind.

A statement that runs fifty times in a row takes half of what it takes between others, each of which has the
processor's caches for itself meanwhile.
"""

import re
import sqlite3
from collections.abc import Mapping, Sequence
from functools import lru_cache

from core.context import Context
from core.table import Table
from core.tx import Row
from storage.engine.sqlite_connection import is_lost
from storage.engine.sqlite_statements import by_place
from storage.engine.transaction import Transaction, for_sqlite

_WORD = re.compile(r"\w+")


class NotAsExpected(Exception):
    """Something that was taken for granted turned out otherwise."""


@lru_cache(maxsize=1024)
def _words(sql: str) -> frozenset[str]:
    """All words of a statement: names of tables are among them."""
    return frozenset(_WORD.findall(sql))


class Later:
    """The rows of one commit that are still to be added, and whether anything besides was changed in it.

    They are added before any statement that names a table of theirs, and before anything is changed otherwise: nobody
    can tell the difference.
    """

    __slots__ = ("_connection", "_named", "_tables", "changes", "failure", "put_off", "rows")

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.rows: dict[str, list[Mapping[str, object]]] = {}
        """By their statements."""
        self._tables: set[str] = set()
        """Those to which rows are to be added."""
        self._named: set[str] = set()
        """What all these statements name."""
        self.failure: BaseException | None = None
        """What went wrong with any of them; then no unit so far is to be trusted."""
        self.put_off = 0
        """How many rows were put off, stored by now or not."""
        self.changes = 0
        """How many changes were made otherwise: what was seen before one may not be so any more."""

    def add(self, sql: str, values: Mapping[str, object]) -> None:
        """Add a row later, with this INSERT."""
        rows = self.rows.get(sql)
        if rows is None:
            words, table = _words(sql), sql.split(None, 3)[2]
            if table in self._named or not self._tables.isdisjoint(words):
                self.finish()
            rows = self.rows[sql] = []
            self._tables.add(table)
            self._named |= words
        rows.append(values)
        self.put_off += 1

    def before_look(self, sql: str) -> None:
        """Somebody is about to ask for rows."""
        if not self._tables.isdisjoint(_words(sql)):
            self.finish()

    def finish(self) -> None:
        """Add the rows now.

        Raises:
            Exception: when that failed.
        """
        rows, self.rows = self.rows, {}
        self._tables.clear()
        self._named.clear()
        try:
            for sql, values in rows.items():
                self._add_now(sql, values)
        except BaseException as error:
            self.failure = error
            raise

    def _add_now(self, sql: str, values: Sequence[Mapping[str, object]]) -> None:
        if not self._connection.in_transaction:  # undone by a failure of the machine: they would be stored alone
            raise NotAsExpected("the transaction is gone")
        statement = by_place(sql)
        if self._connection.executemany(statement.sql, map(statement.in_order, values)).rowcount != len(values):
            raise NotAsExpected(sql)


class BatchTransaction(Transaction):
    """A transaction of one of several units that share a commit.

    If it is a `personal` unit's, rows that it adds outside of a savepoint, and takes for granted, are no change for
    others; if it `adds_later` too, they wait in `later`.
    """

    __slots__ = ("adds_later", "later", "personal")

    def __init__(
        self, connection: sqlite3.Connection, context: Context, tables: Sequence[Table], later: Later
    ) -> None:
        super().__init__(connection, for_sqlite, context, tables, is_lost)
        self.later = later
        self.personal = self.adds_later = False

    def rows(self, sql: str, **values: object) -> list[Row]:
        """All rows of a query, or of a change with RETURNING."""
        if not sql.startswith("SELECT"):
            self._begin_change()
        elif self.later.rows:
            self.later.before_look(sql)
        statement = by_place(sql)
        rows: list[Row] = self._execute(statement.sql, statement.in_order(values)).fetchall()
        return rows

    def run(self, sql: str, **values: object) -> int:
        """Make a change; returns how many rows it touched."""
        self._begin_change()
        return self._touching(sql, values)

    def run_many(self, sql: str, values: Sequence[Mapping[str, object]]) -> None:
        """The same change for each set of values."""
        if values:
            self._begin_change()
        super().run_many(sql, values)

    def run_likely(self, sql: str, **values: object) -> int:
        """Make a change that touches one row; if it is a row of one's own to be added, perhaps later."""
        if not self.personal or self._open or not sql.startswith("INSERT"):
            return self.run(sql, **values)
        if self.adds_later:
            self.later.add(sql, values)
            return 1
        if self.later.rows:
            self.later.finish()
        return self._touching(sql, values)

    def _touching(self, sql: str, values: Mapping[str, object]) -> int:
        statement = by_place(sql)
        touched: int = self._execute(statement.sql, statement.in_order(values)).rowcount
        return touched

    def _begin_change(self) -> None:
        """Others may see it; what waits goes first, and isn't undone with a savepoint that only begins now."""
        self.later.changes += 1
        if self.later.rows:
            self.later.finish()
        if self._begun < self._open:
            self._begin_savepoints()
