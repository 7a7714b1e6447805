"""Our own file: what somebody noted, as CSV (RFC 4180), in the form that comes in again unchanged.

It begins with a byte order mark: without one, Excel takes UTF-8 for something else. What a spreadsheet would compute
is kept from it, and comes in as it was.
"""

import csv
import io
from collections.abc import Iterable, Sequence

from core.files.exporting import safe_cell
from core.importing.columns import COLUMNS
from core.importing.dates import shown_moment
from core.tracking.tracker import Entry, Kind, Tracker

MARK = "\ufeff"


def heading() -> str:
    """The first line."""
    return MARK + _lines([COLUMNS])


def lines_of(tracker: Tracker, entries: Sequence[tuple[Entry, str]], *, is_first: bool) -> str:
    """A tracker's entries, each with what tells it from others; the first line also says what it is."""
    rows = [_row(tracker, entry, mark) for entry, mark in entries]
    if is_first:
        about = [tracker.kind.value, safe_cell(tracker.description), "yes" if tracker.paused else ""]
        rows = rows or [["", safe_cell(tracker.name), "", safe_cell(unit_of(tracker)), *[""] * 7]]
        rows[0][7:10] = about
    return _lines(rows)


def unit_of(tracker: Tracker) -> str:
    """Of its values; of a scale, its ends."""
    measure = tracker.measure
    return f"{measure.low}-{measure.high}" if measure.kind is Kind.SCALE else measure.unit


def _row(tracker: Tracker, entry: Entry, mark: str) -> list[object]:
    return [
        entry.on.isoformat(),
        safe_cell(tracker.name),
        f"{entry.value:f}" if entry.value is not None else "",
        safe_cell(unit_of(tracker)),
        safe_cell(entry.words),
        entry.feeling or "",
        shown_moment(entry.at) if entry.at is not None else "",
        "",
        "",
        "",
        mark,
    ]


def _lines(rows: Iterable[Iterable[object]]) -> str:
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator="\r\n").writerows(rows)
    return written.getvalue()
