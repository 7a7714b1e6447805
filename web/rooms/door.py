"""How browsers get in and out: a link's page, its button, a person's rooms, signing out."""

from aiohttp import web

from actions import signing_in
from core.events import SignedOutEverywhere, log_event
from core.logs import get_logger
from storage import sessions
from storage.rooms import albums, room_links
from web.fields import token_in
from web.headers import OUR_FORMS
from web.identity import session_cookie, session_if_any, session_of
from web.responses import see_other
from web.rooms.files import images
from web.site import Site
from web.visitors import browser_of

log = get_logger()


async def link(site: Site, request: web.Request) -> web.Response:
    """A link's page. It changes nothing: robots that make previews open links too."""
    room = await site.db.read(room_links.behind, token_in(request))
    if room is None:
        return _gone(site)
    return site.templates.page("rooms/enter.html", files=("zone.js",), forms_to=OUR_FORMS, room=room)


async def enter(site: Site, request: web.Request) -> web.Response:
    """The button: uses the link up and lets this browser in."""
    before = session_if_any(request)
    entered = await site.db.write(room_links.enter, token_in(request), before, browser_of(site, request))
    if entered is None:
        return _gone(site)
    log.info("room.opened", person=entered.tag)
    response = see_other(site.url("room", room=entered.shown.uuid))
    if entered.cookie:
        session_cookie(site).set(response, entered.cookie)
    return response


async def rooms(site: Site, request: web.Request) -> web.Response:
    """The rooms of whoever is signed in."""
    listed = await site.db.read(albums.listed, session_of(request).person_id)
    return site.templates.page(
        "rooms/list.html",
        files=("rooms.css", "zone.js"),
        forms_to=OUR_FORMS,
        images=await images(site.store),
        section="rooms",
        rooms=listed,
    )


async def sign_out(site: Site, request: web.Request) -> web.Response:
    """End the session of this browser."""
    session = session_if_any(request)
    if session is not None:
        await site.db.write(sessions.revoke, session.id)
        log.info("room.session_ended", person=session.tag)
    return _forgetting(site, "rooms/just_signed_out.html")


async def sign_out_everywhere(site: Site, request: web.Request) -> web.Response:
    """End all sessions of whoever is signed in, those of other browsers too."""
    session = session_of(request)
    tokens = await site.db.write(signing_in.sign_out_everywhere, session.person_id)
    log_event(SignedOutEverywhere(), person=session.tag)
    return _forgetting(site, "rooms/signed_out_everywhere.html", tokens=tokens)


def _forgetting(site: Site, page: str, tokens: int = 0) -> web.Response:
    """A page with which a browser forgets who it was, and what it kept of the photos."""
    response = site.templates.page(page, headers={"Clear-Site-Data": '"cache"'}, tokens=tokens)
    session_cookie(site).drop(response)
    return response


def _gone(site: Site) -> web.Response:
    return site.templates.page("rooms/gone.html", 404)
