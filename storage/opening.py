from bot.context import Context
from bot.settings import Database as DatabaseSettings
from storage.database import Database
from storage.sqlite import SqliteDatabase


async def open_database(settings: DatabaseSettings, context: Context) -> Database:
    """The database that `database.url` names.

    Raises:
        NotCommitted: when it can't be opened.
    """
    if settings.url.startswith("sqlite:///"):
        return await SqliteDatabase.open(settings.url.removeprefix("sqlite:///"), context)
    from storage.postgres import PostgresDatabase  # SQLite needs no PostgreSQL client in memory

    return PostgresDatabase(settings.url, settings.connections, context)
