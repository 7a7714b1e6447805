"""Answers that are no pages."""

from aiohttp import web

from web.headers import LOCKED_IN, NO_STORE, OF_REDIRECT


def see_other(url: str) -> web.Response:
    """Send the browser on (303 See Other). `url` is never taken from a request."""
    return web.Response(status=303, headers={**OF_REDIRECT, "Location": url})


def empty(status: int = 404) -> web.Response:
    """An answer without a body: there is nothing here for this browser."""
    return web.Response(status=status, headers={**LOCKED_IN, **NO_STORE})
