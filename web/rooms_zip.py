"""All photos of a room as one file, made while it is sent: nothing is put by, whatever there is."""

import asyncio
from collections import Counter
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from io import RawIOBase
from typing import Any
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from aiohttp import web

from bot.clock import SECOND
from bot.logs import get_logger
from storage import albums
from storage.albums import Picture, Visit
from storage.objects.store import NoSuchObject, ObjectStore, StoreFailed
from web.frame import guarded
from web.rooms_files import LOCKED_IN, nothing
from web.rooms_words import attachment, numbered_names, room_name, safe_stem, zone_of
from web.visitors import Visitors

log = get_logger()

PORTION = 100
"""Photos looked up at a time; before each portion it is seen anew who may have them."""
WRITE_SECONDS = 60.0
"""How long a browser may take nothing."""


MOST_OF_A_PERSON = 2
MOST_AT_ONCE = 8
"""Downloads under way, of everybody. Each holds a connection to the store, however slow its browser is, and the
store has twice as many (see storage.objects.s3): other work goes on."""
TOO_MANY = 429


class Incomplete(Exception):  # noqa: N818 - says it
    """The file can't be finished."""


@dataclass(frozen=True, slots=True)
class RoomZip:
    """Sends a room as a file."""

    visitors: Visitors
    under_way: Counter[int] = field(default_factory=Counter)
    """Downloads by person."""

    @guarded("/rooms/{room}/all.zip")
    async def everything(self, request: web.Request) -> web.StreamResponse:
        """All photos, the oldest first. One that breaks off shows as broken, never as whole."""
        cookie = self.visitors.cookie_of(request)
        visited = await self.visitors.db.read(albums.visit, cookie, request.match_info["room"])
        if visited is None:
            return nothing()
        await self.visitors.seen(visited.session)
        person_id = visited.session.person_id
        if self.under_way[person_id] >= MOST_OF_A_PERSON or self.under_way.total() >= MOST_AT_ONCE:
            log.warning("room.refused", page="/rooms/{room}/all.zip", cause="too many downloads")
            return nothing(TOO_MANY)
        self.under_way[person_id] += 1
        try:
            return await self._download(request, cookie, visited)
        finally:
            self.under_way[person_id] -= 1
            if not self.under_way[person_id]:
                del self.under_way[person_id]

    async def _download(self, request: web.Request, cookie: str, visited: Visit) -> web.StreamResponse:
        response = web.StreamResponse(headers=_headers(room_name(visited.room)))
        await response.prepare(request)
        if request.method == "HEAD":
            return response
        zone = zone_of(request)
        try:
            pictures = self._pictures(cookie, request.match_info["room"])
            async with aclosing(zipped(pictures, self.visitors.store, zone)) as pieces:
                await _send(response, pieces)
        except (Incomplete, StoreFailed, OSError, TimeoutError) as broken:
            reason = str(broken) or "The browser went away."
            log.info("room.download_ended", person=visited.session.person, reason=reason)
            if request.transport is not None:
                request.transport.abort()  # an end in order would look like the whole
            return response
        log.info("room.downloaded", person=visited.session.person)
        return response

    async def _pictures(self, cookie: str, room_uuid: str) -> AsyncIterator[Picture]:
        last = 0
        while True:
            portion = await self.visitors.db.read(albums.oldest, cookie, room_uuid, last, PORTION)
            if portion is None:
                raise Incomplete("They may not look at the room any more.")
            for picture in portion:
                yield picture
            if len(portion) < PORTION:
                return
            last = portion[-1].photo.id


def _headers(room: str) -> dict[str, str]:
    return {
        **LOCKED_IN,
        "Content-Type": "application/zip",
        "Content-Disposition": attachment(f"{safe_stem(room)}.zip"),
        "Cache-Control": "no-store",
    }


async def _send(response: web.StreamResponse, pieces: AsyncIterator[bytes]) -> None:
    async for piece in pieces:
        async with asyncio.timeout(WRITE_SECONDS):
            await response.write(piece)
    async with asyncio.timeout(WRITE_SECONDS):
        await response.write_eof()


class Basket(RawIOBase):
    """What the archive is written into; it only ever holds what hasn't been sent."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def writable(self) -> bool:
        """It is, and nothing else: no way back in it."""
        return True

    def write(self, piece: Any) -> int:  # noqa: ANN401 - any buffer
        """Take a piece."""
        self._pieces.append(bytes(piece))
        return len(piece)

    def taken(self) -> bytes:
        """All that is in it, taken out."""
        found = b"".join(self._pieces)
        self._pieces.clear()
        return found


async def zipped(pictures: AsyncIterator[Picture], store: ObjectStore, zone: tzinfo) -> AsyncGenerator[bytes]:
    """An archive of these, piece by piece; each file is stored as it is. One that the store hasn't is left out.

    Raises:
        StoreFailed: when the store can't give one.
    """
    basket, name_of = Basket(), numbered_names(zone)
    with ZipFile(basket, "w", ZIP_STORED) as archive:
        async for picture in pictures:
            pieces = store.stream(picture.photo.key)
            try:
                piece = await anext(pieces, b"")
            except NoSuchObject as missing:
                log.warning("photo.unavailable", reason=missing.reason)
                continue
            with archive.open(_info(picture, name_of(picture), zone), "w") as file:
                while piece:
                    file.write(piece)
                    yield basket.taken()
                    piece = await anext(pieces, b"")
    yield basket.taken()


def _info(picture: Picture, name: str, zone: tzinfo) -> ZipInfo:
    sent = datetime.fromtimestamp(picture.photo.created_at / SECOND, zone)
    info = ZipInfo(name, sent.timetuple()[:6])
    info.file_size = picture.photo.size  # by which ZIP64 is chosen
    info.external_attr = 0o644 << 16
    return info
