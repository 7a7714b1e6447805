"""Making trackers, and what else is done with them as a whole."""

from dataclasses import dataclass, replace
from typing import TypeAlias

from actions.quotas import OverQuota
from core.settings import Quota
from core.tracking.names import Unfit, unfit
from core.tracking.tracker import Measure, Tracker
from core.tx import Tx
from storage import people
from storage.tracking import trackers

LONGEST_DESCRIPTION = 300


@dataclass(frozen=True, slots=True)
class TrackerMade:
    """There is a new one."""

    tracker: Tracker


@dataclass(frozen=True, slots=True)
class AlreadyTracked:
    """There is one of that name; `differs`: it keeps something else than what was asked for."""

    tracker: Tracker
    differs: bool


@dataclass(frozen=True, slots=True)
class GoesOn:
    """It was paused, and is no more."""

    tracker: Tracker


@dataclass(frozen=True, slots=True)
class Paused:
    """It rests: its name is an ordinary word."""

    tracker: Tracker


@dataclass(frozen=True, slots=True)
class TrackerRenamed:
    """It has another name."""

    tracker: Tracker
    before: str


@dataclass(frozen=True, slots=True)
class Described:
    """Its description is this."""

    tracker: Tracker


@dataclass(frozen=True, slots=True)
class UnfitName:
    """Nothing can be called that, and why."""

    name: str
    why: Unfit


@dataclass(frozen=True, slots=True)
class NoSuchTracker:
    """The person has none of that name."""

    name: str


@dataclass(frozen=True, slots=True)
class TrackerDropped:
    """It is gone with its entries."""

    tracker: Tracker


@dataclass(frozen=True, slots=True)
class ToBeDropped:
    """It has entries, and nothing is done yet."""

    tracker: Tracker


Making: TypeAlias = TrackerMade | AlreadyTracked | GoesOn | UnfitName | OverQuota


def make_tracker(tx: Tx, person_id: int, name: str, measure: Measure | None = None, description: str = "") -> Making:
    """Begin to keep count of something; one of that name that is paused goes on. `measure`: a number, if none."""
    people.lock_known(tx, person_id)
    there = trackers.find(tx, person_id, name)
    if there is not None:
        if there.paused:
            return GoesOn(trackers.pause(tx, person_id, there, paused=False))
        return AlreadyTracked(there, differs=measure is not None and measure != there.measure)
    why = unfit(name, tx.commands.words)
    if why is not None:
        return UnfitName(name, why)
    most = tx.limits.trackers_per_person
    if trackers.count(tx, person_id)[0] >= most:
        return OverQuota(Quota.TRACKERS, most)
    return TrackerMade(trackers.add(tx, person_id, name, measure or Measure(), description[:LONGEST_DESCRIPTION]))


def pause_tracker(tx: Tx, person_id: int, name: str) -> Paused | NoSuchTracker:
    """Let a tracker rest."""
    there = trackers.find(tx, person_id, name)
    return Paused(trackers.pause(tx, person_id, there, paused=True)) if there is not None else NoSuchTracker(name)


def resume_tracker(tx: Tx, person_id: int, name: str) -> GoesOn | NoSuchTracker:
    """Go on with one that rests."""
    there = trackers.find(tx, person_id, name)
    return GoesOn(trackers.pause(tx, person_id, there, paused=False)) if there is not None else NoSuchTracker(name)


def rename_tracker(
    tx: Tx, person_id: int, name: str, new: str
) -> TrackerRenamed | AlreadyTracked | UnfitName | NoSuchTracker:
    """Call a tracker something else."""
    people.lock_known(tx, person_id)
    there = trackers.find(tx, person_id, name)
    if there is None:
        return NoSuchTracker(name)
    other = trackers.find(tx, person_id, new)
    if other is not None and other.id != there.id:
        return AlreadyTracked(other, differs=False)
    why = unfit(new, tx.commands.words)
    if why is not None:
        return UnfitName(new, why)
    renamed = replace(there, name=new)
    trackers.change(tx, person_id, renamed)
    return TrackerRenamed(renamed, there.name)


def describe_tracker(tx: Tx, person_id: int, name: str, words: str) -> Described | NoSuchTracker:
    """Say about a tracker what its name doesn't."""
    there = trackers.find(tx, person_id, name)
    if there is None:
        return NoSuchTracker(name)
    described = replace(there, description=words[:LONGEST_DESCRIPTION])
    trackers.change(tx, person_id, described)
    return Described(described)


def drop_tracker(
    tx: Tx, person_id: int, name: str, *, with_entries: bool = False
) -> TrackerDropped | ToBeDropped | NoSuchTracker:
    """Delete a tracker; with its entries only if that is said."""
    people.lock_known(tx, person_id)
    there = trackers.find(tx, person_id, name)
    if there is None:
        return NoSuchTracker(name)
    if there.entries and not with_entries:
        return ToBeDropped(there)
    trackers.drop(tx, person_id, there.id)
    return TrackerDropped(there)
