"""A backup counts once it has been opened and read to the end."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from core.context import Context
from core.sealing import Keyring, Unsealable
from storage.engine.copies import check_copy
from storage.engine.database import NotCommitted
from storage.engine.sqlite import SqliteDatabase
from storage.tables import TABLES
from tests.support.database.everything import everything


@pytest.fixture
async def copy(tmp_path: Path, context: Context) -> Path:
    """A backup of a database with something in every table."""
    database = await SqliteDatabase.open(str(tmp_path / "bot.db"), context)
    await database.migrate()
    await database.write(everything)
    path = tmp_path / "copy.db"
    await database.backup(str(path))
    await database.close()
    return path


def change(path: Path, sql: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(sql)


def test_a_whole_one_is_read_and_left_as_it_is(copy: Path, context: Context) -> None:
    before = copy.read_bytes()
    assert check_copy(copy, context, TABLES) > len(TABLES)
    assert copy.read_bytes() == before
    assert sorted(path.name for path in copy.parent.glob("copy*")) == ["copy.db"]


def test_one_without_a_table_is_refused(copy: Path, context: Context) -> None:
    change(copy, "DROP TABLE promised")
    with pytest.raises(NotCommitted, match="promised"):
        check_copy(copy, context, TABLES)


def test_one_in_which_something_was_altered_is_refused(copy: Path, context: Context) -> None:
    change(copy, "UPDATE photos SET caption = source")
    check_copy(copy, context, TABLES)  # both are sealed for that row
    change(copy, "UPDATE photos SET caption = (SELECT content FROM texts)")
    with pytest.raises(Unsealable, match=r"photos\.caption"):
        check_copy(copy, context, TABLES)


def test_one_that_other_keys_wrote_is_refused(copy: Path, context: Context) -> None:
    others = replace(context, keys=Keyring([Fernet.generate_key().decode()]))
    with pytest.raises(Unsealable, match=r"people\.name"):
        check_copy(copy, others, TABLES)


def test_one_that_is_cut_short_is_refused(copy: Path, context: Context) -> None:
    copy.write_bytes(copy.read_bytes()[: -(64 * 1024)])
    with pytest.raises(NotCommitted):
        check_copy(copy, context, TABLES)
