"""An SQLite file with tables and no rows, to be copied: making the tables takes longer than most tests."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from core.clock import SteadyClock
from core.context import Context
from core.sealing import Keyring
from core.settings import DatabaseSettings
from storage.engine import sqlite_connection
from storage.engine.opening import SQLITE, open_database
from tests.support.bots import KEY

AS_IN_LIFE = sqlite_connection.PRAGMAS
QUICK = tuple(pragma.replace("synchronous=FULL", "synchronous=OFF") for pragma in AS_IN_LIFE)
"""Commits that don't wait for the disk: they outlive the process, as in life, though not the machine. So it is with
the PostgreSQL of the tests."""


def make(path: Path) -> None:
    """Make one as the bot does."""
    with ThreadPoolExecutor(1) as thread:  # whose event loop is none of the tests'
        thread.submit(asyncio.run, _make(path)).result()


async def _make(path: Path) -> None:
    db = await open_database(DatabaseSettings(url=f"{SQLITE}{path}"), Context(Keyring([KEY]), SteadyClock()))
    await db.migrate()
    await db.close()
