"""Reading a file that somebody wants taken in, of whichever program: what it is shows in its first bytes."""

from collections.abc import Mapping, Sequence

from core.importing.archives import BEGINS as ZIP
from core.importing.archives import ArchiveReader
from core.importing.daylio import backup as daylio_backup
from core.importing.daylio import table as daylio_table
from core.importing.found import MOST_BYTES, DateOrder, FileContent, FileFault, Unreadable
from core.importing.loop import backup as loop_backup
from core.importing.loop import tables as loop_tables
from core.importing.table import read_table
from core.importing.text import decoded, rows_of, separator_of


def read_file(content: bytes, order: DateOrder | None = None, moods: Mapping[str, int] | None = None) -> FileContent:
    """What is in a file.

    Args:
        content: all of it.
        order: which order its dates have, if its person said so.
        moods: which of 1 to 5 some moods are, by their names in lower case.

    Raises:
        Unreadable: when nothing of it can be read.
    """
    if len(content) > MOST_BYTES:
        raise Unreadable(FileFault.TOO_LARGE)
    if not content.strip():
        raise Unreadable(FileFault.EMPTY)
    if content.startswith(loop_backup.BEGINS):
        return loop_backup.read_backup(content)
    if content.startswith(ZIP):
        return _packed(ArchiveReader(content), order, moods or {})
    if content.startswith(daylio_backup.BEGINS):
        return daylio_backup.read_backup(content)
    return _table(content, order, moods or {})


def _packed(archive: ArchiveReader, order: DateOrder | None, moods: Mapping[str, int]) -> FileContent:
    if daylio_backup.FILE in archive.names:
        return daylio_backup.read_backup(archive.read(daylio_backup.FILE))
    if loop_tables.is_export(archive.names):
        return loop_tables.read_export(archive)
    tables = [name for name in archive.names if name.lower().endswith(".csv")]
    if len(tables) != 1:
        raise Unreadable(FileFault.UNKNOWN)
    return _table(archive.read(tables[0]), order, moods)


def _table(content: bytes, order: DateOrder | None, moods: Mapping[str, int]) -> FileContent:
    text = decoded(content)
    separator = separator_of(text)
    rows: Sequence[Sequence[str]] = list(rows_of(text, separator))
    if not rows:
        raise Unreadable(FileFault.EMPTY)
    if daylio_table.is_table(rows[0]):
        return daylio_table.read_entries(rows, moods)
    if loop_tables.is_one_habit(rows):
        raise Unreadable(FileFault.NO_NAMES)
    return read_table(rows, separator, order)
