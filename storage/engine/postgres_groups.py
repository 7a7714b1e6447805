"""Units of several people that share a transaction on PostgreSQL: its start, its commit, a turn of a thread.

They lock their people in the same order in each process, and wait for nobody for long. Should anything go wrong
before the commit, all is undone, and each runs once more in a transaction of its own: so what a unit raises is its
own, and changes can be taken for granted that nearly always succeed.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import Any, NamedTuple

from psycopg.errors import LockNotAvailable

from core.context import Context
from core.table import Table
from core.tx import Tx
from storage.engine.database import CommitUnknown, NotCommitted, PersonalUnit
from storage.engine.joining import let_others_join
from storage.engine.postgres_connection import PostgresConnection
from storage.engine.postgres_transaction import commit, run_timed
from storage.engine.sharing.looking_ahead import LookAhead
from storage.engine.sharing.looks import GroupLooks
from storage.engine.sharing.shared_transaction import PutOffChanges, SharedTransaction

LIMIT = 64
AT_ONCE = 2
"""So many groups are under way at a time: while one waits for its commit, another one works."""
LOCK_WAIT = "SET LOCAL lock_timeout = 100"
"""In milliseconds. Whoever has a row of one of them for longer is waited for by that one alone."""

Work = Callable[[Tx], Any]


class TakenApart(Exception):
    """Nothing of the group was stored, and each of its units is to run by itself."""


class SharedUnit(NamedTuple):
    """A unit, and whom it is for. If it is a `personal` one, it can look first."""

    whose: str
    work: Callable[..., Any]
    personal: PersonalUnit[Any, Any] | None = None


Together = Callable[[Sequence[SharedUnit]], Awaitable[list[Any]]]


class PendingShared(NamedTuple):
    """Who waits for it does so with `future`."""

    unit: SharedUnit
    future: asyncio.Future[Any]


class Groups:
    """Forms groups of what waits, and has each run `together`; those that were taken apart run `singly`."""

    def __init__(self, together: Together, singly: Callable[[Work], Awaitable[Any]]) -> None:
        self._together = together
        self._singly = singly
        self._waiting: deque[PendingShared] = deque()
        self._tasks: set[asyncio.Task[None]] = set()
        self._at_work = 0

    async def run(self, unit: SharedUnit) -> Any:  # noqa: ANN401 - whatever the unit returns
        """What the unit returns, once it is committed."""
        future: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._waiting.append(PendingShared(unit, future))
        if self._at_work < AT_ONCE:
            self._at_work += 1
            self._start(self._work())
        return await future

    async def finish(self) -> None:
        """Wait for all that is under way."""
        while self._tasks:
            await asyncio.wait(self._tasks)

    def _start(self, coroutine: Any) -> None:  # noqa: ANN401 - any coroutine
        task = asyncio.get_running_loop().create_task(coroutine)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _work(self) -> None:
        try:
            while self._waiting:
                await let_others_join(self._waiting, LIMIT)
                size = min(len(self._waiting), LIMIT)
                group = [self._waiting.popleft() for _ in range(size)]
                await self._run([each for each in group if not each.future.done()])
        finally:
            self._at_work -= 1

    async def _run(self, group: list[PendingShared]) -> None:
        if not group:
            return
        group.sort(key=lambda each: each.unit.whose)
        try:
            results = await self._together([each.unit for each in group])
        except TakenApart:
            for each in group:
                self._start(self._run_singly(each))
        except Exception as error:  # noqa: BLE001 - whatever it is, nobody may wait for ever
            kind = CommitUnknown if isinstance(error, CommitUnknown) else NotCommitted
            for each in group:
                _resolve(each.future, error=kind(str(error)))
        else:
            for each, result in zip(group, results, strict=True):
                _resolve(each.future, result)

    async def _run_singly(self, alone: PendingShared) -> None:
        try:
            result = await self._singly(alone.unit.work)
        except Exception as error:  # noqa: BLE001 - it belongs to whoever waits
            _resolve(alone.future, error=error)
        else:
            _resolve(alone.future, result)


def run_together(
    connection: PostgresConnection,
    group: Sequence[SharedUnit],
    look_ahead: LookAhead,
    context: Context,
    tables: Sequence[Table],
) -> tuple[list[Any], set[str]]:
    """What each unit returns, and whom all of them wake; in a transaction that has begun, and is committed.

    Raises:
        TakenApart: when a row was locked for too long.
        Exception: whatever went wrong otherwise.
    """
    is_for_several = len(group) > 1
    if is_for_several:
        connection.later(LOCK_WAIT)
    put_off = PutOffChanges(connection)
    begin = partial(SharedTransaction, connection, context, tables, put_off)
    looking = [unit.personal if is_for_several else None for unit in group]
    looks = GroupLooks(connection, looking, begin, put_off, look_ahead)
    try:
        return _run_each(group, looks, connection)
    except LockNotAvailable as error:
        if is_for_several:
            raise TakenApart from error
        raise


def _run_each(
    group: Sequence[SharedUnit], looks: GroupLooks, connection: PostgresConnection
) -> tuple[list[Any], set[str]]:
    woken: set[str] = set()
    results = []
    for place, unit in enumerate(group):
        tx, seen = looks.of(place)
        results.append(run_timed(unit.work if seen is None else partial(unit.work, seen=seen), tx))
        woken |= tx.woken
    looks.finish()
    commit(connection, woken)
    return results, woken


def _resolve(future: asyncio.Future[Any], result: object = None, error: Exception | None = None) -> None:
    if future.done():
        return
    if error is None:
        future.set_result(result)
    else:
        future.set_exception(error)
