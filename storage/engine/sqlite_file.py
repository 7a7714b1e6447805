import sqlite3
import time
from contextlib import closing
from pathlib import Path

from storage.engine.database import NotCommitted

OTHERS_BEGIN_SECONDS = 2.0
"""Another process may just have made the file, and is about to make the tables."""


def see_that_usable(path: Path, *, create: bool) -> None:
    """See that a database may be opened at `path`: one with tables, or none, if one may be made there.

    An empty file, or a database without a table, is what an interrupted copy leaves; a bot that began anew on it
    would know nobody any more.

    Raises:
        NotCommitted: when it may not.
        OSError: when its folder can't be made, or the file can't be looked at.
    """
    if not path.exists():
        if not create:
            raise NotCommitted(f"there is no database at {path}: a start makes one, or `bot migrate`")
        path.parent.mkdir(parents=True, exist_ok=True)
    elif not _gets_tables(path):
        raise NotCommitted(
            f"{path} is empty, as no database of a bot is: put the backup in its place,"
            " or delete the file to begin anew"
        )


def _gets_tables(path: Path) -> bool:
    until = time.monotonic() + OTHERS_BEGIN_SECONDS
    while not _has_tables(path):
        if time.monotonic() > until:
            return False
        time.sleep(0.05)
    return True


def _has_tables(path: Path) -> bool:
    """Whether there is a table in it. What SQLite can't open is for whoever opens it to complain about."""
    if path.stat().st_size == 0 and not path.with_name(f"{path.name}-wal").exists():
        return False
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            return connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() is not None
    except sqlite3.Error:
        return True
