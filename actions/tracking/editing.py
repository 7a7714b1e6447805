"""Entries as pages and programs add, change and delete them: by the rules and limits of those that are texted."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from actions.tracking.keeping import BEFORE, Keeping, NoSuchDay, WhichValue, keep_entry, value_meant
from actions.tracking.local_days import day_of
from actions.tracking.making import NoSuchTracker
from core.tracking.said import EntrySaid
from core.tracking.tracker import Entry, Tracker
from core.tracking.wanted import EntryWanted, Misfit, as_typed, said_by
from core.tx import Tx
from storage import people
from storage.tracking import entries, trackers


@dataclass(frozen=True, slots=True)
class EntryFound:
    """An entry, with its tracker. `today`: which day it is for its person."""

    tracker: Tracker
    entry: Entry
    today: date


@dataclass(frozen=True, slots=True)
class EntryChanged:
    """It is like this now."""

    tracker: Tracker
    entry: Entry


@dataclass(frozen=True, slots=True)
class EntryRemoved:
    """It is gone."""

    tracker: Tracker
    entry: Entry


@dataclass(frozen=True, slots=True)
class NoSuchEntry:
    """The person has no such entry in that tracker."""


Adding: TypeAlias = Keeping | Misfit | NoSuchTracker
Changing: TypeAlias = EntryChanged | WhichValue | NoSuchDay | Misfit | NoSuchEntry


def add_entry(tx: Tx, person_id: int, tracker_id: int, wanted: EntryWanted) -> Adding:
    """Keep what is wanted in one of the person's trackers; one that is paused goes on."""
    people.lock_known(tx, person_id)
    tracker = trackers.get(tx, person_id, tracker_id)
    if tracker is None:
        return NoSuchTracker("")
    said = said_by(wanted, tracker)
    return said if isinstance(said, Misfit) else keep_entry(tx, person_id, said, tx.now, asks_feeling=False)


def find_entry(tx: Tx, person_id: int, tracker_id: int, entry_id: int) -> EntryFound | NoSuchEntry:
    """One of the person's entries."""
    tracker, entry = trackers.get(tx, person_id, tracker_id), entries.get(tx, person_id, entry_id)
    if tracker is None or entry is None or entry.tracker_id != tracker.id:
        return NoSuchEntry()
    return EntryFound(tracker, entry, day_of(tx, person_id, tx.now))


def change_entry(
    tx: Tx, person_id: int, tracker_id: int, entry_id: int, changed: Callable[[EntryWanted], EntryWanted]
) -> Changing:
    """Let an entry be what `changed` makes of it as it is. What stays as it is isn't asked about."""
    people.lock_known(tx, person_id)
    found = find_entry(tx, person_id, tracker_id, entry_id)
    if isinstance(found, NoSuchEntry):
        return found
    before = found.entry
    said = _said(changed(as_wanted(before)), found)
    if isinstance(said, Misfit):
        return said
    on = said.day.on(found.today)
    if on is None:
        return NoSuchDay(said)
    meant = _meant(tx, said, before, on)
    if isinstance(meant, WhichValue):
        return meant
    at = before.at if on == before.on else None
    now = replace(before, value=meant, words=said.words, on=on, at=at, feeling=said.feeling)
    return EntryChanged(found.tracker, entries.change(tx, person_id, before, now))


def as_wanted(entry: Entry) -> EntryWanted:
    """An entry as a form begins with it."""
    return EntryWanted(as_typed(entry.value), entry.words, entry.on, entry.feeling)


def _said(wanted: EntryWanted, found: EntryFound) -> EntrySaid | Misfit:
    """What was entered in the form; a value left as it was shown stays what it was, to the last digit."""
    value = found.entry.value
    if value is not None and wanted.value == as_typed(value):
        return said_by(replace(wanted, value=value, as_said=True), found.tracker)
    return said_by(wanted, found.tracker)


def _meant(tx: Tx, said: EntrySaid, before: Entry, on: date) -> Decimal | WhichValue | None:
    if said.as_said:
        return said.value
    others = [each for each in entries.latest(tx, before.tracker_id, BEFORE, until=on) if each.id != before.id]
    meant = value_meant(said, others, on)
    return meant if meant is not None else said.value


def remove_entry(tx: Tx, person_id: int, tracker_id: int, entry_id: int) -> EntryRemoved | NoSuchEntry:
    """Delete an entry."""
    people.lock_known(tx, person_id)
    found = find_entry(tx, person_id, tracker_id, entry_id)
    if isinstance(found, NoSuchEntry):
        return found
    entries.remove(tx, person_id, found.entry)
    return EntryRemoved(found.tracker, found.entry)
