import asyncio
from pathlib import Path

from core.context import Context
from core.settings import DatabaseSettings
from storage.engine.database import Database
from storage.engine.migrations import Schema
from storage.engine.sqlite import SqliteDatabase
from storage.tables import SCHEMA

SQLITE = "sqlite:///"


async def is_there(settings: DatabaseSettings) -> bool:
    """Whether there is a database to open; an SQLite file is made at the first start."""
    if not settings.url.startswith(SQLITE):
        return True
    return await asyncio.to_thread(Path(settings.url.removeprefix(SQLITE)).exists)


async def open_database(
    settings: DatabaseSettings, context: Context, schema: Schema = SCHEMA, *, create: bool = True
) -> Database:
    """The database that `database.url` names, with the tables of this program or others.

    An SQLite file that isn't there is made, if `create`; that of PostgreSQL the operator makes.

    Raises:
        NotCommitted: when it can't be opened.
    """
    if settings.url.startswith(SQLITE):
        return await SqliteDatabase.open(settings.url.removeprefix(SQLITE), context, schema, create=create)
    from storage.engine.postgres import PostgresDatabase  # SQLite needs no PostgreSQL client in memory

    return PostgresDatabase(settings.url, settings.connections, context, schema)
