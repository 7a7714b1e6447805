import re
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TypeVar

import psycopg
from psycopg.errors import IdleInTransactionSessionTimeout, InternalError_, ReadOnlySqlTransaction

from core.context import Context
from core.logs import get_logger
from core.table import Table
from core.tx import Tx
from storage.engine.database import SLOW_UNIT_SECONDS
from storage.engine.postgres_connection import PostgresConnection
from storage.engine.transaction import Transaction, without_locks

log = get_logger()

T = TypeVar("T")
CHANNEL = "backslash"
_NOTIFY = "SELECT pg_notify(:channel, :name)"
LOST = (
    psycopg.OperationalError,
    psycopg.InterfaceError,
    ReadOnlySqlTransaction,
    IdleInTransactionSessionTimeout,
    InternalError_,
)
"""The server's failures, for which no unit is to blame; deadlocks and lost connections are among the first. The last
(XX000) is what it can't name, such as a write that the system refuses with EFBIG."""

_OR_NOTHING = re.compile(r"\s+ON CONFLICT\b.*\bDO NOTHING$")
_NEW_ROW = re.compile(r"INSERT INTO \w+ (\([^)]*\) )?VALUES\b(?!.*\bON CONFLICT\b)")


@lru_cache(maxsize=256)
def touching_one(sql: str) -> str:
    """The change, such that the server lets it fail unless it touches exactly one row.

    An INSERT of values does, if it has no ON CONFLICT: where it is to do nothing if there is such a row, that is an
    error here.
    """
    sql = or_fail(sql)
    return sql if adds_one(sql) else touching(sql, "1")


def or_fail(sql: str) -> str:
    """The INSERT, such that it fails where it would do nothing for there is such a row."""
    return _OR_NOTHING.sub("", sql)


def adds_one(sql: str) -> bool:
    """Whether it adds a row, or fails."""
    return _NEW_ROW.match(sql) is not None


def touching(sql: str, expected: str) -> str:
    """The change, such that the server lets it fail unless it touches as many rows, which is itself SQL.

    They are counted; any other number goes into words of which no integer can be made.
    """
    return (
        f"WITH touched AS ({sql} RETURNING 1) SELECT CAST('rows touched, not as expected: ' || count(*)"
        f" AS INTEGER) FROM touched HAVING count(*) <> {expected}"
    )


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
            self._drain()

    def _drain(self) -> None:
        self._connection.drain()

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


def commit(connection: PostgresConnection, woken: Iterable[str] = ()) -> None:
    """Commit, and wake these in all processes then.

    Not as a part of what is committed: PostgreSQL lets transactions with a NOTIFY commit one after the other, each of
    them with a sync of the disk to itself (its source, async.c). Whoever isn't woken looks again after a second.

    Raises:
        Unanswered: when nobody knows whether it was.
        psycopg.Error: when it wasn't committed.
    """
    failure = connection.commit([(_NOTIFY, {"channel": CHANNEL, "name": name}) for name in woken])
    if failure is not None:
        log.warning("database.not_woken", message=said(failure))


def said(error: psycopg.Error) -> str:
    """The server's own words without DETAIL, which would quote values."""
    return error.diag.message_primary or (str(error).splitlines() or [type(error).__name__])[0]
