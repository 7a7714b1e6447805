"""A transaction of one of several units that share it, and the rows that wait to be added with those of others."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import count

import psycopg

from core.context import Context
from core.table import Table
from core.tx import Row, RowQuery
from storage.engine.postgres_connection import PostgresConnection
from storage.engine.postgres_transaction import PostgresTransaction, adds_one, or_fail, touching, touching_one
from storage.engine.sharing.gathering import Gathered, Values, gathered
from storage.engine.transaction import Transaction

_WORD = re.compile(r"\w+")
_CHANGED = re.compile(r"(?:INSERT INTO|UPDATE|DELETE FROM) (\w+)")


@lru_cache(maxsize=1024)
def words_of(sql: str) -> frozenset[str]:
    """All words of a statement: names of tables are among them."""
    return frozenset(_WORD.findall(sql))


@lru_cache(maxsize=1024)
def table_of(change: str) -> str:
    """The table that it changes; nothing if that can't be told."""
    found = _CHANGED.match(change)
    return found[1] if found else ""


@dataclass(slots=True)
class _Alike:
    """Changes by the same statement."""

    place: int
    values: list[Values]


class PutOffChanges:
    """Changes of a group that concern nobody but who makes them: sent together, kind by kind, before anybody looks.

    All of one person's go out in their own order. Those of different people don't touch one another.
    """

    __slots__ = ("_alike", "_connection", "_places", "_tables", "others")

    def __init__(self, connection: PostgresConnection) -> None:
        self._connection = connection
        self._alike: dict[str, _Alike] = {}
        self._places = count(1)
        self._tables: set[str] = set()
        self.others = 0
        """How many changes were made otherwise: what was seen before one may not be so any more."""

    def add(self, sql: str, values: Values, behind: int) -> int:
        """Put off a change that is to go `behind` another one of the same unit (0: none); returns its place."""
        alike = self._alike.get(sql)
        if alike is None or alike.place <= behind:
            if alike is not None:
                self.send()
            alike = self._alike[sql] = _Alike(next(self._places), [])
            self._tables.add(table_of(sql))
        alike.values.append(values)
        return alike.place

    def before_query(self, sql: str) -> None:
        """Somebody is about to ask for rows."""
        if self._alike and not self._tables.isdisjoint(words_of(sql)):
            self.send()

    def send(self) -> None:
        """Make the changes, with whatever is waited for next."""
        if not self._alike:
            return
        changes, self._alike = self._alike, {}
        self._tables.clear()
        for sql, alike in changes.items():
            together = touching_all(sql, alike.values) if len(alike.values) > 1 else None
            if together is not None:
                self._connection.later(*together)
                continue
            for values in alike.values:
                self._connection.later(touching_one(sql), values)


def touching_all(sql: str, rows: Sequence[Values]) -> Gathered | None:
    """One change for all of these, such that the server lets it fail unless it touches as many rows."""
    likely = or_fail(sql)
    together = gathered(likely, rows)
    if together is None or adds_one(likely):
        return together
    return Gathered(touching(together.sql, ":expected"), {**together.values, "expected": len(rows)})


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What a query found that was asked beforehand, and how many `others` had made changes then."""

    query: RowQuery
    rows: list[Row]
    others: int


class SharedTransaction(PostgresTransaction):
    """One of several units in one transaction, all of which are undone and run singly if any of them fails.

    So a change may be taken for granted. A savepoint is none: whatever undoes a change in it spoils all, as does a
    failure of the database.

    If it is a personal unit's, changes that concern its person alone are put off, and a query may be `foreseen`.
    """

    __slots__ = ("_behind", "_put_off", "_touched", "foreseen", "person_id")

    def __init__(
        self, connection: PostgresConnection, context: Context, tables: Sequence[Table], put_off: PutOffChanges
    ) -> None:
        super().__init__(connection, context, tables)
        self._put_off = put_off
        self._behind = 0
        """The place of the change that was put off last."""
        self._touched: set[str] = set()
        """The tables that it has changed."""
        self.person_id: int | None = None
        """For whom it is, if it is a personal unit's."""
        self.foreseen: Foreseen | None = None

    def spoils(self, error: BaseException) -> bool:
        """Whether the whole transaction is gone with that error."""
        is_something_changed = self._begun > self._open
        return is_something_changed or isinstance(error, psycopg.Error)

    def rows(self, sql: str, **values: object) -> list[Row]:
        """All rows of a query, or of a change with RETURNING."""
        if not sql.startswith("SELECT"):
            self._begin_change()
        elif self.foreseen is not None and self._is_foreseen(self.foreseen, sql, values):
            return self.foreseen.rows
        else:
            self._put_off.before_query(sql)
        rows: list[Row] = self._execute(sql, values).fetchall()
        return rows

    def _is_foreseen(self, foreseen: Foreseen, sql: str, values: Mapping[str, object]) -> bool:
        return (
            self.lost is None
            and foreseen.others == self._put_off.others
            and foreseen.query == (sql, values)
            and self._touched.isdisjoint(words_of(sql))
        )

    def run(self, sql: str, **values: object) -> int:
        """Make a change; returns how many rows it touched."""
        self._begin_change()
        touched: int = self._execute(sql, values).rowcount
        return touched

    def run_many(self, sql: str, values: Sequence[Mapping[str, object]]) -> None:
        """The same change for each set of values, sent together."""
        if values:
            self._begin_change()
        super().run_many(sql, values)

    def run_likely(self, sql: str, **values: object) -> int:
        """Make a change that touches one row; if it turns out that it didn't, all is undone."""
        if self.lost is not None:
            raise self.lost
        if self._concerns_nobody_else(sql, values):
            self._begin_savepoints()
            self._behind = self._put_off.add(sql, values, self._behind)
            self._touched.add(table_of(sql))
        else:
            self._begin_change()
            self._later(touching_one(sql), values)
        return 1

    def _concerns_nobody_else(self, sql: str, values: Values) -> bool:
        is_own = self.person_id is not None and values.get("person") == self.person_id
        return is_own and bool(table_of(sql))

    def lock(self, sql: str, **values: object) -> None:
        """Lock rows against other processes; what was seen before may have been changed by one of them meanwhile."""
        self._put_off.others += 1
        self._put_off.before_query(sql)
        super().lock(sql, **values)

    def _begin_change(self) -> None:
        self._put_off.others += 1
        self._put_off.send()
        self._begin_savepoints()

    def _drain(self) -> None:
        """Nobody waits for it."""

    def enter(self) -> None:
        """A savepoint opens."""
        Transaction.enter(self)

    def _say(self, sql: str) -> None:
        """Nothing is said of savepoints."""
