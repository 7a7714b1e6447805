"""Taking the last entry back."""

from dataclasses import dataclass

from core.tracking.tracker import Entry, Tracker
from core.tx import Tx
from storage.tracking import entries, trackers


@dataclass(frozen=True, slots=True)
class EntryTakenBack:
    r"""It is gone. `post`: the words of what \UNDO once more takes back; empty if there is nothing."""

    tracker: Tracker
    entry: Entry
    post: str = ""


def take_back_entry(tx: Tx, person_id: int, newer_than: int) -> EntryTakenBack | None:
    """Delete what the person noted last by a text of the last hour, if nothing came after it.

    `newer_than`: the id of what came last otherwise; 0 if nothing did.
    """
    found = entries.last_texted(tx, person_id)
    if found is None or found[1] < newer_than:
        return None
    entry = found[0]
    tracker = trackers.get(tx, person_id, entry.tracker_id)
    if tracker is None:
        return None
    entries.remove(tx, person_id, entry)
    return EntryTakenBack(tracker, entry)
