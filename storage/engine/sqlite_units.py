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
from functools import partial
from typing import Any

from core.logs import get_logger
from storage.engine.database import SLOW_UNIT_SECONDS, PersonalUnit
from storage.engine.sharing.looking_ahead import LookAhead, Looks
from storage.engine.sqlite_connection import is_lost
from storage.engine.sqlite_later import BatchTransaction, Later
from storage.engine.sqlite_looks import BatchLooks

log = get_logger()

Begin = Callable[[Later], BatchTransaction]
"""Makes what a unit is given."""


class _Halfway(Exception):
    """A unit raised, and there is something of it to undo; or something went wrong that may be of any of them."""


@dataclass(slots=True)
class PendingUnit:
    """A unit; who waits for it does so with `future`. If it is a `personal` one, it can look first."""

    run: Callable[..., Any]
    future: asyncio.Future[Any]
    personal: PersonalUnit[Any, Any] | None = None


@dataclass(slots=True)
class Ran:
    """What a unit returned, or raised."""

    result: Any = None
    error: BaseException | None = None


def commit(
    connection: sqlite3.Connection, batch: Sequence[PendingUnit], begin: Begin, look_ahead: LookAhead
) -> tuple[list[Ran], set[str]]:
    """Run all units and commit; returns what became of each, and whom they wake.

    Raises:
        sqlite3.Error: when nothing was committed, for the machine failed.
    """
    try:
        return _commit(connection, batch, begin, look_ahead)
    except _Halfway as halfway:
        if len(batch) == 1:
            return [Ran(error=halfway.__cause__)], set()
        return _commit(connection, batch, begin, None)


def _commit(
    connection: sqlite3.Connection, batch: Sequence[PendingUnit], begin: Begin, look_ahead: LookAhead | None
) -> tuple[list[Ran], set[str]]:
    later, woken = Later(connection), set[str]()
    connection.execute("BEGIN IMMEDIATE")
    try:
        if look_ahead is not None and len(batch) > 1:
            ran = _run_together(
                connection, batch, BatchLooks([each.personal for each in batch], begin, later, look_ahead), woken
            )
        else:
            ran = [_run(connection, begin(later), each.run, woken, apart=look_ahead is None) for each in batch]
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    return ran, woken


def _run_together(
    connection: sqlite3.Connection, batch: Sequence[PendingUnit], looks: Looks[BatchTransaction], woken: set[str]
) -> list[Ran]:
    """Run units without savepoints; several look before the first one runs, and what they add is added together."""
    ran = []
    for place, waiting in enumerate(batch):
        tx, seen = looks.of(place)
        work = waiting.run if seen is None else partial(waiting.run, seen=seen)
        ran.append(_run(connection, tx, work, woken))
    try:
        looks.finish()
    except Exception as error:
        if is_lost(error):
            raise
        raise _Halfway from error
    return ran


def _run(
    connection: sqlite3.Connection,
    tx: BatchTransaction,
    work: Callable[[BatchTransaction], Any],
    woken: set[str],
    *,
    apart: bool = False,
) -> Ran:
    later = tx.later
    began, changes, put_off = time.perf_counter(), connection.total_changes, later.put_off
    try:
        if apart:
            with tx.savepoint():
                result = work(tx)
        else:
            result = work(tx)
    except Exception as error:
        if is_lost(error) or not connection.in_transaction:  # a full disk may have rolled back all
            raise
        if not apart and (connection.total_changes, later.put_off) != (changes, put_off):
            raise _Halfway from error
        return Ran(error=error)
    if tx.lost is not None:
        raise tx.lost
    woken |= tx.woken
    took = time.perf_counter() - began
    if took > SLOW_UNIT_SECONDS:
        log.warning("database.slow", milliseconds=round(took * 1000))
    return Ran(result)


def resolve(future: asyncio.Future[Any], outcome: Ran) -> None:
    """Tell whoever waits for a unit what became of it, unless they gave up."""
    if outcome.error is not None:
        fail(future, outcome.error)
    elif not future.done():
        future.set_result(outcome.result)


def fail(future: asyncio.Future[Any], error: BaseException) -> None:
    """Tell them what went wrong, unless they gave up."""
    if not future.done():
        future.set_exception(error)
