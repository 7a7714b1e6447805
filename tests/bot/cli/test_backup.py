"""Backups, interrupted ones, and what is in the place of a database and is none."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

# ruff: noqa: ASYNC221, ASYNC240 - a test's own files and processes
from bot.app import App, open_app
from core.configuration import load_settings
from storage.engine import sqlite_file
from storage.engine.database import NotCommitted
from tests.bot.cli.conftest import Bot
from tests.bot.cli.test_commands import one_line

ROOT = str(Path(__file__).parents[3])
LOOKS = (
    ("trace", "+15550100101"),
    ("tail", "--phone", "+15550100101", "-"),
    ("deliveries",),
    ("costs",),
    ("replay", "SM1"),
    ("keys", "rotate"),
)
KILLED_MIDWAY = """
import os, sys
from pathlib import Path
from storage.engine.copies import UnfinishedCopy
copy = UnfinishedCopy(Path(sys.argv[1]))
copy.path.write_bytes(b"half of it")
os._exit(9)
"""


SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
"""PostgreSQL has tools of its own."""


@pytest.fixture
def sqlite_only(database_url: str) -> Path:
    return Path(database_url.removeprefix("sqlite:///"))


def names() -> list[str]:
    return sorted(path.name for path in Path().iterdir())


@SQLITE
async def test_an_interrupted_backup_has_no_backups_name_and_the_next_one_clears_it_away(
    bot: Bot, sqlite_only: Path, app: App
) -> None:
    killed = [sys.executable, "-c", KILLED_MIDWAY, "monday.db"]
    subprocess.run(killed, check=False, env={**os.environ, "PYTHONPATH": ROOT})
    assert names() == ["monday.db.unfinished-backup"]
    assert (await bot("backup", "tuesday.db")).status == 0
    assert names() == ["tuesday.db"]


@SQLITE
async def test_a_backup_that_fails_leaves_nothing(bot: Bot, sqlite_only: Path, app: App) -> None:
    with closing(sqlite3.connect(sqlite_only)) as connection, connection:
        connection.execute("DROP TABLE promised")
    one_line(await bot("backup", "copy.db"), "promised")
    assert names() == []


@SQLITE
async def test_a_backup_replaces_another_one_only_when_asked_and_the_database_never(
    bot: Bot, sqlite_only: Path, app: App
) -> None:
    Path("copy.db").write_text("precious")
    one_line(await bot("backup", "copy.db"), "--overwrite")
    assert Path("copy.db").read_text() == "precious"
    assert (await bot("backup", "copy.db", "--overwrite")).status == 0
    assert Path("copy.db").read_bytes().startswith(b"SQLite")
    one_line(await bot("backup", str(sqlite_only), "--overwrite"), "the database itself")


@SQLITE
async def test_a_database_of_before_is_backed_up_as_it_is(bot: Bot, sqlite_only: Path, app: App) -> None:
    await app.db.write(
        lambda tx: tx.run("DELETE FROM migrations WHERE version = (SELECT max(version) FROM migrations)")
    )
    ran = await bot("backup", "copy.db")
    assert ran.status == 0, ran.err
    assert "older version" in ran.out


@pytest.mark.parametrize("content", ["", "no tables"])
@SQLITE
async def test_a_bot_begins_nothing_anew_on_an_empty_file(
    bot: Bot, sqlite_only: Path, monkeypatch: pytest.MonkeyPatch, content: str
) -> None:
    monkeypatch.setattr(sqlite_file, "OTHERS_BEGIN_SECONDS", 0.0)
    sqlite_only.write_bytes(b"")
    if content:
        with closing(sqlite3.connect(sqlite_only)) as connection:
            connection.execute("PRAGMA journal_mode=WAL")
    before = sqlite_only.read_bytes()
    with pytest.raises(NotCommitted, match="is empty"):
        await open_app(load_settings())
    one_line(await bot("migrate"), "is empty", "backup")
    assert sqlite_only.read_bytes() == before


@pytest.mark.parametrize("command", LOOKS, ids=lambda command: command[0])
async def test_commands_leave_a_database_of_before_as_it_is(bot: Bot, app: App, command: tuple[str, ...]) -> None:
    last = await app.db.read(lambda tx: tx.rows("SELECT name FROM migrations ORDER BY version"))
    await app.db.write(lambda tx: tx.run("DELETE FROM migrations WHERE version = :last", last=int(last[-1][0][:4])))
    one_line(await bot(*command), last[-2][0], last[-1][0], "bot migrate")
    assert await app.db.pending_migrations() == [last[-1][0]]


@SQLITE
@pytest.mark.bare
async def test_commands_make_no_database(bot: Bot, sqlite_only: Path) -> None:
    one_line(await bot("deliveries"), "there is no database", "bot migrate")
    assert "none yet" in (await bot("check")).out
    assert not sqlite_only.exists()
