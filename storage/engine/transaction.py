import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from core.context import Context
from core.table import Table
from core.tx import Row

Translate = Callable[[str], str]
IsLost = Callable[[BaseException], bool]

_LOCK = re.compile(r"\s+FOR UPDATE( OF \w+)?( SKIP LOCKED)?")


@lru_cache(maxsize=1024)
def without_locks(sql: str) -> str:
    """The statement without row locks, for SQLite, which has one writer, and for whoever only reads."""
    return _LOCK.sub("", sql)


for_sqlite = without_locks  # parameters stay as they are


class Transaction:
    """A `Tx` over a connection of sqlite3, or one that looks like it (see postgres_transaction).

    `is_lost` tells the failures with which the whole transaction is gone (a full disk, a deadlock, a lost
    connection). After one inside a savepoint every further statement fails with it too, so that nobody who took
    it for a fault of their own goes on and commits.
    """

    __slots__ = (
        *("_begun", "_connection", "_execute", "_is_lost", "_open", "_translate"),
        *(
            "_ids",
            "can_connect",
            "can_mail",
            "channels",
            "commands",
            "keys",
            "limits",
            "lost",
            "now",
            "prices",
            "public_url",
        ),
        *("tables", "woken"),
    )

    def __init__(
        self,
        connection: Any,  # noqa: ANN401 - two drivers
        translate: Translate,
        context: Context,
        tables: Sequence[Table],
        is_lost: IsLost = lambda _: False,
    ) -> None:
        self._connection = connection
        self._execute = connection.execute
        self._translate = translate
        self._is_lost = is_lost
        self._open = 0
        self._begun = 0
        self.lost: BaseException | None = None
        self.now = context.clock.now()
        self.keys = context.keys
        self.public_url = context.public_url
        self.commands = context.commands
        self.channels = context.channels
        self._ids = context.ids
        self.can_connect = context.can_connect
        self.can_mail = context.can_mail
        self.limits = context.limits
        self.prices = context.prices
        self.tables = tables
        self.woken: set[str] = set()

    def new_id(self, after: int = 0) -> int:
        """An id for a new row, greater than `after` and every one that this program gave before."""
        return self._ids.new(self.now, after)

    def rows(self, sql: str, **values: object) -> list[Row]:
        """All rows of a query, or of a change with RETURNING."""
        if self._begun < self._open and not sql.startswith("SELECT"):
            self._begin_savepoints()
        rows: list[Row] = self._execute(self._translate(sql), values).fetchall()
        return rows

    def row(self, sql: str, **values: object) -> Row | None:
        """Its first row, if there is one."""
        rows = self.rows(sql, **values)
        return rows[0] if rows else None

    def run(self, sql: str, **values: object) -> int:
        """Make a change; returns how many rows it touched."""
        if self._begun < self._open:
            self._begin_savepoints()
        touched: int = self._execute(self._translate(sql), values).rowcount
        return touched

    def run_many(self, sql: str, values: Sequence[Mapping[str, object]]) -> None:
        """The same change for each set of values."""
        if self.lost is not None:
            raise self.lost
        if values:
            self._begin_savepoints()
            self._connection.cursor().executemany(self._translate(sql), values)

    run_likely = run
    """Make a change that touches one row nearly always; where that may be taken for granted, nobody waits."""

    def lock(self, sql: str, **values: object) -> None:
        """Lock rows against other processes; SQLite, with its one writer, needs none."""

    def savepoint(self) -> "_Savepoint":
        """What happens inside is undone if it raises."""
        return _Savepoint(self)

    def enter(self) -> None:
        """A savepoint opens; it begins with the first change, for before there is nothing to undo."""
        self._open += 1

    def leave(self, error: BaseException | None) -> None:
        """The innermost savepoint closes, and is undone after an error."""
        depth, self._open = self._open, self._open - 1
        if error is not None and self._is_lost(error):
            self.lost = error
            self._execute = self._refuse
        elif depth <= self._begun:
            self._begun = depth - 1
            self._say(f"{'RELEASE' if error is None else 'ROLLBACK TO'} SAVEPOINT s{depth}")

    def _begin_savepoints(self) -> None:
        while self._begun < self._open:
            self._begun += 1
            self._say(f"SAVEPOINT s{self._begun}")

    def _say(self, sql: str) -> None:
        """Execute what has no values and no rows."""
        self._execute(sql)

    def _refuse(self, *_: object) -> Any:  # noqa: ANN401 - stands in for the driver's
        if self.lost is not None:
            raise self.lost

    def wake(self, listener: str) -> None:
        """Tell `listener` once this is committed."""
        self.woken.add(listener)


class _Savepoint:
    """What `Transaction.savepoint` gives to `with`."""

    __slots__ = ("_tx",)

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    def __enter__(self) -> None:
        self._tx.enter()

    def __exit__(self, _: object, error: BaseException | None, __: object) -> None:
        self._tx.leave(error)
