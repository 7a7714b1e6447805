"""Taking in what a file holds: what it would bring first, and on its person's word all of it, batch by batch.

Each batch is a transaction, which looks anew what is there already: one that is repeated, after a crash or by two
presses of a button, brings nothing twice. The file stays until all of its batches are in, so that its person can go
on.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias
from zoneinfo import ZoneInfo

from actions.accounts.account import zone_of
from actions.tracking.local_days import day_of
from actions.tracking.making import LONGEST_DESCRIPTION
from core.importing.found import FoundTracker
from core.importing.names import fitting, numbered
from core.importing.plan import ImportOverview, ImportTarget, PlannedEntry, TargetDay, fits, known_by, missing
from core.tracking.names import fold
from core.tracking.tracker import Entry, Tracker
from core.tx import Tx
from storage import people
from storage.tracking import bulk, imports, trackers
from storage.tracking.imports import Import, ImportState

__all__ = [
    "Coming",
    "Import",
    "ImportState",
    "NoSuchImport",
    "TakenIn",
    "begin",
    "count_new",
    "drop_import",
    "import_of",
    "look_around",
    "put_down",
    "take_in_batch",
]


@dataclass(frozen=True, slots=True)
class Coming:
    """What has to be known of a person before a file of theirs is looked at.

    Attributes:
        targets: where the lines of each of its trackers go; nothing for those that there is no room for.
        room: how many entries they may still have.
    """

    targets: Sequence[ImportTarget | None]
    zone: ZoneInfo
    today: date
    room: int


@dataclass(frozen=True, slots=True)
class TakenIn:
    """A batch is taken in, or all of them are."""

    found: Import


@dataclass(frozen=True, slots=True)
class NoSuchImport:
    """The person has no such file waiting: it was another one, or is over."""


Taking: TypeAlias = TakenIn | NoSuchImport


def look_around(tx: Tx, person_id: int, found: Sequence[FoundTracker]) -> Coming:
    """Where the lines of a file would go."""
    mine, entries = trackers.of_person(tx, person_id), trackers.count(tx, person_id)[1]
    there = {fold(each.name): each for each in mine}
    left, taken, targets = tx.limits.trackers_per_person - len(mine), set[str](), list[ImportTarget | None]()
    for each in found:
        target = _target(each, there, tx.commands.words, frozenset(taken))
        if target.is_new:
            left -= 1
        if target.is_new and left < 0:
            targets.append(None)
            continue
        taken.add(fold(target.name))
        targets.append(target)
    zone = ZoneInfo(zone_of(tx, person_id) or "UTC")
    room = max(tx.limits.entries_per_person - entries, 0)
    return Coming(targets, zone, day_of(tx, person_id, tx.now), room)


def _target(
    found: FoundTracker, there: dict[str, Tracker], commands: frozenset[str], taken: frozenset[str]
) -> ImportTarget:
    """The person's tracker of that name, or a new one; one with a number behind its name, if that one differs."""
    name = fitting(found.name, commands, taken)
    for each in numbered(name):
        one = there.get(fold(each))
        if fold(each) in taken:
            continue
        if one is None:
            about = found.description[:LONGEST_DESCRIPTION]
            return ImportTarget(each, found.name, found.measure, about, found.paused)
        if fits(one.measure, found.measure):
            return ImportTarget(one.name, found.name, one.measure, is_new=False)
    raise AssertionError  # there is always a further number


def count_new(tx: Tx, person_id: int, target: ImportTarget, days: Sequence[TargetDay]) -> list[int]:
    """How many new entries each of these days brings, all of that tracker."""
    there = _tracker(tx, person_id, target)
    return [len(day.lines) for day in days] if there is None else [len(lines) for lines in _new(tx, there, days)]


def _tracker(tx: Tx, person_id: int, target: ImportTarget) -> Tracker | None:
    return None if target.is_new else trackers.find(tx, person_id, target.name)


def _new(tx: Tx, tracker: Tracker, days: Sequence[TargetDay]) -> list[list[PlannedEntry]]:
    """Of each day, the lines that aren't kept yet."""
    kept: dict[date, list[Entry]] = {}
    for entry in bulk.on_days(tx, tracker.id, [day.on for day in days]):
        kept.setdefault(entry.on, []).append(entry)
    return [missing(day.lines, map(known_by, kept.get(day.on, ()))) for day in days]


def import_of(tx: Tx, person_id: int) -> Import | None:
    """The file that waits for the person's word, is being taken in, or was lately."""
    return imports.of_person(tx, person_id)


def drop_import(tx: Tx, person_id: int, import_id: int) -> bool:
    """The person doesn't want it, or not the rest of it; whether there was one."""
    people.lock_known(tx, person_id)
    return imports.drop(tx, person_id, import_id)


def take_in_batch(tx: Tx, person_id: int, import_id: int) -> Taking:
    """Take in the next part of it; all of it is in once its state is DONE."""
    people.lock_known(tx, person_id)
    found = imports.get(tx, person_id, import_id)
    if found is None or found.state is ImportState.READING:
        return NoSuchImport()
    if found.state is ImportState.DONE:
        return TakenIn(found)
    batch = imports.next_batch(tx, import_id)
    if batch is None:
        _make_empty_ones(tx, person_id, found.overview)
        imports.end(tx, import_id)
        return TakenIn(replace(found, state=ImportState.DONE))
    target = found.overview.targets[batch.days[0].target]
    added, left_out = _take_in(tx, person_id, target, batch.days) if target is not None else (0, 0)
    imports.note(tx, import_id, batch.id, added, left_out)
    return TakenIn(
        replace(found, state=ImportState.BEGUN, added=found.added + added, left_out=found.left_out + left_out)
    )


def _take_in(tx: Tx, person_id: int, target: ImportTarget, days: Sequence[TargetDay]) -> tuple[int, int]:
    """How many entries came in, and how many couldn't: there is no room, or their tracker is another one now."""
    tracker = trackers.find(tx, person_id, target.name) or _made(tx, person_id, target)
    if tracker is None or not fits(tracker.measure, target.measure):
        return 0, sum(len(day.lines) for day in days)
    wanted = [
        Entry(0, tracker.id, line.value, line.words, day.on, line.at, line.feeling, tx.now)
        for day, lines in zip(days, _new(tx, tracker, days), strict=True)
        for line in lines
    ]
    room = max(tx.limits.entries_per_person - trackers.count(tx, person_id)[1], 0)
    bulk.add(tx, person_id, tracker.id, wanted[:room])
    return len(wanted[:room]), len(wanted[room:])


def _make_empty_ones(tx: Tx, person_id: int, overview: ImportOverview) -> None:
    """The trackers that have no entries in the file."""
    for target in overview.targets:
        if target is not None and trackers.find(tx, person_id, target.name) is None:
            _made(tx, person_id, target)


def _made(tx: Tx, person_id: int, target: ImportTarget) -> Tracker | None:
    """A new tracker; nothing if there may be no more."""
    if trackers.count(tx, person_id)[0] >= tx.limits.trackers_per_person:
        return None
    made = trackers.add(tx, person_id, target.name, target.measure, target.description)
    return trackers.pause(tx, person_id, made, paused=True) if target.paused else made


def begin(tx: Tx, person_id: int, overview: ImportOverview, entries: int) -> int:
    """A file of the person's is to wait for their word, in place of the one before; returns its id."""
    people.lock_known(tx, person_id)
    return imports.add(tx, person_id, overview, entries)


def put_down(
    tx: Tx, person_id: int, import_id: int, batches: Sequence[Sequence[TargetDay]], *, is_last: bool
) -> bool:
    """Put down a part of what is in it; with the last one, it waits. Whether it is still wanted."""
    is_there = imports.put(tx, person_id, import_id, batches)
    if is_there and is_last:
        imports.ready(tx, person_id, import_id)
    return is_there
