"""The stream by which an open page hears what is new (see web.live)."""

from http import HTTPStatus

from aiohttp import web

from core.logs import get_logger
from storage.rooms import albums
from web.identity import session_of
from web.live import Listener
from web.responses import empty
from web.route import path_of
from web.site import Site
from web.words import zone_of

log = get_logger()

MOST_PAGES = 40
"""Open pages of one person; who wants more is no person who looks at photos."""


async def events(site: Site, request: web.Request) -> web.StreamResponse:
    """The stream of one page."""
    session = session_of(request)
    room = await site.db.read(albums.room, session, request.match_info["room"])
    if room is None:
        return empty()
    if site.live.pages_of(session.person_id) >= MOST_PAGES:
        log.warning("room.refused", page=path_of(request), cause="too many pages")
        return empty(HTTPStatus.TOO_MANY_REQUESTS)
    listener = Listener(session.id, session.person_id, zone_of(request))
    with site.live.listening(room, path_of(request), listener):
        return await listener.stream(request)
