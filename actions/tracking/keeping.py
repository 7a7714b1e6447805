"""Keeping entries: what was said becomes a row, or a question about it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import TypeAlias

from actions.quotas import OverQuota
from actions.tracking.local_days import day_of
from core.clock import Moment
from core.settings import Quota
from core.tracking.outliers import likelier, likely_meant
from core.tracking.said import EntrySaid
from core.tracking.tracker import Entry, Kind, Tracker
from core.tx import Tx
from storage.reminders import reminders
from storage.tracking import awaited_values, entries, tracker_days, trackers
from storage.tracking.awaited_values import AwaitedValue

MEAN_DAYS = 7
BEFORE = 10
"""How many of the last entries tell what values are usual."""


@dataclass(frozen=True, slots=True)
class EntryKept:
    """An entry is kept.

    Attributes:
        today: which day it is for the person.
        before: the entry before it, if there is one.
        replaced: what it was before, if it is a correction.
        mean: of the last seven days; nothing with fewer than two entries.
        in_a_row: on how many days in a row something was noted.
        asks_feeling: whether the person is asked how they feel.
    """

    tracker: Tracker
    entry: Entry
    today: date
    before: Entry | None
    replaced: Entry | None
    mean: Decimal | None
    in_a_row: int
    asks_feeling: bool


@dataclass(frozen=True, slots=True)
class WhichValue:
    """Nothing is kept yet: the value may be an outlier, or two things. The likeliest comes first.

    Attributes:
        values: as they may be meant, in the tracker's unit.
        usual: the last value; nothing if there is none.
    """

    said: EntrySaid
    values: Sequence[Decimal]
    usual: Decimal | None
    on: date


@dataclass(frozen=True, slots=True)
class NoSuchDay:
    """That day is yet to come, or there is none."""

    said: EntrySaid


Keeping: TypeAlias = EntryKept | WhichValue | NoSuchDay | OverQuota


def keep_entry(
    tx: Tx, person_id: int, said: EntrySaid, at: Moment, text_id: int | None = None, *, asks_feeling: bool = True
) -> Keeping:
    """Keep what was said at that moment, or tell why not.

    `text_id`: the text that said it; without one, what else is awaited by text goes on.
    `asks_feeling`: whether the person may be asked how they feel, which is done once a day at most.
    """
    today = day_of(tx, person_id, at)
    on = said.day.on(today)
    if on is None:
        return NoSuchDay(said)
    last = entries.latest(tx, said.tracker.id, BEFORE, until=on)
    which = value_meant(said, last, on) if not said.as_said else None
    if isinstance(which, WhichValue):
        return which
    value = which if which is not None else said.value
    most = tx.limits.entries_per_person
    if not said.replaces and trackers.count(tx, person_id)[1] >= most:
        return OverQuota(Quota.ENTRIES, most)
    new = Entry(0, said.tracker.id, value, said.words, on, at if on == today else None, said.feeling, tx.now)
    replaced = next((each for each in last if each.on == on), None) if said.replaces else None
    return _kept(tx, person_id, said.tracker, new, replaced, today, text_id, may_ask=asks_feeling)


def value_meant(said: EntrySaid, last: Sequence[Entry], on: date) -> Decimal | WhichValue | None:
    """Which value was meant, or that it has to be asked; nothing if what was said is beyond doubt."""
    if said.value is None or said.tracker.kind is not Kind.NUMBER:
        return None
    before = [each.value for each in last if each.value is not None]
    usual = before[0] if before else None
    if said.other is not None:
        found = likelier(said.value, said.other, before)
        return found if found is not None else WhichValue(said, (said.value, said.other), usual, on)
    meant = likely_meant(said.value, before)
    return WhichValue(said, (meant, said.value), usual, on) if meant is not None else None


def _kept(
    tx: Tx,
    person_id: int,
    tracker: Tracker,
    new: Entry,
    replaced: Entry | None,
    today: date,
    text_id: int | None,
    *,
    may_ask: bool,
) -> EntryKept:
    if tracker.paused:
        tracker = trackers.pause(tx, person_id, tracker, paused=False)
    if replaced is None:
        entry = entries.add(tx, person_id, new, text_id)
    else:
        corrected = replace(new, feeling=new.feeling or replaced.feeling, words=new.words or replaced.words)
        entry = entries.change(tx, person_id, replaced, corrected, text_id)
    before = next((each for each in entries.latest(tx, tracker.id, 2, until=new.on) if each.id != entry.id), None)
    asks = may_ask and entry.on == today and awaited_values.is_feeling_due(tx, person_id, today)
    if asks:
        awaited_values.expect_feeling(tx, person_id, tracker.id, entry.id)
        awaited_values.note_feeling_asked(tx, person_id, today)
    elif text_id is not None or awaited_values.find(tx, person_id) == AwaitedValue(tracker.id):
        awaited_values.stop(tx, person_id)
    if new.feeling is not None and new.on == today:
        awaited_values.note_feeling_asked(tx, person_id, today)
    reminders.let_go(tx, person_id)
    in_a_row = tracker_days.in_a_row(tx, tracker.id, entry.on)
    return EntryKept(tracker, entry, today, before, replaced, mean_of(tx, tracker, entry.on), in_a_row, asks)


def mean_of(tx: Tx, tracker: Tracker, last: date) -> Decimal | None:
    """The mean of seven days up to that one; nothing for fewer than two entries."""
    days = tracker_days.between(tx, tracker.id, last - timedelta(MEAN_DAYS - 1), last)
    count = sum(day.entries for day in days)
    totals = [day.total for day in days if day.total is not None]
    return sum(totals, Decimal(0)) / count if totals and count > 1 else None
