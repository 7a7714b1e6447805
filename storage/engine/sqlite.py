import asyncio
import sqlite3
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from core.context import Context
from core.ids import moment_of
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
from storage.engine.joining import let_others_join
from storage.engine.migrations import Schema
from storage.engine.sharing.looking_ahead import LookAhead
from storage.engine.sqlite_connection import WRITERS_CACHE_KILOBYTES, ThreadConnection, connect, is_lost
from storage.engine.sqlite_file import see_that_usable
from storage.engine.sqlite_later import BatchTransaction, Later
from storage.engine.sqlite_log import LogCopier
from storage.engine.sqlite_units import PendingUnit, Ran, commit, fail, resolve
from storage.engine.timekeeper import Timekeeper
from storage.engine.transaction import Transaction, for_sqlite
from storage.tables import SCHEMA

BATCH_LIMIT = 512
READERS = 2


@dataclass(slots=True)
class Reader:
    """A connection for reading. `asked` is counted where units come from, `done` on its thread."""

    connection: ThreadConnection
    asked: int = 0
    done: int = 0


class SqliteDatabase:
    """A writer's thread whose commits all units that wait share, one that copies its log, a few readers'."""

    def __init__(
        self,
        writer: ThreadConnection,
        copier: ThreadConnection,
        readers: list[ThreadConnection],
        context: Context,
        schema: Schema,
    ) -> None:
        self._writer = writer
        self._copier = copier
        self._log_copier = LogCopier(writer, copier)
        self._readers = [Reader(each) for each in readers]
        self._context = context
        self._timekeeper = Timekeeper(context.clock, "machine")
        self._schema = schema
        self._look_ahead = LookAhead()
        self._waiting: deque[PendingUnit] = deque()
        self._writing: asyncio.Task[None] | None = None
        self._alarm: asyncio.TimerHandle
        self._listeners: dict[str, list[Listener]] = {}

    @classmethod
    async def open(
        cls, path: str, context: Context, schema: Schema = SCHEMA, *, create: bool = True
    ) -> "SqliteDatabase":
        """Open the file at `path`; or make it, its folder included, if it isn't there.

        Raises:
            NotCommitted: when the file can't be opened, isn't there, or is empty: no database of ours is, so this is
                what is left of one, or another's.
        """
        try:
            await asyncio.to_thread(see_that_usable, Path(path), create=create)
            writer = await connect(path, WRITERS_CACHE_KILOBYTES)
            copier, *readers = [await connect(path) for _ in range(1 + READERS)]
        except (sqlite3.Error, OSError) as error:
            raise NotCommitted(f"can't open {path}: {error}") from error
        database = cls(writer, copier, readers, context, schema)
        await writer.on_thread(database._begin_behind_what_is_stored)
        return database

    def _begin_behind_what_is_stored(self) -> None:
        connection = self._writer.raw
        if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'deliveries'").fetchone():
            [(newest,)] = connection.execute("SELECT max(id) FROM deliveries").fetchall()
            if newest is not None:
                self._timekeeper.begin_behind(moment_of(newest))

    async def write(self, unit: Unit[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Run the unit in the next shared commit; returns after that is durable."""
        return await self._written(lambda tx: unit(tx, *args, **kwargs))

    async def write_for(self, whose: str, unit: Unit[P, R], *args: P.args, **kwargs: P.kwargs) -> R:  # noqa: ARG002 - all units share a commit
        """Likewise, whoever it is for."""
        return await self.write(unit, *args, **kwargs)

    async def write_personal(self, unit: PersonalUnit[S, R]) -> R:
        """Likewise; what it has to see is looked at for several at once."""
        return await self._written(unit.run, unit)

    async def _written(self, run: Callable[..., R], personal: PersonalUnit[Any, R] | None = None) -> R:
        loop = asyncio.get_running_loop()
        future: asyncio.Future[R] = loop.create_future()
        self._waiting.append(PendingUnit(run, future, personal))
        if self._writing is None or self._writing.done():
            self._writing = loop.create_task(self._write_all())
        return await future

    async def read(self, unit: Unit[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Run the unit on one consistent view of the rows."""
        reader = min(self._readers, key=lambda each: each.asked - each.done)
        reader.asked += 1
        limit = asyncio.timeout(COMMIT_SECONDS)
        try:
            async with limit:
                return await reader.connection.on_thread(
                    lambda: self._read(reader, limit, lambda tx: unit(tx, *args, **kwargs))
                )
        except TimeoutError:
            if not limit.expired():
                raise
            raise NotCommitted(NOT_IN_TIME) from None
        except sqlite3.Error as error:
            if not is_lost(error):
                raise
            raise NotCommitted(str(error)) from error

    def on_wake(self, name: str, listener: Listener) -> None:
        """Call `listener` after a commit that woke `name`."""
        self._listeners.setdefault(name, []).append(listener)

    async def migrate(self) -> list[str]:
        """Bring the tables up to date, whole or not at all."""
        return await self._writer.on_thread(self._migrate)

    async def pending_migrations(self) -> Sequence[str]:
        """The names of migrations that are still to be applied."""
        return await self._writer.on_thread(self._pending)

    async def backup(self, path: str) -> None:
        """Write a consistent copy to a new file, or an empty one. It isn't on the disk for certain (see copies).

        Raises:
            NotCommitted: when it can't be written.
        """
        reader = self._readers[0].connection
        try:
            await reader.on_thread(lambda: reader.raw.execute("VACUUM INTO ?", (path,)))
        except sqlite3.Error as error:
            raise NotCommitted(f"can't write {path}: {error}") from error

    async def close(self) -> None:
        """Finish what is under way and let go of the threads."""
        if self._writing is not None:
            await self._writing
        await self._log_copier.finish()
        for connection in (self._writer, self._copier, *(each.connection for each in self._readers)):
            await connection.close()

    async def _write_all(self) -> None:
        while self._waiting:
            await let_others_join(self._waiting, BATCH_LIMIT)
            size = min(len(self._waiting), BATCH_LIMIT)
            batch = [self._waiting.popleft() for _ in range(size)]
            self._alarm_in_time(batch)
            try:
                ran, woken = await self._writer.on_thread(partial(self._commit, batch))
            except Exception as error:  # noqa: BLE001 - whatever it is, nobody may wait for ever
                for waiting in batch:
                    fail(waiting.future, NotCommitted(str(error)))
                continue
            finally:
                self._alarm.cancel()
            self._log_copier.count_commit(len(batch))
            for waiting, outcome in zip(batch, ran, strict=True):
                resolve(waiting.future, outcome)
            for name in woken:
                for listener in self._listeners.get(name, ()):
                    listener()

    def _alarm_in_time(self, batch: list[PendingUnit]) -> None:
        self._alarm = asyncio.get_running_loop().call_later(COMMIT_SECONDS, self._give_up_on, batch)

    def _give_up_on(self, batch: list[PendingUnit]) -> None:
        """The disk hangs: let nobody wait any longer, neither for this commit nor for the next."""
        self._alarm_in_time(batch)
        for waiting in batch:
            fail(waiting.future, CommitUnknown(NOT_IN_TIME))
        for waiting in self._waiting:
            fail(waiting.future, NotCommitted(NOT_IN_TIME))
        self._waiting.clear()

    def _commit(self, batch: list[PendingUnit]) -> tuple[list[Ran], set[str]]:
        self._timekeeper.look()
        return commit(self._writer.raw, batch, self._begin, self._look_ahead)

    def _begin(self, later: Later) -> BatchTransaction:
        return BatchTransaction(self._writer.raw, self._context, self._schema.tables, later)

    def _read(self, reader: Reader, limit: asyncio.Timeout, unit: Callable[[Tx], R]) -> R:
        connection = reader.connection.raw
        try:
            if limit.expired():
                raise NotCommitted(NOT_IN_TIME)  # whoever asked has given up
            connection.execute("BEGIN")
            return unit(Transaction(connection, for_sqlite, self._context, self._schema.tables))
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            reader.done += 1

    def _migrate(self) -> list[str]:
        connection = self._writer.raw
        connection.execute("PRAGMA foreign_keys=OFF")  # a table that others refer to may be made anew
        try:
            return self._migrate_unchecked(connection)
        finally:
            connection.execute("PRAGMA foreign_keys=ON")

    def _migrate_unchecked(self, connection: sqlite3.Connection) -> list[str]:
        """Apply what is missing; references are looked at once, at the end."""
        connection.execute("BEGIN IMMEDIATE")
        try:
            applied = migrations.apply(
                connection, self._schema.migrations, migrations.SQLITE, self._context.clock.now()
            )
            if applied:
                _check_references(connection)
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        return applied

    def _pending(self) -> list[str]:
        connection = self._writer.raw
        tables = connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'migrations'").fetchone()
        known = self._schema.migrations
        missing = migrations.pending(connection, known) if tables[0] else known
        return [migration.name for migration in missing]


def _check_references(connection: sqlite3.Connection) -> None:
    broken = connection.execute("PRAGMA foreign_key_check").fetchone()
    if broken:
        raise NotCommitted(f"rows of {broken[0]} would refer to nothing in {broken[2]}")
