"""What days and people cost, found quickly however many there are.

A day that is over is closed: added up once, and who cost most on it is marked. Only other days are added up anew.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from core.clock import HOUR, after
from core.table import Kept, NotExported, Table
from core.tx import Tx
from storage import spending, watermarks
from storage.spending import NOBODY, Line, Spent, day_of

CLOSES_AFTER = HOUR
"""A day is over so long after its end that nothing is added to it any more."""
DEAREST = 50
"""People of a day that are marked."""
_CLOSED = "costs.closed"
_COUNTS = (*Spent._fields, "micros")
CLOSED_DAYS = Table(
    "closed_days",
    key="",
    deletion=Kept("The operator's books: sums over everybody."),
    expiry=Kept("One row a day."),
    export=NotExported("The operator's books: sums over everybody."),
)


@dataclass(frozen=True, slots=True)
class ClosedDay:
    """A day that is over: what it cost, and who cost most."""

    line: Line
    dearest: Sequence[int]


def day_to_close(tx: Tx) -> ClosedDay | None:
    """The first day that is over and isn't closed yet, if there is one; `close` closes it."""
    row = tx.row(
        "SELECT min(day) FROM spending WHERE day > :closed AND day <= :over", closed=_closed(tx), over=_over(tx)
    )
    if row is None or row[0] is None:
        return None
    [line] = spending.by_day(tx, row[0], row[0])
    people = tx.rows(
        "SELECT person_id FROM spending WHERE day = :day ORDER BY micros DESC LIMIT :count",
        day=line.day,
        count=DEAREST,
    )
    return ClosedDay(line, [person_id for (person_id,) in people])


def close(tx: Tx, closed: ClosedDay) -> None:
    """Keep what that day cost."""
    counts = dict(zip(_COUNTS, (*closed.line.spent, closed.line.micros), strict=True))
    tx.run(_CLOSE, day=closed.line.day, **counts)
    tx.run_many(
        "UPDATE spending SET is_dear = 1 WHERE day = :day AND person_id = :person",
        [{"day": closed.line.day, "person": person_id} for person_id in closed.dearest],
    )
    watermarks.keep_number(tx, _CLOSED, tx.now, closed.line.day)


_CLOSE = (
    f"INSERT INTO closed_days (day, {', '.join(_COUNTS)}) VALUES (:day, {', '.join(f':{name}' for name in _COUNTS)})"
    f" ON CONFLICT (day) DO UPDATE SET {', '.join(f'{name} = excluded.{name}' for name in _COUNTS)}"
)


def _over(tx: Tx) -> int:
    """The last day that is over."""
    return day_of(after(tx.now, -CLOSES_AFTER)) - 1


def _closed(tx: Tx) -> int:
    """The last day that is closed. What was closed at a time to come, a wrong clock closed: it may not be over."""
    row = tx.row("SELECT at, count FROM marks WHERE name = :name", name=_CLOSED)
    if row is None:
        return -1
    at, day = row
    return int(day) if at <= tx.now else min(int(day), _over(tx)) - 1


def by_day(tx: Tx, since: int) -> list[Line]:
    """What each day cost, the latest first."""
    closed = _closed(tx)
    rows = tx.rows(
        f"SELECT day, {', '.join(_COUNTS)} FROM closed_days WHERE day >= :since AND day <= :closed ORDER BY day DESC",
        since=since,
        closed=closed,
    )
    return [
        *spending.by_day(tx, max(since, closed + 1)),
        *(Line(day, "", Spent(*counts), micros) for day, *counts, micros in rows),
    ]


def dearest(tx: Tx, since: int, count: int) -> list[Line]:
    """What these cost who cost most since that day, the dearest first: of all who were among the dearest of a day."""
    closed = _closed(tx)
    on_closed_days = tx.rows(
        "SELECT person_id FROM spending WHERE is_dear = 1 AND day >= :since AND day <= :closed"
        " GROUP BY person_id ORDER BY sum(micros) DESC LIMIT :count",
        since=since,
        closed=closed,
        count=count,
    )
    since_then = tx.rows(
        "SELECT person_id FROM spending WHERE day >= :open ORDER BY micros DESC LIMIT :count",
        open=max(since, closed + 1),
        count=count,
    )
    people = {NOBODY, *(person_id for (person_id,) in (*on_closed_days, *since_then))}
    return spending.by_person(tx, since, count, people)
