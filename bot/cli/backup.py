import argparse
import asyncio
from pathlib import Path

from bot.cli import Failed
from bot.cli.opening import with_house
from bot.compose import House


def main(arguments: argparse.Namespace) -> None:
    """`bot backup`: a consistent copy, while the bot runs."""
    path = Path(arguments.file)
    with_house(lambda house: _backup(house, path))
    print(f"{path} ({path.stat().st_size:,} bytes)")


async def _backup(house: House, path: Path) -> None:
    if await asyncio.to_thread(path.exists):
        raise Failed(f"{path} is there already; name a new file")
    await house.db.backup(str(path))
    await asyncio.to_thread(path.chmod, 0o600)
