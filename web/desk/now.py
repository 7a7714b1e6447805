from http import HTTPStatus

from aiohttp import web

from storage.desk.figures import figures
from web.desk.live import WatchedDesk, shown_with
from web.desk.page import page
from web.identity import session_of
from web.live import Listener
from web.responses import empty
from web.route import path_of
from web.site import Site

MOST_PAGES = 20
"""Open pages of one operator."""


async def show(site: Site, request: web.Request) -> web.StreamResponse:
    """How it is now."""
    found = await site.db.read(figures)
    return page(site, request, "now", "desk", **shown_with(found))


async def events(site: Site, request: web.Request) -> web.StreamResponse:
    """The stream by which it stays so."""
    session = session_of(request)
    if site.live_desk.pages_of(session.person_id) >= MOST_PAGES:
        return empty(HTTPStatus.TOO_MANY_REQUESTS)
    listener = Listener(session.id, session.person_id)
    with site.live_desk.watching(WatchedDesk(path_of(request), site.templates), listener):
        return await listener.stream(request)
