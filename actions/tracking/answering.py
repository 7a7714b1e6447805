"""The answer to what was asked about a tracker: a bare number."""

from dataclasses import dataclass, replace
from typing import TypeAlias

from actions.tracking.keeping import Keeping, keep_entry
from core.clock import Moment
from core.tracking.entries import entry_of
from core.tracking.tracker import FEELINGS
from core.tx import Tx
from storage.reminders import reminders
from storage.tracking import awaited_values, entries, trackers
from storage.tracking.awaited_values import AwaitedValue


@dataclass(frozen=True, slots=True)
class FeelingKept:
    """How they felt is noted beside the entry that they were asked at."""

    feeling: int


@dataclass(frozen=True, slots=True)
class NoAnswerToThat:
    """The number is none that was asked for: nothing is done."""


Answering: TypeAlias = Keeping | FeelingKept | NoAnswerToThat


def is_number_awaited(tx: Tx, person_id: int, number: str) -> bool:
    """Whether a bare number is the answer to what was asked about a tracker."""
    awaited = awaited_values.find(tx, person_id)
    return awaited is not None and is_answer(awaited, number)


def is_answer(awaited: AwaitedValue, number: str) -> bool:
    """Whether a bare number is about what is awaited: how somebody feels is one digit."""
    return awaited.entry_id is None or (number.isdigit() and int(number) in FEELINGS)


def answer_awaited(tx: Tx, person_id: int, number: str, at: Moment, text_id: int) -> Answering:
    """Do what the bare number answers."""
    awaited = awaited_values.find(tx, person_id)
    if awaited is None or not is_answer(awaited, number):
        return NoAnswerToThat()
    if awaited.entry_id is not None:
        return _feeling(tx, person_id, awaited.entry_id, int(number))
    tracker = trackers.get(tx, person_id, awaited.tracker_id)
    said = entry_of(tracker, "", number) if tracker is not None else None
    if said is None:
        return NoAnswerToThat()
    return keep_entry(tx, person_id, said, at, text_id)


def _feeling(tx: Tx, person_id: int, entry_id: int, feeling: int) -> FeelingKept | NoAnswerToThat:
    entry = entries.get(tx, person_id, entry_id)
    awaited_values.stop(tx, person_id)
    reminders.let_go(tx, person_id)
    if entry is None:
        return NoAnswerToThat()
    entries.change(tx, person_id, entry, replace(entry, feeling=feeling))
    return FeelingKept(feeling)
