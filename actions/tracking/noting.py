"""Keeping just what is said: an entry, or a note that goes to the first tracker that takes notes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from actions.quotas import OverQuota
from actions.tracking.keeping import Keeping, keep_entry
from core.clock import Moment
from core.reading.words import read_words
from core.settings import Quota
from core.tracking.entries import read_entry
from core.tracking.said import EntrySaid
from core.tracking.tracker import Kind, Measure, Tracker
from core.tx import Tx
from storage import people
from storage.tracking import trackers

NAMES = ("diary", "journal", "diary2", "diary3")


@dataclass(frozen=True, slots=True)
class NothingTracked:
    """The person tracks nothing, and nothing was done."""


def log(
    tx: Tx, person_id: int, words: str, at: Moment, text_id: int | None = None, *, is_sure: bool = True
) -> Keeping | NothingTracked:
    """Keep an entry without asking whether it is an outlier; what is no entry is a note.

    `is_sure`: whether it is meant for a tracker, even if there is none yet.
    """
    people.lock_known(tx, person_id)
    mine = trackers.of_person(tx, person_id)
    if not mine and not is_sure:
        return NothingTracked()
    entry = read_entry(read_words(words).plain, mine, with_words=True)
    if entry is not None:
        typed = (read_entry(words, mine) or entry) if entry.value is None else entry
        return keep_entry(tx, person_id, replace(typed, as_said=True), at, text_id)
    there = _takes_notes(tx, person_id, mine)
    if isinstance(there, OverQuota):
        return there
    return keep_entry(tx, person_id, EntrySaid(there, words=words), at, text_id)


def _takes_notes(tx: Tx, person_id: int, mine: Sequence[Tracker]) -> Tracker | OverQuota:
    """The first one that takes notes; a new one, if there is none."""
    for each in mine:
        if each.kind is Kind.NOTE and not each.paused:
            return each
    most = tx.limits.trackers_per_person
    if len(mine) >= most:
        return OverQuota(Quota.TRACKERS, most)
    taken = trackers.names(mine)
    name = next((name for name in NAMES if name not in taken), f"diary{len(mine) + 1}")
    return trackers.add(tx, person_id, name, Measure(Kind.NOTE))
