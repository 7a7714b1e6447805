"""Pages for a person's browser: rendered here, no scripts, nothing fetched from elsewhere."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from aiohttp import web

from bot.commands import CommandTable

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none';"
    " form-action 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-cache",
}
STYLE = """
:root { color-scheme: light dark; --ink: #17181c; --dim: #5d6270; --paper: #fbfaf7; --line: #dedbd2; --mark: #b4441c }
@media (prefers-color-scheme: dark) {
  :root { --ink: #ecebe6; --dim: #a3a7b3; --paper: #16171a; --line: #34363d; --mark: #ff9466 } }
body { margin: 0 auto; max-width: 38rem; padding: 3rem 1.25rem; background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.55 system-ui, sans-serif }
h1 { font-size: 1.75rem; letter-spacing: -.02em; margin: 0 0 .5rem }
p { color: var(--dim); margin: 0 0 2rem }
dt { font: 600 1rem ui-monospace, monospace; color: var(--mark) }
dd { margin: .25rem 0 1.25rem; padding-bottom: 1.25rem; border-bottom: 1px solid var(--line) }
"""


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages that need nobody's sign-in."""

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
        return _page("What you can text", body)

    async def style(self, _: web.Request) -> web.Response:
        """The one style sheet."""
        return web.Response(text=STYLE, content_type="text/css", headers={"Cache-Control": "max-age=3600"})

    async def nothing_here(self, _: web.Request) -> web.Response:
        """Any other address."""
        return _page("Nothing here", '<h1>Nothing here</h1><p><a href="/help">What you can text</a></p>', 404)


def _shapes(shape: str, aliases: Sequence[str]) -> str:
    return ", ".join((shape, *aliases))


def _page(title: str, body: str, status: int = 200) -> web.Response:
    document = (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{escape(title)} · Backslash</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<link rel="stylesheet" href="/style.css"><body>{body}</body></html>'
    )
    return web.Response(text=document, status=status, content_type="text/html", headers=HEADERS)
