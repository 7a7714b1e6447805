"""Units that share a commit on SQLite: its start, its sync, a turn of the writer's thread.

They run one after the other, at first without savepoints: with one, SQLite copies every page that a unit changes, and
hardly any unit raises after it has changed something. If one does, all is undone, and each runs once more in a
savepoint of its own.
"""

import asyncio
import sqlite3
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from core.logs import get_logger
from storage.engine.database import SLOW_UNIT_SECONDS
from storage.engine.sqlite_connection import is_lost
from storage.engine.transaction import Transaction

log = get_logger()

Begin = Callable[[], Transaction]
"""Makes what a unit is given."""


class _Halfway(Exception):  # noqa: N818 - says it
    """A unit raised, and there is something of it to undo."""


@dataclass(slots=True)
class Waiting:
    """A unit with its arguments; who waits for it does so with `future`."""

    unit: Callable[..., Any]
    args: tuple[Any, ...]
    kwargs: dict[str, Any]
    future: asyncio.Future[Any]


@dataclass(slots=True)
class Ran:
    """What a unit returned, or raised."""

    result: Any = None
    error: BaseException | None = None


def commit(connection: sqlite3.Connection, batch: Sequence[Waiting], begin: Begin) -> tuple[list[Ran], set[str]]:
    """Run all units and commit; returns what became of each, and whom they wake.

    Raises:
        sqlite3.Error: when nothing was committed, for the machine failed.
    """
    try:
        return _commit(connection, batch, begin, apart=False)
    except _Halfway as halfway:
        if len(batch) == 1:
            return [Ran(error=halfway.__cause__)], set()
        return _commit(connection, batch, begin, apart=True)


def _commit(
    connection: sqlite3.Connection, batch: Sequence[Waiting], begin: Begin, *, apart: bool
) -> tuple[list[Ran], set[str]]:
    woken: set[str] = set()
    connection.execute("BEGIN IMMEDIATE")
    try:
        ran = [_run(connection, waiting, begin(), woken, apart=apart) for waiting in batch]
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    return ran, woken


def _run(connection: sqlite3.Connection, waiting: Waiting, tx: Transaction, woken: set[str], *, apart: bool) -> Ran:
    began, changes = time.perf_counter(), connection.total_changes
    try:
        if apart:
            with tx.savepoint():
                result = waiting.unit(tx, *waiting.args, **waiting.kwargs)
        else:
            result = waiting.unit(tx, *waiting.args, **waiting.kwargs)
    except Exception as error:
        if is_lost(error) or not connection.in_transaction:  # a full disk may have rolled back all
            raise
        if not apart and connection.total_changes != changes:
            raise _Halfway from error
        return Ran(error=error)
    if tx.lost is not None:
        raise tx.lost
    woken |= tx.woken
    took = time.perf_counter() - began
    if took > SLOW_UNIT_SECONDS:
        log.warning("database.slow", milliseconds=round(took * 1000))
    return Ran(result)


def settle(future: asyncio.Future[Any], outcome: Ran) -> None:
    """Tell whoever waits for a unit what became of it, unless they gave up."""
    if outcome.error is not None:
        fail(future, outcome.error)
    elif not future.done():
        future.set_result(outcome.result)


def fail(future: asyncio.Future[Any], error: BaseException) -> None:
    """Tell them that nothing was stored, and why."""
    if not future.done():
        future.set_exception(error)
