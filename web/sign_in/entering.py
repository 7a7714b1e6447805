"""What becomes of a browser that is signed in, by whatever way."""

from aiohttp import web

from actions.signing_in import BrowserSignedIn
from core.logs import get_logger
from web.identity import session_cookie
from web.responses import see_other
from web.site import Site

log = get_logger()


def first_page(site: Site) -> str:
    """Where who is signed in begins."""
    return site.url("home" if "home" in site.url else "rooms")


def let_in(site: Site, done: BrowserSignedIn, url: str) -> web.Response:
    """To that page, known by a new cookie."""
    log.info("sign_in.entered", person=done.tag, way=done.way.value, is_new=done.is_new)
    response = see_other(url)
    session_cookie(site).set(response, done.cookie)
    return response
