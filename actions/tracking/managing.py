"""Trackers as pages and programs change them: by their ids, for names may be changed meanwhile."""

from dataclasses import dataclass

from actions.tracking.making import (
    AlreadyTracked,
    NoSuchTracker,
    TrackerDropped,
    TrackerRenamed,
    UnfitName,
    describe_tracker,
    drop_tracker,
    rename_tracker,
)
from core.forms import tidied
from core.tracking.tracker import Tracker
from core.tx import Tx
from storage import people
from storage.tracking import trackers


@dataclass(frozen=True, slots=True)
class TrackerChange:
    """What is to change; nothing stays as it is."""

    name: str | None = None
    description: str | None = None
    paused: bool | None = None


def find_tracker(tx: Tx, person_id: int, tracker_id: int) -> Tracker | NoSuchTracker:
    """One of the person's trackers."""
    return trackers.get(tx, person_id, tracker_id) or NoSuchTracker("")


def change_tracker(
    tx: Tx, person_id: int, tracker_id: int, change: TrackerChange
) -> Tracker | AlreadyTracked | UnfitName | NoSuchTracker:
    """Do all of it, or nothing if the name can't be."""
    people.lock_known(tx, person_id)
    there = trackers.get(tx, person_id, tracker_id)
    if there is None:
        return NoSuchTracker("")
    if change.name is not None and change.name != there.name:
        renamed = rename_tracker(tx, person_id, there.name, change.name)
        if not isinstance(renamed, TrackerRenamed):
            return renamed
        there = renamed.tracker
    if change.description is not None:
        describe_tracker(tx, person_id, there.name, tidied(change.description))
    if change.paused is not None and change.paused != there.paused:
        trackers.pause(tx, person_id, there, paused=change.paused)
    return find_tracker(tx, person_id, tracker_id)


def drop_with_entries(tx: Tx, person_id: int, tracker_id: int) -> TrackerDropped | NoSuchTracker:
    """Delete a tracker, with its entries."""
    people.lock_known(tx, person_id)
    there = trackers.get(tx, person_id, tracker_id)
    if there is None:
        return NoSuchTracker("")
    dropped = drop_tracker(tx, person_id, there.name, with_entries=True)
    return dropped if isinstance(dropped, TrackerDropped) else NoSuchTracker("")
