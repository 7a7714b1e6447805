"""Pictures and documents of a room. Who may have them is looked up for each one, each time."""

import asyncio
from http import HTTPStatus
from pathlib import Path

from aiohttp import web
from aiohttp.abc import AbstractStreamWriter
from yarl import URL

from clients.stores.store import NoSuchObject, ObjectStore, StoreFailed
from core.logs import get_logger
from storage.rooms import albums
from storage.rooms.albums import Picture
from storage.sessions import Session
from web.headers import LOCKED_IN
from web.identity import session_of
from web.responses import empty
from web.route import path_of
from web.site import Site
from web.transfers.sending import TOO_SLOW, break_off, longest
from web.transfers.slots import Slots
from web.words import attachment, file_name, zone_of

log = get_logger()

LINK_SECONDS = 60
SOME_KEY = "x.jpg"
DISK_SECONDS = 10.0
KEPT_BY_BROWSERS = "private, max-age=604800, immutable"
"""A photo never changes; signing out has browsers forget it."""
LINK_KEPT = f"private, max-age={LINK_SECONDS // 2}"
TYPES = {"jpg": "image/jpeg", "pdf": "application/pdf"}


async def small(site: Site, request: web.Request) -> web.StreamResponse:
    """The small picture; of a document, its first page."""
    picture = await _picture(site, request)
    if picture is None:
        return empty()
    return await send_object(site, request, picture.photo.thumbnail_key, TYPES["jpg"], None)


async def original(site: Site, request: web.Request) -> web.StreamResponse:
    """The whole of it, to look at or, documents always, to save."""
    picture = await _picture(site, request)
    if picture is None:
        return empty()
    saved = "download" in request.query or picture.photo.kind != "jpg"
    name = file_name(picture, zone_of(request)) if saved else None
    return await send_object(site, request, picture.photo.key, TYPES[picture.photo.kind], name)


async def _picture(site: Site, request: web.Request) -> Picture | None:
    asked = request.match_info["room"], request.match_info["photo"]
    return await site.db.read(albums.picture, session_of(request), *asked)


async def images(store: ObjectStore) -> str:
    """Where pages load pictures from (CSP, img-src): from here, and if the store has addresses, from there."""
    try:
        link = await store.link(SOME_KEY, 1)
    except StoreFailed as failed:
        log.warning("photo.unavailable", reason=failed.reason)
        link = None
    return "'self'" if link is None else f"'self' {URL(link).origin()}"


async def send_object(
    site: Site, request: web.Request, key: str, content_type: str, name: str | None
) -> web.StreamResponse:
    """From a folder; or whoever asks is sent where the store has it. With a name it is to be saved under that."""
    try:
        path = site.store.path(key)
        if path is not None:
            return await _file(site, request, path, _headers(content_type, name))
        link = await site.store.link(key, LINK_SECONDS, name)
    except StoreFailed as failed:
        log.warning("photo.unavailable", reason=failed.reason)
        return empty(503)
    headers = {**LOCKED_IN, "Location": link or "", "Cache-Control": LINK_KEPT}
    return web.Response(status=302 if link else 503, headers=headers)


def _headers(content_type: str, name: str | None) -> dict[str, str]:
    headers = {**LOCKED_IN, "Cache-Control": KEPT_BY_BROWSERS, "Content-Type": content_type}
    return headers if name is None else {**headers, "Content-Disposition": attachment(name)}


async def _file(site: Site, request: web.Request, path: Path, headers: dict[str, str]) -> web.StreamResponse:
    """The file, in parts if the browser asks for parts, and not at all if it has it.

    Raises:
        NoSuchObject: when it isn't there.
        StoreFailed: when the disk doesn't answer in time.
    """
    try:
        async with asyncio.timeout(DISK_SECONDS):
            size = await asyncio.to_thread(_size, path)
    except TimeoutError:
        raise StoreFailed("The media folder didn't answer in time.", retry=True) from None
    session = session_of(request)
    if site.files.are_taken(session.person_id):
        log.warning("room.refused", page=path_of(request), cause="too many photos")
        return empty(HTTPStatus.TOO_MANY_REQUESTS)
    return PhotoFile(path, size, headers, session, site.files)


def _size(path: Path) -> int:
    if not path.is_file():
        raise NoSuchObject
    return path.stat().st_size


class PhotoFile(web.FileResponse):
    """A file, counted while it is on its way, and given up when the browser takes it too slowly."""

    def __init__(self, path: Path, size: int, headers: dict[str, str], session: Session, slots: Slots) -> None:
        super().__init__(path, headers=headers)
        self._size = size
        self._session = session
        self._slots = slots

    async def prepare(self, request: web.BaseRequest) -> AbstractStreamWriter | None:
        """Send all of it.

        Raises:
            ConnectionError: when the browser went away, or was too slow.
        """
        with self._slots.taken(self._session.person_id):
            try:
                async with asyncio.timeout(longest(self._size)):
                    return await super().prepare(request)
            except TimeoutError:
                log.info("photo.too_slow", person=self._session.tag)
                break_off(request)
                raise ConnectionAbortedError(TOO_SLOW) from None
