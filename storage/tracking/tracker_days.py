"""Sums by day: whatever looks at weeks and years reads these, however many entries there are."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from core.table import Delete, Exported, Kept, Sealed, ShownAs, Table
from core.tx import Tx
from storage.engine.in_list import in_list


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


_INSERT = (
    "INSERT INTO tracker_days (id, person_id, tracker_id, day, entries, total)"
    " VALUES (:id, :person, :tracker, :day, :entries, :total)"
)
PORTION = 500
"""Days that one statement names."""


class TrackerDay(NamedTuple):
    """A day on which something was noted: how many entries, and the sum of their values; none for notes."""

    on: date
    entries: int
    total: Decimal | None

    @property
    def mean(self) -> Decimal | None:
        """Of its values."""
        return self.total / self.entries if self.total is not None else None


class Added(NamedTuple):
    """What comes to a day at once: how many entries, and the sum of their values; none for notes."""

    entries: int = 0
    total: Decimal | None = None

    def with_one(self, value: Decimal | None) -> "Added":
        """One entry more."""
        return Added(self.entries + 1, self.total if value is None else (self.total or Decimal(0)) + value)


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


def count_many(tx: Tx, person_id: int, tracker_id: int, added: Mapping[date, Added]) -> None:
    """Count what was added on each of these days."""
    days = [*added]
    for start in range(0, len(days), PORTION):
        _count_portion(tx, person_id, tracker_id, {day: added[day] for day in days[start : start + PORTION]})


def _count_portion(tx: Tx, person_id: int, tracker_id: int, added: Mapping[date, Added]) -> None:
    listed, named = in_list([day.toordinal() for day in added])
    there = {
        day: (day_id, entries, _opened(tx, day_id, total))
        for day_id, day, entries, total in tx.rows(
            f"SELECT id, day, entries, total FROM tracker_days WHERE tracker_id = :tracker AND day IN {listed}",
            tracker=tracker_id,
            **named,
        )
    }
    new, changed = [], []
    for on, more in added.items():
        day = on.toordinal()
        if day in there:
            day_id, entries, before = there[day]
            total = before if more.total is None else (before or Decimal(0)) + more.total
            changed.append({"id": day_id, "entries": entries + more.entries, "total": _sealed(tx, day_id, total)})
        else:
            day_id = tx.new_id()
            of_whom = {"id": day_id, "person": person_id, "tracker": tracker_id}
            new.append({**of_whom, "day": day, "entries": more.entries, "total": _sealed(tx, day_id, more.total)})
    tx.run_many("UPDATE tracker_days SET entries = :entries, total = :total WHERE id = :id", changed)
    tx.run_many(_INSERT, new)


def _add(tx: Tx, person_id: int, tracker_id: int, day: int, value: Decimal | None) -> None:
    day_id = tx.new_id()
    tx.run(
        _INSERT,
        id=day_id,
        person=person_id,
        tracker=tracker_id,
        day=day,
        entries=1,
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


def noted_on(tx: Tx, tracker_id: int, first: date, last: date) -> set[date]:
    """On which of these days there are entries; nothing is opened for it."""
    rows = tx.rows(
        "SELECT day FROM tracker_days WHERE tracker_id = :tracker AND day BETWEEN :first AND :last",
        tracker=tracker_id,
        first=first.toordinal(),
        last=last.toordinal(),
    )
    return {date.fromordinal(day) for (day,) in rows}


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
    if row is None or not is_one_on(tx, tracker_id, last):
        return 0
    return int(day - row[0] + 1)


def is_one_on(tx: Tx, tracker_id: int, on: date) -> bool:
    """Whether anything was noted about that day."""
    day = on.toordinal()
    row = tx.row("SELECT 1 FROM tracker_days WHERE tracker_id = :tracker AND day = :day", tracker=tracker_id, day=day)
    return row is not None


def _sealed(tx: Tx, day_id: int, total: Decimal | None) -> bytes | None:
    return None if total is None else tx.keys.seal(str(total), f"tracker_days:{day_id}")


def _opened(tx: Tx, day_id: int, sealed: bytes | None) -> Decimal | None:
    return None if sealed is None else Decimal(tx.keys.open(sealed, f"tracker_days:{day_id}"))
