"""What becomes of a browser that is signed in, by whatever way."""

from aiohttp import web

from actions.signing_in import BrowserSignedIn
from core.clock import DAY, SECOND
from core.logs import get_logger
from storage.signing_in import devices
from web.cookies import Cookie
from web.identity import session_cookie
from web.responses import see_other
from web.site import Site

log = get_logger()

DEVICE_LASTS = 400 * DAY
"""As long as browsers keep a cookie at most."""


def first_page(site: Site) -> str:
    """Where who is signed in begins."""
    return site.url("home" if "home" in site.url else "rooms")


def device_cookie(site: Site) -> Cookie:
    """By which a browser is known that somebody has signed in with, once it is signed out."""
    return Cookie("device", "/", DEVICE_LASTS // SECOND, site.public_url)


def remember(site: Site, response: web.Response, person_id: int) -> None:
    """Let the browser be known as one that this person has signed in with."""
    device_cookie(site).set(response, devices.make(site.keys, person_id))


def let_in(site: Site, done: BrowserSignedIn, url: str) -> web.Response:
    """To that page, known by a new cookie."""
    log.info("sign_in.entered", person=done.tag, way=done.way.value, is_new=done.is_new)
    response = see_other(url)
    session_cookie(site).set(response, done.cookie)
    remember(site, response, done.person_id)
    return response
