import asyncio
import sqlite3

import psycopg
import pytest

from bot.context import Context
from bot.settings import Database as DatabaseSettings
from bot.tx import Tx
from storage import migrations
from storage.database import Database, NewerDatabase
from storage.migrations import POSTGRES, SQLITE, Migration
from storage.opening import open_database
from tests.storage.rows import meet

KNOWN = migrations.all_migrations()

pytestmark = pytest.mark.bare


def with_another(monkeypatch: pytest.MonkeyPatch, sql: str) -> None:
    """A later version of this program, which brings one more migration."""
    later = [*KNOWN, Migration(9000, "9000_later", sql)]
    monkeypatch.setattr(migrations, "all_migrations", lambda: later)


async def test_an_up_to_date_database_stays_as_it_is(db: Database) -> None:
    await db.write(meet)
    assert await db.migrate() == []
    assert await db.pending_migrations() == []


async def test_an_empty_database_gets_everything(database_url: str, context: Context) -> None:
    database = await open_database(DatabaseSettings(url=database_url), context)
    names = [migration.name for migration in KNOWN]
    assert list(await database.pending_migrations()) == names
    assert await database.migrate() == names
    assert list(await database.pending_migrations()) == []
    await database.close()


async def test_rows_outlive_a_migration(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    person_id = await db.write(meet)
    with_another(monkeypatch, "CREATE TABLE later (id {id} NOT NULL PRIMARY KEY, content {bytes})")
    assert await db.pending_migrations() == ["9000_later"]
    assert await db.migrate() == ["9000_later"]
    await db.write(lambda tx: tx.run("INSERT INTO later (id, content) VALUES (1, NULL)"))
    assert await db.write(meet) == person_id


async def test_a_migration_that_fails_changes_nothing_at_all(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    with_another(monkeypatch, "CREATE TABLE half (id INTEGER);\nALTER TABLE people ADD COLUMN half TEXT;\nNONSENSE")
    with pytest.raises((sqlite3.Error, psycopg.Error)):
        await db.migrate()
    assert await db.pending_migrations() == ["9000_later"]
    with pytest.raises((sqlite3.Error, psycopg.Error)):
        await db.read(lambda tx: tx.rows("SELECT id FROM half"))
    with pytest.raises((sqlite3.Error, psycopg.Error)):
        await db.read(lambda tx: tx.rows("SELECT half FROM people"))
    assert await db.write(meet)


async def test_two_processes_that_migrate_at_once_do_it_once(database_url: str, context: Context) -> None:
    several = [await open_database(DatabaseSettings(url=database_url), context) for _ in range(3)]
    applied = await asyncio.gather(*(database.migrate() for database in several))
    assert sorted(len(each) for each in applied) == [0, 0, len(KNOWN)]
    for database in several:
        await database.write(meet)
        await database.close()


async def test_a_database_of_a_newer_program_is_refused(db: Database) -> None:
    def newer(tx: Tx) -> None:
        tx.run("INSERT INTO migrations (version, name, applied_at) VALUES (9001, '9001_newer', 1)")

    await db.write(newer)
    with pytest.raises(NewerDatabase, match=f"9001.*knows {KNOWN[-1].version}"):
        await db.migrate()
    with pytest.raises(NewerDatabase):
        await db.pending_migrations()


def test_migrations_are_numbered_one_after_the_other() -> None:
    assert [migration.version for migration in KNOWN] == list(range(1, len(KNOWN) + 1))


def test_a_file_is_cut_into_statements_and_speaks_the_databases_dialect() -> None:
    migration = Migration(1, "0001_x", "-- a; comment\nCREATE TABLE a (id {id});\n\nCREATE TABLE b (c {bytes});\n")
    assert migration.statements(SQLITE) == ["CREATE TABLE a (id INTEGER)", "CREATE TABLE b (c BLOB)"]
    assert migration.statements(POSTGRES) == ["CREATE TABLE a (id BIGINT)", "CREATE TABLE b (c BYTEA)"]
