import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import psycopg
import pytest

from core.context import Context
from core.settings import DatabaseSettings
from core.tx import Tx
from storage.engine import migrations, postgres
from storage.engine.database import Database, NewerDatabase
from storage.engine.migrations import POSTGRES, SQLITE, Migration, Schema
from storage.engine.opening import open_database
from storage.tables import TABLES
from tests.support.database.rows import meet

KNOWN = migrations.all_migrations()

pytestmark = pytest.mark.bare


@asynccontextmanager
async def with_another(database_url: str, context: Context, sql: str) -> AsyncIterator[Database]:
    """The database, opened by a later version of this program, which brings one more migration."""
    later = Schema([*KNOWN, Migration(9000, "9000_later", sql)], TABLES)
    database = await open_database(DatabaseSettings(url=database_url, connections=1), context, later)
    yield database
    await database.close()


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


async def test_rows_outlive_a_migration(db: Database, database_url: str, context: Context) -> None:
    person_id = await db.write(meet)
    sql = "CREATE TABLE later (id {id} NOT NULL PRIMARY KEY, content {bytes})"
    async with with_another(database_url, context, sql) as later:
        assert await later.pending_migrations() == ["9000_later"]
        assert await later.migrate() == ["9000_later"]
        await later.write(lambda tx: tx.run("INSERT INTO later (id, content) VALUES (1, NULL)"))
        assert await later.write(meet) == person_id


async def test_a_migration_that_fails_changes_nothing_at_all(
    db: Database, database_url: str, context: Context
) -> None:
    sql = "CREATE TABLE half (id INTEGER);\nALTER TABLE people ADD COLUMN half TEXT;\nNONSENSE"
    async with with_another(database_url, context, sql) as later:
        with pytest.raises((sqlite3.Error, psycopg.Error)):
            await later.migrate()
        assert await later.pending_migrations() == ["9000_later"]
    with pytest.raises((sqlite3.Error, psycopg.Error)):
        await db.read(lambda tx: tx.rows("SELECT id FROM half"))
    with pytest.raises((sqlite3.Error, psycopg.Error)):
        await db.read(lambda tx: tx.rows("SELECT half FROM people"))
    assert await db.write(meet)


async def test_two_processes_that_migrate_at_once_do_it_once(database_url: str, context: Context) -> None:
    async def start() -> int:
        database = await open_database(DatabaseSettings(url=database_url), context)
        applied = await database.migrate()
        await database.write(meet)
        await database.close()
        return len(applied)

    assert sorted(await asyncio.gather(*(start() for _ in range(3)))) == [0, 0, len(KNOWN)]


async def test_a_migration_of_a_large_table_may_take_its_time(
    db: Database, database_url: str, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Longer than any other unit, while a second process waits for it."""
    monkeypatch.setattr(postgres, "COMMIT_SECONDS", 0.2)
    monkeypatch.setitem(postgres.SESSION, "options", "-c statement_timeout=300 -c lock_timeout=100")
    sql = "@postgresql SELECT pg_sleep(0.6);\nCREATE TABLE later (id {id} NOT NULL PRIMARY KEY)"
    async with (
        with_another(database_url, context, sql) as one,
        with_another(database_url, context, sql) as other,
    ):
        applied = await asyncio.gather(one.migrate(), other.migrate())
    assert sorted(applied) == [[], ["9000_later"]]


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
