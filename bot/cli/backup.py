import argparse
import asyncio
from pathlib import Path

from bot.app import App
from bot.cli import CommandFailed
from bot.cli.opening import with_app
from core.sealing import Unsealable
from storage.engine.copies import check_copy
from storage.tables import TABLES


def main(arguments: argparse.Namespace) -> None:
    """`bot backup`: a consistent copy, while the bot runs; it is opened and read to the end before it counts."""
    path = Path(arguments.file)
    rows = with_app(lambda app: _backup(app, path))
    print(f"{path} ({path.stat().st_size:,} bytes): {rows:,} rows in {len(TABLES)} tables, all that is sealed opens")


async def _backup(app: App, path: Path) -> int:
    if await asyncio.to_thread(path.exists):
        raise CommandFailed(f"{path} is there already; name a new file")
    await app.db.backup(str(path))
    await asyncio.to_thread(path.chmod, 0o600)
    try:
        return await asyncio.to_thread(check_copy, path, app.context, TABLES)
    except Unsealable as error:
        raise CommandFailed(f"{path} is written, but can't be read with these secrets.keys: {error}") from None
