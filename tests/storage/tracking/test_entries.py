from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from core.tracking.tracker import Entry, Measure, Tracker
from core.tx import Tx
from storage.engine.database import Database
from storage.tracking import entries, tracker_days, trackers
from tests.support.database.rows import BEN, meet

TODAY = date(2026, 11, 22)


def kept(tx: Tx, person_id: int, tracker: Tracker, value: str, days_ago: int = 0) -> Entry:
    on = TODAY - timedelta(days_ago)
    return entries.add(tx, person_id, Entry(0, tracker.id, Decimal(value), "", on, None, None, tx.now))


def sums(tx: Tx, tracker: Tracker) -> list[tuple[int, int, Decimal | None]]:
    """How many days ago, how many entries, and their sum."""
    days = tracker_days.between(tx, tracker.id, date.min, date.max)
    return [((TODAY - day.on).days, day.entries, day.total) for day in days]


def count(tx: Tx, person_id: int) -> tuple[int, int]:
    return trackers.count(tx, person_id)


async def test_sums_by_day_follow_the_entries(db: Database) -> None:
    def unit(tx: Tx) -> None:
        person = meet(tx)
        run = trackers.add(tx, person, "run", Measure(unit="km"))
        first, second = kept(tx, person, run, "5"), kept(tx, person, run, "2.5")
        assert sums(tx, run) == [(0, 2, Decimal("7.5"))]
        moved = entries.change(tx, person, second, replace(second, value=Decimal(3), on=TODAY - timedelta(1)))
        assert sums(tx, run) == [(1, 1, Decimal(3)), (0, 1, Decimal(5))]
        entries.remove(tx, person, first)
        entries.remove(tx, person, first)
        assert (sums(tx, run), count(tx, person)) == ([(1, 1, Decimal(3))], (1, 1))
        assert [each.value for each in entries.latest(tx, run.id, 5)] == [moved.value]
        trackers.drop(tx, person, run.id)
        assert (sums(tx, run), count(tx, person)) == ([], (0, 0))

    await db.write(unit)


async def test_days_in_a_row_end_at_a_gap(db: Database) -> None:
    def unit(tx: Tx) -> None:
        person = meet(tx)
        run = trackers.add(tx, person, "run", Measure())
        for days_ago in (0, 0, 1, 2, 4, 5, 9):
            kept(tx, person, run, "1", days_ago)
        ends = [tracker_days.in_a_row(tx, run.id, TODAY - timedelta(days)) for days in (0, 2, 3, 4, 9, 30)]
        assert ends == [3, 1, 0, 2, 1, 0]
        kept(tx, person, run, "1", 3)
        assert tracker_days.in_a_row(tx, run.id, TODAY) == 6

    await db.write(unit)


async def test_a_name_finds_only_ones_own(db: Database) -> None:
    def unit(tx: Tx) -> None:
        ann, ben = meet(tx), meet(tx, BEN)
        made = trackers.add(tx, ann, "Größe", Measure(unit="cm"), "of the child")
        assert trackers.find(tx, ann, "GRÖSSE") == made
        assert trackers.find(tx, ben, "größe") is None
        assert trackers.get(tx, ben, made.id) is None
        entry = kept(tx, ann, made, "110")
        assert entries.get(tx, ben, entry.id) is None
        entries.remove(tx, ben, entry)
        trackers.drop(tx, ben, made.id)
        assert entries.get(tx, ann, entry.id) == entry
        assert trackers.of_person(tx, ann) == [replace(made, entries=1)]

    await db.write(unit)
