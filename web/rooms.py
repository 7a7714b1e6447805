"""A room in the browser: its photos, one at large, and deleting one's own."""

import re
from dataclasses import dataclass

from aiohttp import web

from bot.clock import Clock
from bot.logs import get_logger
from storage import albums
from web import rooms_pages as pages
from web.frame import guarded, see
from web.origins import is_from_our_page
from web.rooms_album import photo_page, room_page
from web.rooms_words import zone_of
from web.visitors import Visitors

log = get_logger()

UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
ROOM_PATH = f"/rooms/{{room:{UUID}}}"
PHOTO_PATH = f"{ROOM_PATH}/photos/{{photo:{UUID}}}"
_CURSOR = re.compile(r"\d{1,19}")
LARGEST_ID = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Rooms:
    """The pages of those who are let in. Who isn't in a room learns nothing of it, not even whether it is there."""

    visitors: Visitors
    clock: Clock

    @guarded("/rooms/{room}")
    async def room(self, request: web.Request) -> web.Response:
        """The newest photos, or those before a cursor."""
        before = cursor(request.query.get("before", ""))
        sheet = await self.visitors.db.read(
            albums.sheet, self.visitors.cookie_of(request), request.match_info["room"], before
        )
        if sheet is None:
            return await self._refused(request)
        await self.visitors.seen(sheet.visit.session)
        images = await self.visitors.images()
        return room_page(sheet, self.clock.now(), zone_of(request), images, is_newest=before is None)

    @guarded("/rooms/{room}/photos/{photo}")
    async def photo(self, request: web.Request) -> web.Response:
        """One photo at large."""
        view = await self._view(request)
        if view is None:
            return await self._refused(request)
        await self.visitors.seen(view.visit.session)
        return photo_page(view, self.clock.now(), zone_of(request), await self.visitors.images())

    @guarded("/rooms/{room}/photos/{photo}/delete")
    async def ask_to_delete(self, request: web.Request) -> web.Response:
        """Whether one's own photo is to go."""
        view = await self._view(request)
        if view is None or not view.is_own:
            return await self._refused(request)
        return pages.ask_to_delete(view, await self.visitors.images())

    @guarded("/rooms/{room}/photos/{photo}/delete")
    async def delete(self, request: web.Request) -> web.Response:
        """Delete one's own photo."""
        if not is_from_our_page(request, self.visitors.public_url):
            log.warning("room.refused", page="/rooms/{room}/photos/{photo}/delete", cause="cross-site")
            return pages.elsewhere()
        deleted = await self.visitors.db.write(albums.remove_own, *self._named(request))
        if deleted is None:
            return await self._refused(request)
        log.info("photo.deleted", person=deleted.person)
        return see(f"/rooms/{request.match_info['room']}")

    async def _view(self, request: web.Request) -> albums.View | None:
        return await self.visitors.db.read(albums.view, *self._named(request))

    def _named(self, request: web.Request) -> tuple[str, str, str]:
        """Whose cookie, which room, which photo."""
        return self.visitors.cookie_of(request), request.match_info["room"], request.match_info["photo"]

    async def _refused(self, request: web.Request) -> web.Response:
        return pages.not_here() if await self.visitors.session(request) else pages.signed_out()


def cursor(digits: str) -> int | None:
    """The cursor that a page's address has; anything else is none."""
    if not digits.isascii() or not _CURSOR.fullmatch(digits):
        return None
    return min(int(digits), LARGEST_ID)
