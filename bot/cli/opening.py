import asyncio
import sys
from collections.abc import Awaitable, Callable
from typing import TypeVar

from bot.compose import House, open_house
from bot.configuration import load_settings
from bot.logs import configure_logs
from bot.settings import Settings

T = TypeVar("T")


def with_house(work: Callable[[House], Awaitable[T]]) -> T:
    """Run `work` on the configured database; what it logs goes to standard error."""
    settings = load_settings()
    configure_logs(settings.log, sys.stderr)

    async def run() -> T:
        house = await open_house(settings)
        try:
            return await work(house)
        finally:
            await house.db.close()

    return asyncio.run(run())


def settings_with_logs() -> Settings:
    """The settings, with the log on standard output as they want it."""
    settings = load_settings()
    configure_logs(settings.log)
    return settings
