"""The pages that need nobody's sign-in."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from aiohttp import web

from bot.commands import CommandTable
from web.frame import STYLE, page


@dataclass(frozen=True, slots=True)
class Pages:
    """Help, the style sheet, and what is said at any other address."""

    commands: CommandTable
    numbers: Sequence[str]

    async def help(self, _: web.Request) -> web.Response:
        """All commands, and what carriers do with words of their own."""
        listed = "".join(
            f"<dt>{escape(_shapes(command.shape.text, command.aliases))}</dt><dd>{escape(command.about)}</dd>"
            for command in self.commands
        )
        number = f" Our number: {escape(self.numbers[0])}." if self.numbers else ""
        body = (
            f"<h1>What you can text</h1><p>From any phone; no app, no account.{number}</p><dl>{listed}"
            "<dt>STOP</dt><dd>Ends all texts from this number; START brings them back. Your carrier does that.</dd>"
            "</dl>"
        )
        return page("What you can text", body, headers={"Cache-Control": "no-cache"})

    async def style(self, _: web.Request) -> web.Response:
        """The one style sheet."""
        return web.Response(text=STYLE, content_type="text/css", headers={"Cache-Control": "max-age=3600"})

    async def nothing_here(self, _: web.Request) -> web.Response:
        """Any other address."""
        return page("Nothing here", '<h1>Nothing here</h1><p><a href="/help">What you can text</a></p>', 404)


def _shapes(shape: str, aliases: Sequence[str]) -> str:
    return ", ".join((shape, *aliases))
