from core.context import Context
from core.settings import DatabaseSettings
from storage.engine.database import Database
from storage.engine.migrations import Schema
from storage.engine.sqlite import SqliteDatabase
from storage.tables import SCHEMA


async def open_database(settings: DatabaseSettings, context: Context, schema: Schema = SCHEMA) -> Database:
    """The database that `database.url` names, with the tables of this program or others.

    Raises:
        NotCommitted: when it can't be opened.
    """
    if settings.url.startswith("sqlite:///"):
        return await SqliteDatabase.open(settings.url.removeprefix("sqlite:///"), context, schema)
    from storage.engine.postgres import PostgresDatabase  # SQLite needs no PostgreSQL client in memory

    return PostgresDatabase(settings.url, settings.connections, context, schema)
