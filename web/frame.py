"""The frame of every page: rendered here, no scripts, nothing fetched from elsewhere, framed by nobody."""

from collections.abc import Awaitable, Callable, Mapping
from functools import wraps
from html import escape
from pathlib import Path
from typing import ParamSpec

from aiohttp import web

from bot.logs import failure, get_logger
from storage.database import NotCommitted

log = get_logger()

P = ParamSpec("P")
STYLE = Path(__file__).with_name("style.css").read_text("utf-8")
NO_STORE = "no-store"


def page(
    title: str,
    body: str,
    status: int = 200,
    *,
    kind: str = "",
    form_action: str = "'none'",
    headers: Mapping[str, str] | None = None,
) -> web.Response:
    """A whole page.

    Args:
        title: in plain words; it is escaped here.
        body: HTML.
        status: of HTTP.
        kind: the class of the body in the style sheet.
        form_action: where its forms may lead, redirects included (CSP, form-action).
        headers: in place of the usual ones.
    """
    document = (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(title)} · Backslash</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<link rel="stylesheet" href="/style.css"></head><body class="{kind}">{body}</body></html>'
    )
    sent = {**_headers(form_action), **(headers or {})}
    return web.Response(text=document, status=status, content_type="text/html", headers=sent)


def task(heading: str, body: str, status: int = 200, **more: str) -> web.Response:
    """A page with one thing to say or to do; `more` are headers."""
    return page(heading, task_body(heading, body), status, kind="task", headers=more)


def task_body(heading: str, body: str) -> str:
    """Such a page's body; `heading` is escaped here."""
    return f'<p class="brand">\\backslash</p><main><h1>{escape(heading)}</h1>{body}</main>'


def _headers(form_action: str) -> dict[str, str]:
    return {
        "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none';"
        f" form-action {form_action}; frame-ancestors 'none'",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cache-Control": NO_STORE,
    }


Page = Callable[P, Awaitable[web.Response]]


def guarded(name: str) -> Callable[[Page[P]], Page[P]]:
    """Whatever breaks behind a page is a page too. `name` stands for its address in logs: that may hold a token."""

    def guard(show: Page[P]) -> Page[P]:
        @wraps(show)
        async def shown(*args: P.args, **kwargs: P.kwargs) -> web.Response:
            try:
                return await show(*args, **kwargs)
            except NotCommitted as error:
                log.warning("page.unavailable", page=name, reason=str(error))
                return task("Not now", "<p>Nothing was changed. Try again in a minute.</p>", 503)
            except Exception as error:  # noqa: BLE001 - a page must not show what broke
                log.error("page.broken", page=name, **failure(error))
                return task("Something broke here", "<p>Try again in a minute.</p>", 500)

        return shown

    return guard
