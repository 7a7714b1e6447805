"""The frame of X's pages on this machine, and how they are sent."""

from html import escape
from pathlib import Path
from string import Template
from typing import Final

from aiohttp import web

POLICY: Final = (
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'; "
    "form-action 'self'"
)
_HEADERS: Final = {
    "Content-Type": "text/html; charset=utf-8",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-store",
}
_PAGE: Final = Template(Path(__file__).with_name("frame.html").read_text("utf-8"))


def framed(title: str, content: str) -> str:
    """A whole page; the title is escaped here, the content is HTML."""
    return _PAGE.substitute(title=escape(title), content=content)


def page(document: str, status: int = 200, policy: str = POLICY) -> web.Response:
    """The answer that carries a page."""
    return web.Response(text=document, status=status, headers={**_HEADERS, "Content-Security-Policy": policy})
