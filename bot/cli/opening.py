import asyncio
import sys
from typing import TYPE_CHECKING, Literal, TypeVar

from core.configuration import load_settings
from core.logs import configure_logs
from core.settings import LogSettings, Settings

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.app import App

T = TypeVar("T")


def with_app(work: "Callable[[App], Awaitable[T]]", level: Literal["warning", "error"] = "error") -> T:
    """Run `work` on the configured database.

    A command says itself what came of it: of what is logged on the way, only what is of that level is shown beside.
    No command but `bot migrate` changes the tables: a bot of an older version may be running on them.

    Raises:
        OlderDatabase: when that isn't up to date.
    """
    from bot.app import open_app  # all of the bot, which `bot tail` may need nothing of

    settings = load_settings()
    configure_logs(LogSettings(format="console", level=level), sys.stderr)

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
