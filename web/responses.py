"""Answers that are no pages."""

from aiohttp import web

from web.headers import LOCKED_IN, NO_STORE, OF_REDIRECT


def see(url: str) -> web.Response:
    """Send the browser on. `url` is never taken from a request."""
    return web.Response(status=303, headers={**OF_REDIRECT, "Location": url})


def nothing(status: int = 404) -> web.Response:
    """Nothing for this browser, whyever."""
    return web.Response(status=status, headers={**LOCKED_IN, **NO_STORE})
