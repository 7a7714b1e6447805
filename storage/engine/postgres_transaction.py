import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

import psycopg
from psycopg.errors import IdleInTransactionSessionTimeout, InternalError_, ReadOnlySqlTransaction

from core.context import Context
from core.logs import get_logger
from core.table import Table
from core.tx import Tx
from storage.engine.database import SLOW_UNIT_SECONDS
from storage.engine.postgres_connection import NotAsExpected, PostgresConnection
from storage.engine.transaction import Transaction, without_locks

log = get_logger()

T = TypeVar("T")
CHANNEL = "backslash"
LOST = (
    psycopg.OperationalError,
    psycopg.InterfaceError,
    ReadOnlySqlTransaction,
    IdleInTransactionSessionTimeout,
    InternalError_,
)
"""The server's failures, for which no unit is to blame; deadlocks and lost connections are among the first. The last
(XX000) is what it can't name, such as a write that the system refuses with EFBIG."""


class ReadingTransaction(Transaction):
    """One that only reads takes no locks; functions that lock for whoever changes rows serve readers too."""

    __slots__ = ()

    def __init__(self, connection: PostgresConnection, context: Context, tables: Sequence[Table]) -> None:
        super().__init__(connection, without_locks, context, tables)


class PostgresTransaction(Transaction):
    """Locks and savepoints go out with the next statement whose answer is waited for.

    A savepoint begins at once: on PostgreSQL, a query that fails spoils the transaction too.
    """

    __slots__ = ("_later",)

    def __init__(self, connection: PostgresConnection, context: Context, tables: Sequence[Table]) -> None:
        super().__init__(connection, str, context, tables, self.spoils)
        self._later = connection.later

    def spoils(self, error: BaseException) -> bool:
        """Whether the whole transaction is gone with that error."""
        return isinstance(error, LOST)

    def run_many(self, sql: str, values: Sequence[Mapping[str, object]]) -> None:
        """The same change for each set of values, sent together."""
        if self.lost is not None:
            raise self.lost
        if values:
            self._begin_savepoints()
            for each in values:
                self._later(sql, each)
            self._settle()

    def _settle(self) -> None:
        self._connection.settle()

    def lock(self, sql: str, **values: object) -> None:
        """Lock rows against other processes."""
        if self.lost is not None:
            raise self.lost
        self._later(sql, values)

    def enter(self) -> None:
        """A savepoint opens."""
        super().enter()
        self._begin_savepoints()

    def _say(self, sql: str) -> None:
        if self.lost is not None:
            raise self.lost
        self._later(sql)


class SharedTransaction(PostgresTransaction):
    """One of several units in one transaction, all of which are undone and run singly if any of them fails.

    So a change may be taken for granted, and a savepoint begins with the first change in it: a failure of the
    database spoils all.
    """

    __slots__ = ()

    def spoils(self, error: BaseException) -> bool:
        """Whether the whole transaction is gone with that error."""
        return isinstance(error, (psycopg.Error, NotAsExpected))

    def run_likely(self, sql: str, **values: object) -> int:
        """Make a change that touches one row; if it turns out that it didn't, all is undone."""
        if self.lost is not None:
            raise self.lost
        self._begin_savepoints()
        self._later(sql, values, touching=1)
        return 1

    def _settle(self) -> None:
        """Nobody waits for it."""

    def enter(self) -> None:
        """A savepoint opens."""
        Transaction.enter(self)


def run_timed(unit: Callable[[Tx], T], tx: Transaction) -> T:
    """What the unit returns; slow ones are told of.

    Raises:
        Exception: what the unit raised, or for which it was spoilt, whatever the unit made of that.
    """
    began = time.perf_counter()
    result = unit(tx)
    if tx.lost is not None:
        raise tx.lost
    took = time.perf_counter() - began
    if took > SLOW_UNIT_SECONDS:
        log.warning("database.slow", milliseconds=round(took * 1000))
    return result


def notify(connection: PostgresConnection, names: Iterable[str]) -> None:
    """Wake these in all processes once it is committed."""
    for name in names:
        connection.later("SELECT pg_notify(:channel, :name)", {"channel": CHANNEL, "name": name})
