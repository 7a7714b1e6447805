"""Sums by day: whatever looks at weeks and years reads these, however many entries there are."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from core.table import Delete, Exported, Kept, Sealed, ShownAs, Table
from core.tx import Tx


def _as_date(_: Tx, __: dict[str, object], day: int) -> str:
    return date.fromordinal(day).isoformat()


TRACKER_DAYS = Table(
    "tracker_days",
    deletion=Delete("person_id"),
    expiry=Kept("The sums of entries that are kept."),
    sealed=(Sealed("total"),),
    export=Exported(
        "Sums of what you noted, by day.",
        columns=("tracker_id", "day", "entries", "total"),
        hidden=("id",),
        shown=(ShownAs("day", _as_date),),
    ),
)


class TrackerDay(NamedTuple):
    """A day on which something was noted: how many entries, and the sum of their values; none for notes."""

    on: date
    entries: int
    total: Decimal | None

    @property
    def mean(self) -> Decimal | None:
        """Of its values."""
        return self.total / self.entries if self.total is not None else None


def count(tx: Tx, person_id: int, tracker_id: int, on: date, more: int, value: Decimal | None) -> None:
    """One entry more, or less if `more` is -1, with that value; a day without entries goes."""
    day = on.toordinal()
    row = tx.row(
        "SELECT id, entries, total FROM tracker_days WHERE tracker_id = :tracker AND day = :day",
        tracker=tracker_id,
        day=day,
    )
    if row is None:
        _add(tx, person_id, tracker_id, day, value)
        return
    day_id, entries, sealed = row
    if entries + more <= 0:
        tx.run("DELETE FROM tracker_days WHERE id = :id", id=day_id)
        return
    total = _opened(tx, day_id, sealed)
    if value is not None:
        total = (total or Decimal(0)) + more * value
    tx.run(
        "UPDATE tracker_days SET entries = :entries, total = :total WHERE id = :id",
        id=day_id,
        entries=entries + more,
        total=_sealed(tx, day_id, total),
    )


def _add(tx: Tx, person_id: int, tracker_id: int, day: int, value: Decimal | None) -> None:
    day_id = tx.new_id()
    tx.run(
        "INSERT INTO tracker_days (id, person_id, tracker_id, day, entries, total)"
        " VALUES (:id, :person, :tracker, :day, 1, :total)",
        id=day_id,
        person=person_id,
        tracker=tracker_id,
        day=day,
        total=_sealed(tx, day_id, value),
    )


def between(tx: Tx, tracker_id: int, first: date, last: date) -> Sequence[TrackerDay]:
    """The days with entries among these, both included, the earliest first."""
    rows = tx.rows(
        "SELECT id, day, entries, total FROM tracker_days WHERE tracker_id = :tracker"
        " AND day BETWEEN :first AND :last ORDER BY day",
        tracker=tracker_id,
        first=first.toordinal(),
        last=last.toordinal(),
    )
    return [TrackerDay(date.fromordinal(day), entries, _opened(tx, id_, total)) for id_, day, entries, total in rows]


def in_a_row(tx: Tx, tracker_id: int, last: date) -> int:
    """On how many days in a row, that one being the last, something was noted; 0 if nothing was on that day."""
    day = last.toordinal()
    row = tx.row(
        "SELECT d.day FROM tracker_days d WHERE d.tracker_id = :tracker AND d.day <= :last AND NOT EXISTS"
        " (SELECT 1 FROM tracker_days b WHERE b.tracker_id = d.tracker_id AND b.day = d.day - 1)"
        " ORDER BY d.day DESC LIMIT 1",
        tracker=tracker_id,
        last=day,
    )
    if row is None or not _is_there(tx, tracker_id, day):
        return 0
    return int(day - row[0] + 1)


def _is_there(tx: Tx, tracker_id: int, day: int) -> bool:
    row = tx.row("SELECT 1 FROM tracker_days WHERE tracker_id = :tracker AND day = :day", tracker=tracker_id, day=day)
    return row is not None


def _sealed(tx: Tx, day_id: int, total: Decimal | None) -> bytes | None:
    return None if total is None else tx.keys.seal(str(total), f"tracker_days:{day_id}")


def _opened(tx: Tx, day_id: int, sealed: bytes | None) -> Decimal | None:
    return None if sealed is None else Decimal(tx.keys.open(sealed, f"tracker_days:{day_id}"))
