import asyncio
import sys
from typing import TYPE_CHECKING, TypeVar

from core.configuration import load_settings
from core.logs import configure_logs
from core.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.app import App

T = TypeVar("T")


def with_app(work: "Callable[[App], Awaitable[T]]") -> T:
    """Run `work` on the configured database; what it logs goes to standard error.

    No command but `bot migrate` changes the tables: a bot of an older version may be running on them.

    Raises:
        OlderDatabase: when that isn't up to date.
    """
    from bot.app import open_app  # all of the bot, which `bot tail` may need nothing of

    settings = load_settings()
    configure_logs(settings.log, sys.stderr)

    async def run() -> T:
        app = await open_app(settings, migrate=False)
        try:
            return await work(app)
        finally:
            await app.db.close()

    return asyncio.run(run())


def settings_with_logs() -> Settings:
    """The settings, with the log on standard output as they want it."""
    settings = load_settings()
    configure_logs(settings.log)
    return settings
