"""What the files of an export say: rows as JSON and as CSV, and what is what."""

import csv
import io
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Sequence
from datetime import UTC, datetime

import orjson

from core.clock import SECOND
from core.files.exporting import safe_cell
from core.files.names import safe_stem
from core.table import Exported, Table
from storage.personal import contents
from storage.personal.contents import OwnPhoto, TablePortion

Rows = AsyncIterator[Sequence[dict[str, object]]]
OWN_ROOM = "your own"
README = "README.txt"
MISSING = "{count} of your photos could not be read just now, and are not in here. Text EXPORT again tomorrow.\n"


async def all_rows(read: Callable[[int], Awaitable[TablePortion]]) -> Rows:
    """All rows of a table, a portion at a time."""
    behind: int | None = 0
    while behind is not None:
        found = await read(behind)
        yield found.rows
        behind = found.last


async def as_json(_: Exported, rows: Rows) -> AsyncIterator[bytes]:
    """A list of objects, one a line."""
    before = b"[\n"
    async for portion in rows:
        for row in portion:
            yield before + orjson.dumps(row)
            before = b",\n"
    yield b"[]\n" if before == b"[\n" else b"\n]\n"


async def as_csv(export: Exported, rows: Rows) -> AsyncIterator[bytes]:
    """A table that spreadsheets open (RFC 4180), with a mark that says it is UTF-8; nothing in it is a formula."""
    names = contents.names_of(export)
    yield b"\xef\xbb\xbf" + _lines([names])
    async for portion in rows:
        yield _lines([_cell(row[name]) for name in names] for row in portion)


def _lines(rows: Iterable[Sequence[object]]) -> bytes:
    written = io.StringIO()
    csv.writer(written).writerows(rows)
    return written.getvalue().encode()


def _cell(value: object) -> object:
    if isinstance(value, dict | list):
        value = orjson.dumps(value).decode()
    return safe_cell(value)


FORMS = {"json": as_json, "csv": as_csv}


def name_of(own: OwnPhoto) -> str:
    """A photo's file: its room, the day (UTC) it was sent, and its UUID, by which it is found among the rows."""
    photo = own.photo
    day = datetime.fromtimestamp(photo.created_at / SECOND, UTC).date()
    return f"photos/{safe_stem(own.room or OWN_ROOM)}/{day} {photo.uuid}.{photo.kind}"


def readme(tables: Sequence[tuple[Table, Exported]], photos: int, missing: int, made: str) -> str:
    """What is what."""
    listed = "".join(f"{table.name}\n    {export.about}\n" for table, export in tables)
    lost = MISSING.format(count=missing) if missing else ""
    return f"""All that is stored here about you, as of {made} (UTC).

data/NAME.json and data/NAME.csv hold the same rows: once for programs, once for spreadsheets.
photos/ROOM/DAY UUID.jpg are the {photos} photos and PDFs that you sent. data/photos.json tells of each, by its UUID.
{lost}
Times are in UTC. Ids are time-ordered numbers, by which rows refer to each other.
In the CSV files, cells that a spreadsheet would take for a formula begin with an apostrophe: '+1555... is +1555...
Passwords, codes, tokens and what else opens doors is not in here, nor is anything of others.

{listed}"""
