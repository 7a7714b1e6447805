"""What goes to the process that reads a file, and what comes back: JSON and bytes, no pickles.

A process that was taken over by what it read must not take over its parent: what comes back is made anew, value by
value.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import orjson

from core.clock import Moment
from core.importing.found import (
    DateOrder,
    FileContent,
    FileFault,
    FoundEntry,
    FoundTracker,
    Skipped,
    Source,
    Unreadable,
)
from core.tracking.tracker import Kind, Measure

LENGTH_BYTES = 8


def job(content: bytes, order: DateOrder | None, moods: Mapping[str, int]) -> bytes:
    """What is to be read."""
    about = orjson.dumps({"order": order, "moods": dict(moods)})
    return len(about).to_bytes(LENGTH_BYTES, "big") + about + content


def job_from(said: bytes) -> tuple[bytes, DateOrder | None, Mapping[str, int]]:
    """What `job` wrote."""
    length = int.from_bytes(said[:LENGTH_BYTES], "big")
    about = orjson.loads(said[LENGTH_BYTES : LENGTH_BYTES + length])
    order = DateOrder(about["order"]) if about["order"] else None
    return said[LENGTH_BYTES + length :], order, about["moods"]


def answer(found: FileContent | Unreadable) -> bytes:
    """What was read, or why nothing could be."""
    if isinstance(found, Unreadable):
        return orjson.dumps({"fault": found.fault})
    trackers = [[each.name, *_listed(each.measure), each.description, each.paused] for each in found.trackers]
    return orjson.dumps(
        {
            "source": found.source,
            "trackers": trackers,
            "entries": [_entry(each) for each in found.entries],
            "skipped": {why.value: count for why, count in found.skipped.items()},
            "moods": dict(found.moods),
        }
    )


def answer_from(said: bytes) -> FileContent:
    """What `answer` wrote.

    Raises:
        Unreadable: when nothing could be read.
        ValueError, KeyError, TypeError, ArithmeticError: when it makes no sense.
    """
    answered: dict[str, Any] = orjson.loads(said)
    if "fault" in answered:
        raise Unreadable(FileFault(answered["fault"]))
    trackers = [_tracker(*each) for each in answered["trackers"]]
    entries = [_entry_from(len(trackers), *each) for each in answered["entries"]]
    skipped = {Skipped(why): int(count) for why, count in answered["skipped"].items()}
    moods = {str(name): int(count) for name, count in answered["moods"].items()}
    return FileContent(Source(answered["source"]), trackers, entries, skipped, moods)


def _listed(measure: Measure) -> list[object]:
    return [measure.kind, measure.unit, measure.low, measure.high]


def _tracker(name: str, kind: str, unit: str, low: int, high: int, description: str, paused: bool) -> FoundTracker:  # noqa: FBT001
    return FoundTracker(
        str(name), Measure(Kind(kind), str(unit), int(low), int(high)), str(description), bool(paused)
    )


def _entry(each: FoundEntry) -> list[object]:
    value = None if each.value is None else str(each.value)
    return [each.tracker, each.on.toordinal(), value, each.words, each.feeling, each.at, each.minute, each.mark]


def _entry_from(trackers: int, *said: Any) -> FoundEntry:  # noqa: ANN401 - whatever came
    tracker, on, value, words, feeling, at, minute, mark = said
    if not 0 <= int(tracker) < trackers:
        raise ValueError(tracker)
    return FoundEntry(
        int(tracker),
        date.fromordinal(int(on)),
        None if value is None else Decimal(str(value)),
        str(words),
        None if feeling is None else int(feeling),
        None if at is None else Moment(int(at)),
        None if minute is None else int(minute),
        str(mark),
    )
