import argparse
import asyncio

from bot.groundwork import context_of
from core.configuration import load_settings
from storage.engine.opening import open_database


def main(_: argparse.Namespace) -> None:
    """`bot migrate`: whole or not at all."""
    asyncio.run(_migrate())


async def _migrate() -> None:
    settings = load_settings()
    db = await open_database(settings.database, context_of(settings))
    try:
        applied = await db.migrate()
    finally:
        await db.close()
    print("\n".join(f"applied {name}" for name in applied) or "up to date")
