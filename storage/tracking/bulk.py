"""Many entries at once: as `entries.add` for each of them, without its statements for each of them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from core.tracking.tracker import Entry
from core.tx import Tx
from storage.engine.in_list import in_list
from storage.tracking import entries, tracker_days, trackers
from storage.tracking.tracker_days import PORTION, Added


def add(tx: Tx, person_id: int, tracker_id: int, new: Sequence[Entry]) -> None:
    """Keep these entries of one tracker; their ids, rising in this order, and when they were made are given here."""
    made = [replace(entry, id=tx.new_id(), made_at=tx.now, tracker_id=tracker_id) for entry in new]
    entries.insert(tx, person_id, made)
    by_day: dict[date, Added] = defaultdict(Added)
    for entry in made:
        by_day[entry.on] = by_day[entry.on].with_one(entry.value)
    tracker_days.count_many(tx, person_id, tracker_id, by_day)
    trackers.count_entries(tx, tracker_id, len(made))


def on_days(tx: Tx, tracker_id: int, days: Sequence[date]) -> Iterator[Entry]:
    """A tracker's entries of these days."""
    for start in range(0, len(days), PORTION):
        listed, named = in_list([day.toordinal() for day in days[start : start + PORTION]])
        yield from entries.where(tx, f"tracker_id = :tracker AND day IN {listed}", tracker=tracker_id, **named)
