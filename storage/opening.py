from bot.clock import Clock
from bot.sealing import Keyring
from bot.settings import Database as DatabaseSettings
from storage.database import Database
from storage.sqlite import SqliteDatabase


async def open_database(settings: DatabaseSettings, keys: Keyring, clock: Clock) -> Database:
    """The database that `database.url` names.

    Raises:
        NotCommitted: when it can't be opened.
    """
    if settings.url.startswith("sqlite:///"):
        return await SqliteDatabase.open(settings.url.removeprefix("sqlite:///"), keys, clock)
    from storage.postgres import PostgresDatabase  # SQLite needs no PostgreSQL client in memory

    return PostgresDatabase(settings.url, settings.connections, keys, clock)
