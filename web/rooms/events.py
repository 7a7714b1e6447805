"""The stream by which an open page hears what is new (see web.rooms.live)."""

import asyncio

from aiohttp import web

from core.logs import get_logger
from storage.rooms import albums
from web.headers import OF_EVENTS
from web.identity import session_of
from web.responses import nothing
from web.rooms.live import Listener
from web.rooms.words import zone_of
from web.route import path_of
from web.site import Site

log = get_logger()

WRITE_SECONDS = 30.0
MOST_PAGES = 40
"""Open pages of one person; who wants more is no person who looks at photos."""
TOO_MANY = 429


async def events(site: Site, request: web.Request) -> web.StreamResponse:
    """The stream of one page."""
    session = session_of(request)
    room = await site.db.read(albums.room, session, request.match_info["room"])
    if room is None:
        return nothing()
    if site.live.pages_of(session.person_id) >= MOST_PAGES:
        log.warning("room.refused", page=path_of(request), cause="too many pages")
        return nothing(TOO_MANY)
    response = web.StreamResponse(headers=OF_EVENTS)
    listener = Listener(session.id, session.person_id, zone_of(request))
    with site.live.listening(room, path_of(request), listener):
        try:
            await response.prepare(request)
            while event := await listener.events.get():
                async with asyncio.timeout(WRITE_SECONDS):
                    await response.write(event)
        except (OSError, TimeoutError):
            pass  # the page was closed
    return response
