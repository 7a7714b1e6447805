import argparse
import asyncio
import sys
from pathlib import Path

from bot.cli import CommandFailed
from bot.groundwork import context_of
from core.configuration import load_settings
from core.context import Context
from core.logs import configure_logs
from core.sealing import Unsealable
from core.settings import LogSettings, Settings
from storage.engine.copies import UnfinishedCopy, check_copy
from storage.engine.opening import SQLITE, open_database
from storage.tables import TABLES


def main(arguments: argparse.Namespace) -> None:
    """`bot backup`: a consistent copy, while the bot runs; it has its name once it is whole, and on the disk."""
    path = Path(arguments.file)
    settings = load_settings()
    configure_logs(LogSettings(format="console", level="error"), sys.stderr)
    said = asyncio.run(_backup(settings, path, overwrite=arguments.overwrite))
    print(f"{path} ({path.stat().st_size:,} bytes): {said}")


async def _backup(settings: Settings, path: Path, *, overwrite: bool) -> str:
    """Write, read to the end, and put in its place; what an older version wrote is not opened."""
    context = context_of(settings)
    await asyncio.to_thread(_see_that_free, path, settings.database.url, overwrite=overwrite)
    copy = await asyncio.to_thread(UnfinishedCopy, path)  # before the database: it may not be possible
    try:
        older, rows = await _written(settings, context, copy)
        await asyncio.to_thread(copy.finish)
    except Unsealable as error:
        raise CommandFailed(f"no backup: with these secrets.keys it can't be read: {error}") from None
    finally:
        await asyncio.to_thread(copy.abandon)
    if older:
        return "sound, as an older version left it; only that one can say whether all that is sealed opens"
    return f"{rows:,} rows in {len(TABLES)} tables, all that is sealed opens"


async def _written(settings: Settings, context: Context, copy: UnfinishedCopy) -> tuple[bool, int]:
    """Copy the database and read the copy: whether an older version left it so, and how many rows were read."""
    db = await open_database(settings.database, context, create=False)
    try:
        older = bool(await db.pending_migrations())
        await db.backup(str(copy.path))
    finally:
        await db.close()
    return older, await asyncio.to_thread(check_copy, copy.path, context, () if older else TABLES)


def _see_that_free(path: Path, url: str, *, overwrite: bool) -> None:
    if not path.exists():
        return
    if not overwrite:
        raise CommandFailed(f"{path} is there already; name a new file, or say --overwrite")
    if url.startswith(SQLITE) and path.samefile(url.removeprefix(SQLITE)):
        raise CommandFailed(f"{path} is the database itself")
