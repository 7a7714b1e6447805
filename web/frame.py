"""The frame of every page: rendered here, scripts only of our own, framed by nobody."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import wraps
from html import escape
from pathlib import Path
from typing import ParamSpec

from aiohttp import web

from bot.logs import failure, get_logger
from storage.database import NotCommitted
from web.static_files import address

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
    files: Sequence[str] = (),
    images: str = "'self'",
    headers: Mapping[str, str] | None = None,
) -> web.Response:
    """A whole page.

    Args:
        title: in plain words; it is escaped here.
        body: HTML.
        status: of HTTP.
        kind: the class of the body in the style sheet.
        form_action: where its forms may lead, redirects included (CSP, form-action).
        files: further style sheets, and scripts, by their names in static/; without scripts, none may run.
        images: where its pictures come from (CSP, img-src).
        headers: in place of the usual ones.
    """
    sheets = "".join(f'<link rel="stylesheet" href="{address(name)}">' for name in files if name.endswith(".css"))
    scripts = [name for name in files if name.endswith(".js")]
    modules = "".join(f'<script type="module" src="{address(name)}"></script>' for name in scripts)
    document = (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(title)} · Backslash</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<link rel="icon" href="{address("icon.svg")}">'
        f'<link rel="stylesheet" href="/style.css">{sheets}{modules}</head>'
        f'<body class="{kind}">{body}</body></html>'
    )
    sent = {**_headers(form_action, images, runs_scripts=bool(scripts)), **(headers or {})}
    return web.Response(text=document, status=status, content_type="text/html", headers=sent)


def task(heading: str, body: str, status: int = 200, **more: str) -> web.Response:
    """A page with one thing to say or to do; `more` are headers."""
    return page(heading, task_body(heading, body), status, kind="task", headers=more)


def task_body(heading: str, body: str) -> str:
    """Such a page's body; `heading` is escaped here."""
    return f'<p class="brand">\\backslash</p><main><h1>{escape(heading)}</h1>{body}</main>'


def _headers(form_action: str, images: str, *, runs_scripts: bool) -> dict[str, str]:
    scripts = " script-src 'self'; connect-src 'self';" if runs_scripts else ""
    return {
        "Content-Security-Policy": f"default-src 'none'; style-src 'self'; img-src {images};{scripts}"
        f" base-uri 'none'; form-action {form_action}; frame-ancestors 'none'",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cache-Control": NO_STORE,
    }


def see(url: str) -> web.Response:
    """Send the browser on. `url` is never taken from a request."""
    return web.Response(
        status=303,
        headers={"Location": url, "Cache-Control": NO_STORE, "Referrer-Policy": "no-referrer"},
    )


Page = Callable[P, Awaitable[web.StreamResponse]]


def guarded(name: str) -> Callable[[Page[P]], Page[P]]:
    """Whatever breaks behind a page is a page too. `name` stands for its address in logs: that may hold a token."""

    def guard(show: Page[P]) -> Page[P]:
        @wraps(show)
        async def shown(*args: P.args, **kwargs: P.kwargs) -> web.StreamResponse:
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
