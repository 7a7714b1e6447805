"""All photos of a room, for who saves them. Who may have them is looked up anew as it goes on."""

from collections.abc import AsyncIterator
from contextlib import aclosing
from http import HTTPStatus

from aiohttp import web

from clients.stores.store import StoreFailed
from core.files.names import safe_stem
from core.logs import get_logger
from core.tx import Tx
from storage import sessions
from storage.engine.database import Database
from storage.rooms import albums
from storage.rooms.albums import Picture
from storage.rooms.rooms import Room
from storage.sessions import Session
from web.headers import LOCKED_IN, NO_STORE
from web.identity import session_of
from web.responses import empty
from web.rooms.archive import zipped
from web.route import path_of
from web.site import Site
from web.transfers.sending import Incomplete, break_off, send
from web.words import attachment, room_name, zone_of

log = get_logger()

PORTION = 100
"""Photos looked up at a time; before each portion it is seen anew who may have them."""


async def everything(site: Site, request: web.Request) -> web.StreamResponse:
    """All photos, the oldest first. One that breaks off shows as broken, never as whole."""
    session = session_of(request)
    room = await site.db.read(albums.room, session, request.match_info["room"])
    if room is None:
        return empty()
    if site.downloads.are_taken(session.person_id):
        log.warning("room.refused", page=path_of(request), cause="too many downloads")
        return empty(HTTPStatus.TOO_MANY_REQUESTS)
    with site.downloads.taken(session.person_id):
        return await _download(site, request, session, room)


async def _download(site: Site, request: web.Request, session: Session, room: Room) -> web.StreamResponse:
    response = web.StreamResponse(headers=_headers(room_name(room)))
    await response.prepare(request)
    if request.method == "HEAD":
        return response
    try:
        pictures = _pictures(site.db, session, room.uuid)
        async with aclosing(zipped(pictures, site.store, zone_of(request))) as pieces:
            await send(response, pieces)
    except (Incomplete, StoreFailed, OSError, TimeoutError) as broken:
        log.info("room.download_ended", person=session.tag, reason=str(broken) or "The browser went away.")
        break_off(request)
        return response
    log.info("room.downloaded", person=session.tag)
    return response


async def _pictures(db: Database, session: Session, room_uuid: str) -> AsyncIterator[Picture]:
    """All pictures of the room, the oldest first.

    Raises:
        Incomplete: when the session ends, or its person leaves the room, before the last one.
    """
    last = 0
    while True:
        portion = await db.read(_portion, session, room_uuid, last)
        if portion is None:
            raise Incomplete("They may not look at the room any more.")
        for picture in portion:
            yield picture
        if len(portion) < PORTION:
            return
        last = portion[-1].photo.id


def _portion(tx: Tx, session: Session, room_uuid: str, behind: int) -> list[Picture] | None:
    if not sessions.is_valid(tx, session.id):
        return None
    return albums.oldest(tx, session, room_uuid, behind, PORTION)


def _headers(room: str) -> dict[str, str]:
    return {
        **LOCKED_IN,
        **NO_STORE,
        "Content-Type": "application/zip",
        "Content-Disposition": attachment(f"{safe_stem(room)}.zip"),
    }
