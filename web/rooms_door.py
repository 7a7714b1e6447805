"""How browsers get in and out: a link's page, its button, a person's rooms, signing out."""

from dataclasses import dataclass

from aiohttp import web

from bot.logs import get_logger
from storage import albums, sessions
from web import rooms_pages as pages
from web.cookies import LONGEST
from web.frame import guarded, see
from web.origins import is_from_our_page
from web.visitors import Visitors

log = get_logger()


@dataclass(frozen=True, slots=True)
class RoomDoor:
    """Lets browsers in and out."""

    visitors: Visitors

    @guarded("/rooms/enter/{token}")
    async def link(self, request: web.Request) -> web.Response:
        """A link's page. It changes nothing: robots that make previews open links too."""
        room = await self.visitors.db.read(sessions.behind, _token(request))
        return pages.door(room) if room else pages.gone()

    @guarded("/rooms/enter/{token}")
    async def enter(self, request: web.Request) -> web.Response:
        """The button: uses the link up and lets this browser in."""
        if not is_from_our_page(request, self.visitors.public_url):
            log.warning("room.refused", page="/rooms/enter/{token}", cause="cross-site")
            return pages.elsewhere()
        cookie = self.visitors.cookie_of(request)
        entered = await self.visitors.db.write(sessions.enter, _token(request), cookie)
        if entered is None:
            return pages.gone()
        log.info("room.opened", person=entered.person)
        response = see(f"/rooms/{entered.room.uuid}")
        self.visitors.cookie.set(response, entered.cookie)
        return response

    @guarded("/")
    async def front(self, request: web.Request) -> web.Response:
        """The bare address: one's rooms, or what can be texted."""
        return see("/rooms" if await self.visitors.session(request) else "/help")

    @guarded("/rooms")
    async def rooms(self, request: web.Request) -> web.Response:
        """The rooms of whoever is let in."""
        listed = await self.visitors.db.read(albums.listed, self.visitors.cookie_of(request))
        if listed is None:
            return pages.signed_out()
        session, standings = listed
        await self.visitors.seen(session)
        return pages.room_list(standings, await self.visitors.images())

    @guarded("/rooms/sign-out")
    async def sign_out(self, request: web.Request) -> web.Response:
        """End the session of this browser, and have it forget what it kept of the photos."""
        if not is_from_our_page(request, self.visitors.public_url):
            log.warning("room.refused", page="/rooms/sign-out", cause="cross-site")
            return pages.elsewhere()
        person = await self.visitors.db.write(sessions.revoke, self.visitors.cookie_of(request))
        if person is not None:
            log.info("room.session_ended", person=person)
        response = pages.just_signed_out()
        response.headers["Clear-Site-Data"] = '"cache"'
        self.visitors.cookie.drop(response)
        return response


def _token(request: web.Request) -> str:
    token = request.match_info["token"]
    return token if len(token) <= LONGEST else ""
