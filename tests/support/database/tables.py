"""A database with tables and no rows, to be copied for a test: making the tables takes longer than most tests."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

from core.clock import SteadyClock
from core.context import Context
from core.sealing import Keyring
from core.settings import DatabaseSettings
from storage.engine.opening import open_database
from tests.support.bots import KEY


def make_tables(url: str) -> None:
    """Make them in that database as the bot does."""
    with ThreadPoolExecutor(1) as thread:  # whose event loop is none of the tests'
        thread.submit(asyncio.run, _make(url)).result()


async def _make(url: str) -> None:
    db = await open_database(DatabaseSettings(url=url), Context(Keyring([KEY]), SteadyClock()))
    await db.migrate()
    await db.close()
