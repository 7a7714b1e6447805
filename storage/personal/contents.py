"""What an export holds: of each table the person's rows, as the table declares it, opened for them to read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from core.clock import DAY, SECOND
from core.table import Exported, Table
from core.tx import Tx
from storage.rooms import photos, rooms
from storage.rooms.photo import Photo

PORTION = 200
ExportedTable = tuple[Table, Exported]
_DAY = "day"
"""Columns of this name are days since 1970; those whose names end as follows are moments."""
_MOMENTS = ("_at", "_until")
_MOMENT = "at"


@dataclass(frozen=True, slots=True)
class TablePortion:
    """Some rows of a table; `last` is the key of the last one, nothing if there are no more."""

    rows: Sequence[dict[str, object]]
    last: int | None


def exported(tables: Sequence[Table]) -> list[ExportedTable]:
    """The tables of which there may be something in an export."""
    return [(table, table.export) for table in tables if isinstance(table.export, Exported)]


def portion(tx: Tx, table: Table, export: Exported, person_id: int, behind: int) -> TablePortion:
    """The person's next rows behind the key `behind`; of a table without keys, all rows."""
    names = _selected(table, export)
    listed = ", ".join([*names, *(f"{sql} AS {name}" for name, sql in export.computed)])
    sql = f"SELECT {listed} FROM {table.name} WHERE ({export.of})"
    if table.key:
        sql += f" AND {table.key} > :behind ORDER BY {table.key} LIMIT {PORTION}"
    found = tx.rows(sql, person=person_id, behind=behind)
    columns = [*names, *(name for name, _ in export.computed)]
    raw = [dict(zip(columns, row, strict=True)) for row in found]
    last = raw[-1][table.key] if table.key and len(raw) == PORTION else None
    return TablePortion([_shown(tx, table, export, row) for row in raw], last)


def names_of(export: Exported) -> list[str]:
    """What a row of an export has, in order."""
    return [*export.columns, *(name for name, _ in export.computed)]


def _selected(table: Table, export: Exported) -> list[str]:
    """The columns that are shown, and those by which they are opened."""
    needed = [table.by(each) for each in table.sealed if each.column in export.columns]
    return list(dict.fromkeys([*export.columns, *filter(None, [table.key, *needed])]))


def _shown(tx: Tx, table: Table, export: Exported, raw: dict[str, Any]) -> dict[str, object]:
    row = dict(raw)
    for each in table.sealed:
        if row.get(each.column) is not None:
            row[each.column] = tx.keys.open(row[each.column], table.identity(each, row[table.by(each)]))
    values = {name: _value(name, row[name]) for name in names_of(export)}
    for shown in export.shown:
        if row[shown.column] is not None:
            values[shown.column] = shown.how(tx, row, row[shown.column])
    return values


def _value(name: str, value: Any) -> object:  # noqa: ANN401 - whatever a column holds
    if name == _DAY:
        return _in_words(value * DAY)[:10]
    if name == _MOMENT or name.endswith(_MOMENTS):
        return _in_words(value) if value else None
    return value


def _in_words(moment: int) -> str:
    """As ISO 8601 has it, in UTC."""
    return datetime.fromtimestamp(moment / SECOND, UTC).isoformat().replace("+00:00", "Z")


@dataclass(frozen=True, slots=True)
class OwnPhoto:
    """A photo of the person's, and the name of the room that it is in: empty if it is their own."""

    photo: Photo
    room: str


def own_photos(tx: Tx, person_id: int, behind: int) -> list[OwnPhoto]:
    """The person's next kept photos, in whichever rooms: nobody else's."""
    found = photos.of_person(tx, person_id, behind, PORTION)
    named = {each.room_id: rooms.get(tx, each.room_id) for each in found}
    return [OwnPhoto(each, room.name if (room := named[each.room_id]) is not None else "") for each in found]
