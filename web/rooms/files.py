"""Pictures and documents of a room. Who may have them is looked up for each one, each time."""

import asyncio
from pathlib import Path

from aiohttp import web
from yarl import URL

from clients.stores.store import NoSuchObject, ObjectStore, StoreFailed
from core.logs import get_logger
from storage.rooms import albums
from storage.rooms.albums import Picture
from web.headers import LOCKED_IN
from web.identity import session_of
from web.responses import nothing
from web.rooms.words import attachment, file_name, zone_of
from web.site import Site

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
        return nothing()
    return await _send(site.store, picture.photo.thumbnail_key, TYPES["jpg"], None)


async def original(site: Site, request: web.Request) -> web.StreamResponse:
    """The whole of it, to look at or, documents always, to save."""
    picture = await _picture(site, request)
    if picture is None:
        return nothing()
    saved = "download" in request.query or picture.photo.kind != "jpg"
    name = file_name(picture, zone_of(request)) if saved else None
    return await _send(site.store, picture.photo.key, TYPES[picture.photo.kind], name)


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


async def _send(store: ObjectStore, key: str, content_type: str, name: str | None) -> web.StreamResponse:
    """From a folder; or browsers are sent where the store has it."""
    try:
        path = store.path(key)
        if path is not None:
            return await _file(path, content_type, name)
        link = await store.link(key, LINK_SECONDS, name)
    except StoreFailed as failed:
        log.warning("photo.unavailable", reason=failed.reason)
        return nothing(503)
    headers = {**LOCKED_IN, "Location": link or "", "Cache-Control": LINK_KEPT}
    return web.Response(status=302 if link else 503, headers=headers)


async def _file(path: Path, content_type: str, name: str | None) -> web.StreamResponse:
    """The file, in parts if the browser asks for parts, and not at all if it has it.

    Raises:
        NoSuchObject: when it isn't there.
        StoreFailed: when the disk doesn't answer in time.
    """
    try:
        async with asyncio.timeout(DISK_SECONDS):
            is_there = await asyncio.to_thread(path.is_file)
    except TimeoutError:
        raise StoreFailed("The media folder didn't answer in time.", retry=True) from None
    if not is_there:
        raise NoSuchObject
    headers = {**LOCKED_IN, "Cache-Control": KEPT_BY_BROWSERS, "Content-Type": content_type}
    if name is not None:
        headers["Content-Disposition"] = attachment(name)
    return web.FileResponse(path, headers=headers)
