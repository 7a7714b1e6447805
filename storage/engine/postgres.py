import asyncio
import random
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from typing import Any, TypeVar

import psycopg
from psycopg.errors import DeadlockDetected, SerializationFailure

from core.context import Context
from core.logs import get_logger
from core.tx import Tx
from storage.engine import migrations
from storage.engine.database import (
    COMMIT_SECONDS,
    NOT_IN_TIME,
    CommitUnknown,
    Listener,
    NotCommitted,
    P,
    PersonalUnit,
    R,
    S,
    Unit,
)
from storage.engine.migrations import Schema
from storage.engine.postgres_connection import PostgresConnection, Unanswered
from storage.engine.postgres_groups import Groups, SharedUnit, TakenApart, run_together
from storage.engine.postgres_transaction import (
    CHANNEL,
    LOST,
    PostgresTransaction,
    ReadingTransaction,
    commit,
    run_timed,
    said,
)
from storage.engine.sharing.looking_ahead import LookAhead
from storage.engine.timekeeper import Timekeeper
from storage.tables import SCHEMA

log = get_logger()

T = TypeVar("T")
CONFLICT_TRIES = 5
MIGRATION_LOCK = 7_215_033
LISTEN_AGAIN_SECONDS = 1.0
SESSION: dict[str, Any] = {
    "connect_timeout": 5,
    "tcp_user_timeout": 10_000,
    "keepalives_idle": 5,  # that bounds only what isn't acknowledged: a machine may vanish after it took a query
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "application_name": "backslash",
    "options": "-c statement_timeout=15000 -c lock_timeout=5000 -c idle_in_transaction_session_timeout=20000"
    " -c jit=off",  # our queries end before it has compiled anything
}


class PostgresDatabase:
    """Connections on threads, a transaction a unit; the server itself shares the fsync of commits."""

    def __init__(self, url: str, connections: int, context: Context, schema: Schema = SCHEMA) -> None:
        self._url = url
        self._context = context
        self._timekeeper = Timekeeper(context.clock, "database")
        self._schema = schema
        self._threads = ThreadPoolExecutor(connections, thread_name_prefix="postgres")
        self._local = threading.local()
        self._open: list[PostgresConnection] = []
        self._look_ahead = LookAhead()
        self._groups = Groups(self._write_together, self.write)
        self._listeners: dict[str, list[Listener]] = {}
        self._listening: asyncio.Task[None] | None = None

    async def write(self, unit: Unit[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Run the unit in a transaction of its own; returns after the commit is durable."""
        result, woken = await self._on_thread(
            partial(self._write, lambda tx: unit(tx, *args, **kwargs)), CommitUnknown
        )
        for name in woken:
            self._wake(name)
        return result

    async def write_for(self, whose: str, unit: Unit[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Likewise, perhaps in one transaction with units of others."""
        result: R = await self._shared(SharedUnit(whose, lambda tx: unit(tx, *args, **kwargs)))
        return result

    async def write_personal(self, unit: PersonalUnit[S, R]) -> R:
        """Likewise; it may look together with them."""
        result: R = await self._shared(SharedUnit(unit.whose, unit.run, unit))
        return result

    async def read(self, unit: Unit[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Run the unit on one consistent view of the rows."""
        return await self._on_thread(partial(self._read, lambda tx: unit(tx, *args, **kwargs)))

    def on_wake(self, name: str, listener: Listener) -> None:
        """Call `listener` after a commit that woke `name`, in whichever process."""
        self._listeners.setdefault(name, []).append(listener)
        if self._listening is None:
            self._listening = asyncio.get_running_loop().create_task(self._listen())

    async def migrate(self) -> list[str]:
        """Bring the tables up to date, whole or not at all, however long it takes; a second process waits for it."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, self._migrate)

    async def pending_migrations(self) -> Sequence[str]:
        """The names of migrations that are still to be applied."""
        return await self._on_thread(self._pending)

    async def backup(self, path: str) -> None:
        """Not from here: PostgreSQL has its own tools."""
        raise NotCommitted(f"PostgreSQL is backed up with its own tool: pg_dump --format=custom --file={path}")

    async def close(self) -> None:
        """Finish what is under way and let go of the connections."""
        if self._listening is not None:
            self._listening.cancel()
            await asyncio.gather(self._listening, return_exceptions=True)
        await self._groups.finish()
        await asyncio.to_thread(self._threads.shutdown)
        for connection in self._open:
            connection.close()

    async def _shared(self, unit: SharedUnit) -> Any:  # noqa: ANN401 - whatever the unit returns
        try:
            async with asyncio.timeout(COMMIT_SECONDS):
                return await self._groups.run(unit)
        except TimeoutError:
            raise CommitUnknown(NOT_IN_TIME) from None

    async def _on_thread(self, function: Callable[[], T], late: type[NotCommitted] = NotCommitted) -> T:
        """What it returns; raises `late` when that takes too long."""
        running = asyncio.get_running_loop().run_in_executor(self._threads, function)
        try:
            async with asyncio.timeout(COMMIT_SECONDS):
                return await running
        except TimeoutError:
            raise late(NOT_IN_TIME) from None

    async def _write_together(self, group: Sequence[SharedUnit]) -> list[Any]:
        results, woken = await self._on_thread(partial(self._in_one_transaction, group), CommitUnknown)
        for name in woken:
            self._wake(name)
        return results

    def _in_one_transaction(self, group: Sequence[SharedUnit]) -> tuple[list[Any], set[str]]:
        """What each unit returns.

        Raises:
            NotCommitted: when the server failed; if that was at the end, a CommitUnknown.
            TakenApart: when anything else went wrong, and nothing was.
        """
        whole = partial(
            run_together,
            group=group,
            look_ahead=self._look_ahead,
            context=self._context,
            tables=self._schema.tables,
        )
        try:
            return self._in_transaction(whole)
        except NotCommitted:
            raise
        except Exception as error:
            raise TakenApart from error

    def _write(self, unit: Callable[[Tx], T]) -> tuple[T, set[str]]:
        for attempt in range(1, CONFLICT_TRIES + 1):
            try:
                return self._in_transaction(partial(self._run, unit))
            except (DeadlockDetected, SerializationFailure) as conflict:
                if attempt == CONFLICT_TRIES:
                    raise NotCommitted("other transactions were in the way five times") from conflict
                time.sleep(random.uniform(0, 0.01) * attempt)  # noqa: S311 - spreads the next tries
        raise AssertionError

    def _run(self, unit: Callable[[Tx], T], connection: PostgresConnection) -> tuple[T, set[str]]:
        tx = PostgresTransaction(connection, self._context, self._schema.tables)
        result = run_timed(unit, tx)
        commit(connection, tx.woken)
        return result, tx.woken

    def _read(self, unit: Callable[[Tx], T]) -> T:
        def run(connection: PostgresConnection) -> T:
            result = unit(ReadingTransaction(connection, self._context, self._schema.tables))
            commit(connection)
            return result

        return self._in_transaction(run, begin="BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")

    def _in_transaction(self, function: Callable[[PostgresConnection], T], begin: str = "BEGIN") -> T:
        """Run what commits at its end; a connection that broke is dropped, so that the next unit gets a fresh one."""
        try:
            connection = self._connection()
            self._timekeeper.look(partial(_server_ns, connection))
            connection.later(begin)
            try:
                return function(connection)
            except BaseException:
                if not connection.is_closed:
                    connection.roll_back()
                raise
        except (DeadlockDetected, SerializationFailure):
            raise
        except LOST as error:
            self._drop()
            raise _lost(error) from error

    def _connection(self) -> PostgresConnection:
        connection: PostgresConnection | None = getattr(self._local, "connection", None)
        if connection is None or connection.is_closed:
            self._drop()
            connection = PostgresConnection(self._url, **SESSION)
            self._local.connection = connection
            self._open.append(connection)
            self._timekeeper.look(partial(_server_ns, connection), now=True)  # it may be another server by now
        return connection

    def _drop(self) -> None:
        connection: PostgresConnection | None = getattr(self._local, "connection", None)
        if connection is not None:
            connection.close()
            self._local.connection = None
            self._open.remove(connection)

    def _migrate(self) -> list[str]:
        with self._plain_connection() as connection, connection.transaction():
            for bound in (
                "statement_timeout",
                "lock_timeout",
            ):  # a step may rewrite a large table; others wait for it
                connection.execute(f"SET LOCAL {bound} = 0")
            connection.execute("SELECT pg_advisory_xact_lock(%s)", (MIGRATION_LOCK,))
            connection.execute(
                "SET LOCAL lock_timeout TO DEFAULT"
            )  # nobody else waits for long behind a table's lock
            known, now = self._schema.migrations, self._context.clock.now()
            return migrations.apply(connection, known, migrations.POSTGRES, now)

    def _pending(self) -> list[str]:
        with self._plain_connection() as connection:
            [exists] = connection.execute("SELECT to_regclass('migrations')").fetchone() or [None]
            known = self._schema.migrations
            missing = migrations.pending(connection, known) if exists else known
            return [migration.name for migration in missing]

    @contextmanager
    def _plain_connection(self) -> Iterator[psycopg.Connection[Any]]:
        try:
            with psycopg.connect(self._url, autocommit=True, **SESSION) as connection:
                yield connection
        except LOST as error:
            raise NotCommitted(said(error)) from error

    def _wake(self, name: str) -> None:
        for listener in self._listeners.get(name, ()):
            listener()

    async def _listen(self) -> None:
        """Hear other processes' wakes; after an interruption everyone is woken, for who knows what was missed."""
        while True:
            try:
                async with await self._connect_to_listen() as connection:
                    await connection.execute(f"LISTEN {CHANNEL}")
                    for name in self._listeners:
                        self._wake(name)
                    async for notice in connection.notifies():
                        self._wake(notice.payload)
            except psycopg.Error as error:
                log.warning("database.unreachable", message=said(error))
            await asyncio.sleep(LISTEN_AGAIN_SECONDS)

    async def _connect_to_listen(self) -> psycopg.AsyncConnection[Any]:
        """Psycopg forgets to close a connection that is cancelled while it is made; so that is waited for."""
        connecting = asyncio.ensure_future(psycopg.AsyncConnection.connect(self._url, autocommit=True, **SESSION))
        try:
            return await asyncio.shield(connecting)
        except asyncio.CancelledError:
            await asyncio.wait([connecting])
            if not connecting.cancelled() and connecting.exception() is None:
                await connecting.result().close()
            raise


def _lost(error: psycopg.Error) -> NotCommitted:
    """What it means for a unit that the server failed so."""
    return CommitUnknown(said(error)) if isinstance(error, Unanswered) else NotCommitted(said(error))


def _server_ns(connection: PostgresConnection) -> int:
    """What the server's clock says."""
    [(now,)] = connection.execute("SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint").fetchall()
    return int(now) * 1000
