"""Pictures and documents of a room. Who may have them is looked up for each one, each time."""

import asyncio
from dataclasses import dataclass
from pathlib import Path

from aiohttp import web

from bot.logs import get_logger
from storage import albums
from storage.albums import Picture
from storage.objects.store import NoSuchObject, StoreFailed
from web.frame import guarded
from web.rooms_words import attachment, file_name, zone_of
from web.visitors import Visitors

log = get_logger()

LINK_SECONDS = 60
DISK_SECONDS = 10.0
KEPT_BY_BROWSERS = "private, max-age=604800, immutable"
"""A photo never changes; signing out has browsers forget it."""
LINK_KEPT = f"private, max-age={LINK_SECONDS // 2}"
LOCKED_IN = {
    "Content-Security-Policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}
"""Whatever is in a file, opened by itself it can do nothing."""
TYPES = {"jpg": "image/jpeg", "pdf": "application/pdf"}


@dataclass(frozen=True, slots=True)
class RoomFiles:
    """Sends pictures from a folder, or sends browsers where the store has them."""

    visitors: Visitors

    @guarded("/rooms/{room}/photos/{photo}/small.jpg")
    async def small(self, request: web.Request) -> web.StreamResponse:
        """The small picture; of a document, its first page."""
        picture = await self._picture(request)
        if picture is None:
            return nothing()
        return await self._send(picture.photo.thumbnail_key, TYPES["jpg"], None)

    @guarded("/rooms/{room}/photos/{photo}/original")
    async def original(self, request: web.Request) -> web.StreamResponse:
        """The whole of it, to look at or, documents always, to save."""
        picture = await self._picture(request)
        if picture is None:
            return nothing()
        saved = "download" in request.query or picture.photo.kind != "jpg"
        name = file_name(picture, zone_of(request)) if saved else None
        return await self._send(picture.photo.key, TYPES[picture.photo.kind], name)

    async def _picture(self, request: web.Request) -> Picture | None:
        found = await self.visitors.db.read(
            albums.picture,
            self.visitors.cookie_of(request),
            request.match_info["room"],
            request.match_info["photo"],
        )
        if found is None:
            return None
        await self.visitors.seen(found[0])
        return found[1]

    async def _send(self, key: str, content_type: str, name: str | None) -> web.StreamResponse:
        try:
            path = self.visitors.store.path(key)
            if path is not None:
                return await _file(path, content_type, name)
            link = await self.visitors.store.link(key, LINK_SECONDS, name)
        except StoreFailed as failed:
            return _failed(failed)
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


def nothing(status: int = 404) -> web.Response:
    """Nothing for this browser, whyever."""
    return web.Response(status=status, headers={**LOCKED_IN, "Cache-Control": "no-store"})


def _failed(failed: StoreFailed) -> web.Response:
    log.warning("photo.unavailable", reason=failed.reason)
    return web.Response(status=503, headers={**LOCKED_IN, "Cache-Control": "no-store"})
