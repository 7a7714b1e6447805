"""Tables that nobody knows but by their headings: our own, and what people make in a spreadsheet.

Two shapes: a line an entry (`date`, `tracker`, `value` or `words`, and what else our own file has), or a line a day,
with a column for each thing that is kept count of.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from core.files.exporting import original_cell
from core.forms import tidied
from core.importing.columns import COLUMNS, NAMES, TEXTS, column_of
from core.importing.dates import order_of, read_date, read_minute, read_moment
from core.importing.found import (
    LONGEST_NAME,
    Collected,
    DateOrder,
    FileContent,
    FileFault,
    FoundEntry,
    FoundTracker,
    Skipped,
    Source,
    Unreadable,
)
from core.importing.values import decimal_sign_of, read_value
from core.tracking.measures import read_measure
from core.tracking.names import fold
from core.tracking.tracker import FEELINGS, Kind, Measure
from core.tracking.units import is_unit, shown_unit

Row = Mapping[str, str]
_BESIDE = ("words", "at", "feeling")
"""What may stand beside the one column of values."""


@dataclass(frozen=True, slots=True)
class Notation:
    """How this table's dates and numbers are written."""

    order: DateOrder
    decimal_sign: str


@dataclass(slots=True)
class Series:
    """The lines of one tracker, in their order."""

    name: str
    rows: list[Row] = field(default_factory=list)

    def said(self, column: str) -> str:
        """What the first line that says anything in that column says there."""
        return next((row[column] for row in self.rows if row.get(column, "").strip()), "")


def read_table(rows: Sequence[Sequence[str]], separator: str, order: DateOrder | None = None) -> FileContent:
    """What a table with headings holds.

    Args:
        rows: the first one has the headings.
        separator: what parts the columns.
        order: which order its dates have, if its person said so.

    Raises:
        Unreadable: when its headings say nothing, its dates may be either, or it has too many lines.
    """
    headings, lines = list(rows[0]), rows[1:]
    known = [column_of(each) for each in headings]
    if "date" not in known or not lines:
        raise Unreadable(FileFault.EMPTY if "date" in known else FileFault.UNKNOWN)
    is_ours = tuple(headings) == COLUMNS
    if "tracker" in known:
        said = [_row(known, line, is_ours=is_ours) for line in lines]
    else:
        said = _by_day(headings, known, lines)
    dates = order or order_of(row.get("date", "") for row in said)
    sign = decimal_sign_of((_value_said(row) for row in said), separator)
    return _read(said, Notation(dates, sign), Source.OURS if is_ours else Source.TABLE)


def _row(known: Sequence[str], line: Sequence[str], *, is_ours: bool) -> Row:
    cells = {name: cell for name, cell in zip(known, line, strict=False) if name}
    return {name: original_cell(cell) if is_ours and name in TEXTS else cell for name, cell in cells.items()}


def _by_day(headings: Sequence[str], known: Sequence[str], lines: Sequence[Sequence[str]]) -> list[Row]:
    """A line for each cell of a table with a column a tracker.

    Raises:
        Unreadable: when it has none: who has a column `value` has to say of what.
    """
    day = known.index("date")
    columns = [place for place, heading in enumerate(headings) if heading.strip() and known[place] not in NAMES]
    if not columns:
        raise Unreadable(FileFault.UNKNOWN)
    beside = [(name, at) for at, name in enumerate(known) if name in _BESIDE and len(columns) == 1]
    return [
        {
            "tracker": headings[place],
            "date": line[day],
            "either": line[place],
            **{name: line[at] for name, at in beside if at < len(line)},
        }
        for place in columns
        for line in lines
        if place < len(line) and day < len(line) and line[place].strip()
    ]


def _read(said: Sequence[Row], notation: Notation, source: Source) -> FileContent:
    collected, series = Collected(tidies=source is not Source.OURS), dict[str, Series]()
    for row in said:
        name = row.get("tracker", "").strip()[:LONGEST_NAME]
        if not name:
            collected.skip(Skipped.NO_TRACKER)
            continue
        series.setdefault(fold(name), Series(name)).rows.append(row)
    trackers = []
    for place, each in enumerate(series.values()):
        about = each.said("description") if source is Source.OURS else tidied(each.said("description"))
        tracker = FoundTracker(each.name, _measure(each, notation), about, _is_paused(each))
        trackers.append(tracker)
        for row in each.rows:
            _collect(collected, place, tracker.measure, row, notation)
    return collected.of(source, trackers)


def _is_paused(series: Series) -> bool:
    return series.said("paused").strip().casefold() in {"yes", "true", "1"}


def _measure(series: Series, notation: Notation) -> Measure:
    """What is said of it, or what its values look like."""
    kind, unit = series.said("kind").strip().casefold(), series.said("unit").strip()
    if kind == Kind.NUMBER:
        return Measure(unit=unit)
    if kind == Kind.NOTE:
        return Measure(Kind.NOTE)
    scale = read_measure(unit) if unit else None
    if scale is not None and scale.kind is Kind.SCALE:
        return scale
    values = [value for value in map(_value_said, series.rows) if value.strip()]
    numbers = sum(read_value(each, notation.decimal_sign) is not None for each in values)
    if numbers * 2 <= len(values):
        return Measure(Kind.NOTE)
    return Measure(unit=shown_unit(unit) if is_unit(unit) else "")


def _collect(collected: Collected, place: int, measure: Measure, row: Row, notation: Notation) -> None:
    """One line."""
    said = row.get("date", "").strip()
    on = read_date(said, notation.order)
    if on is None:
        if said or not row.get("kind"):  # a tracker of ours without entries has a line without a date
            collected.skip(Skipped.NO_DATE)
        return
    value, words = _value(measure, row, notation), row.get("words", "")
    if measure.kind is Kind.NOTE:
        words = words or _value_said(row)
        if not words.strip():
            collected.skip(Skipped.NO_VALUE)
            return
    elif value is None:
        is_empty = not _value_said(row).strip()
        collected.skip(Skipped.NO_VALUE if is_empty else Skipped.NOT_A_VALUE)
        return
    collected.add(_entry(place, on, value, words, row))


def _entry(place: int, on: date, value: Decimal | None, words: str, row: Row) -> FoundEntry:
    feeling = row.get("feeling", "").strip()
    at = read_moment(row.get("at", ""))
    return FoundEntry(
        place,
        on,
        value,
        words,
        int(feeling) if feeling.isdecimal() and int(feeling) in FEELINGS else None,
        at,
        read_minute(row.get("at", "")) if at is None else None,
        row.get("id", ""),
    )


def _value_said(row: Row) -> str:
    return row.get("value") or row.get("either", "")


def _value(measure: Measure, row: Row, notation: Notation) -> Decimal | None:
    if measure.kind is Kind.NOTE:
        return None
    value = read_value(_value_said(row), notation.decimal_sign)
    if value is not None and measure.kind is Kind.SCALE and not measure.low <= value <= measure.high:
        return None
    return value
