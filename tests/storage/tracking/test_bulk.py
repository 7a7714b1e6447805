"""Many entries at once are kept and counted as if they had come one by one."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from core.tracking.tracker import Entry, Kind, Measure, Tracker
from core.tx import Tx
from storage.engine.database import Database
from storage.tracking import bulk, entries, tracker_days, trackers
from tests.support.database.rows import BEN, meet

TODAY = date(2026, 11, 22)


def some(tx: Tx, tracker: Tracker, count: int) -> list[Entry]:
    values = [None if tracker.kind is Kind.NOTE else Decimal(place) / 4 for place in range(count)]
    return [
        Entry(0, tracker.id, value, f"no. {place}", TODAY - timedelta(place // 3), tx.now, None, tx.now)
        for place, value in enumerate(values)
    ]


def seen(tx: Tx, person_id: int, tracker: Tracker) -> tuple[object, ...]:
    days = tracker_days.between(tx, tracker.id, date.min, date.max)
    words = [(each.on, each.value, each.words) for each in entries.page(tx, tracker.id, 10_000)]
    return days, words, trackers.count(tx, person_id), tracker_days.in_a_row(tx, tracker.id, TODAY)


async def test_many_at_once_count_like_one_by_one(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (bulk, tracker_days):
        monkeypatch.setattr(module, "PORTION", 7)

    def unit(tx: Tx) -> None:
        ann, ben = meet(tx), meet(tx, BEN)
        for measure in (Measure(unit="kg"), Measure(Kind.NOTE)):
            mine = trackers.add(tx, ann, f"mine-{measure.kind}", measure)
            other = trackers.add(tx, ben, f"other-{measure.kind}", measure)
            for each in some(tx, mine, 90):
                entries.add(tx, ann, each)
            for start in (0, 5, 80):
                end = {0: 5, 5: 80, 80: 90}[start]
                bulk.add(tx, ben, other.id, some(tx, other, 90)[start:end])
            assert seen(tx, ann, mine) == seen(tx, ben, other)
            days = [TODAY, TODAY - timedelta(9), TODAY + timedelta(1)]
            assert sorted(each.words for each in bulk.on_days(tx, other.id, days)) == sorted(
                f"no. {place}" for place in (0, 1, 2, 27, 28, 29)
            )

    await db.write(unit)
