"""Asking for a PIN once more before something sensitive, and coming back to it."""

import re
from urllib.parse import urlencode

from aiohttp import web

from web.route import Route
from web.site import Site

THEN = "then"
LONGEST = 200
_PATH = re.compile(r"/(?!/)[A-Za-z0-9/_-]*")


def to_confirm(site: Site, route: Route, request: web.Request) -> str:
    """Where a PIN is asked for; from there, back to that route's page. What a form held is not kept."""
    back = request.path if route.get is not None else site.url("account")
    return f"{site.url('confirm')}?{urlencode({THEN: back})}"


def path_back(site: Site, words: str) -> str:
    """A page of ours, as a path; one's account, if the words are anything else."""
    return words if len(words) <= LONGEST and _PATH.fullmatch(words) else site.url("account")
