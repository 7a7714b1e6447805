import fcntl
import os
import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path

from core.context import Context
from core.table import Table
from storage.engine.database import NotCommitted
from storage.engine.transaction import Transaction, for_sqlite
from storage.sealed_rows import check

UNFINISHED = ".unfinished-backup"


class UnfinishedCopy:
    """A file beside the one that it is to become, for nobody to take for a backup before it is one.

    It is locked as long as somebody writes it (flock(2)), so that those whose writers died can be told, and deleted.

    Raises:
        BlockingIOError: when another process is writing that backup.
        OSError: when it can't be made.
    """

    def __init__(self, target: Path) -> None:
        self._target = target
        self.path = target.with_name(target.name + UNFINISHED)
        for left in target.parent.glob(f"*{UNFINISHED}"):
            if left != self.path:
                _delete_if_nobodys(left)
        self._file = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            os.close(self._file)
            raise BlockingIOError(error.errno, "another process is writing this backup", str(target)) from None
        os.ftruncate(self._file, 0)
        self._is_over = False

    def finish(self) -> None:
        """It is on the disk, and then under its name, in the place of whatever was there."""
        os.fsync(self._file)
        self.path.replace(self._target)
        self._is_over = True
        os.close(self._file)
        folder = os.open(self._target.parent, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)

    def abandon(self) -> None:
        """Leave nothing of it, if it isn't finished."""
        if not self._is_over:
            self._is_over = True
            self.path.unlink(missing_ok=True)
            os.close(self._file)


def _delete_if_nobodys(left: Path) -> None:
    """Delete what an interrupted backup left; not what another one is writing, and not what is another user's."""
    with suppress(OSError), left.open("r+b") as file:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        left.unlink()


def check_copy(path: Path, context: Context, tables: Sequence[Table]) -> int:
    """Read a copy of a SQLite database to the end, without a change to the file; returns how many rows it has.

    Raises:
        NotCommitted: when the file is damaged, or a table isn't there.
        Unsealable: when something in it doesn't open.
    """
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
            [(found,)] = connection.execute("PRAGMA integrity_check(1)").fetchall()
            if found != "ok":
                raise NotCommitted(f"{path} is damaged: {found}")
            tx = Transaction(connection, for_sqlite, context, tables)
            return sum(check(tx, table) for table in tables)
    except sqlite3.Error as error:
        raise NotCommitted(f"can't read {path}: {error}") from error
