import asyncio
import sys
from functools import partial
from typing import TYPE_CHECKING, Literal, TypeVar

from core.configuration import load_settings
from core.logs import configure_logs
from core.settings import LogSettings, Settings

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.app import App
    from bot.groundwork import Groundwork

T = TypeVar("T")
Some = TypeVar("Some", bound="Groundwork")
_Level = Literal["warning", "error"]


def with_rows(work: "Callable[[Groundwork], Awaitable[T]]") -> T:
    """Run `work` on the configured database.

    A command says itself what came of it: of what is logged on the way, only errors are shown beside.
    No command but `bot migrate` changes the tables: a bot of an older version may be running on them.

    Raises:
        OlderDatabase: when that isn't up to date.
    """
    from bot.groundwork import Groundwork, context_of, live_channels, open_checked

    async def opened(settings: Settings) -> Groundwork:
        context = context_of(settings)
        db = await open_checked(settings.database, context, migrate=False)
        return Groundwork(settings, context, live_channels(settings), db)

    return _run(opened, work, "error")


def with_app(work: "Callable[[App], Awaitable[T]]", level: _Level = "error") -> T:
    """As `with_rows`, with what takes texts in; what is logged is shown from that level on."""
    from bot.app import open_app  # all of the bot: it takes twice as long to load

    return _run(partial(open_app, migrate=False), work, level)


def _run(
    opening: "Callable[[Settings], Awaitable[Some]]", work: "Callable[[Some], Awaitable[T]]", level: _Level
) -> T:
    settings = load_settings()
    configure_logs(LogSettings(format="console", level=level), sys.stderr)

    async def run() -> T:
        opened = await opening(settings)
        try:
            return await work(opened)
        finally:
            await opened.db.close()

    return asyncio.run(run())


def settings_with_logs() -> Settings:
    """The settings, with the log on standard output as they want it."""
    settings = load_settings()
    configure_logs(settings.log)
    return settings
