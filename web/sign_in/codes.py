"""Signing a browser in: it shows a code, and the phone texts it. Until then, it may only look at its link's room.

Nothing that is opened (GET) changes anything: robots that make previews open links too.
"""

from aiohttp import web

from core.logs import get_logger
from storage import sign_in_codes
from storage.sign_in_codes import CodeBegun
from web.connect.pages import spaced
from web.fields import token_in
from web.headers import OUR_FORMS
from web.identity import session_cookie, session_if_any
from web.responses import see_other
from web.sign_in.entering import first_page, remember
from web.site import Site
from web.visitors import browser_of

log = get_logger()

REFRESH_SECONDS = 4


async def begin(site: Site, request: web.Request) -> web.Response:
    """The button of who came by a link: this browser is known by another cookie from now on, and shows a code."""
    session = session_if_any(request)
    if session is None:
        return see_other(site.url("sign_in"))
    if session.is_signed_in:
        return see_other(first_page(site))
    return _to_code(site, await site.db.write(sign_in_codes.begin, session, browser_of(site, request)))


async def link(site: Site, request: web.Request) -> web.Response:
    """A link's page."""
    if not await site.db.read(sign_in_codes.behind, token_in(request)):
        return _gone(site)
    return site.templates.page("sign_in/link.html", forms_to=OUR_FORMS)


async def begin_by_link(site: Site, request: web.Request) -> web.Response:
    """Its button: uses the link up for this browser, which shows a code."""
    return _to_code(
        site, await site.db.write(sign_in_codes.begin_by_link, token_in(request), browser_of(site, request))
    )


async def code(site: Site, request: web.Request) -> web.Response:
    """The code for the phone; looks by itself whether the phone has texted it."""
    session = session_if_any(request)
    if session is not None and session.is_signed_in:
        response = see_other(first_page(site))
        remember(site, response, session.person_id)
        return response
    shown = await site.db.read(sign_in_codes.show, session) if session is not None else None
    if shown is None:
        return site.templates.page("sign_in/over.html", 404, forms_to=OUR_FORMS, is_let_in=session is not None)
    number = shown.number or (site.numbers[0] if site.numbers else "")
    refresh = {"Refresh": f"{REFRESH_SECONDS}; url={site.url('sign_in_code')}"}
    return site.templates.page(
        "sign_in/code.html", code=shown.code, number=number, spaced=spaced(number), headers=refresh
    )


def _to_code(site: Site, begun: CodeBegun | None) -> web.Response:
    if begun is None:
        return _gone(site)
    log.info("sign_in.begun", person=begun.tag)
    response = see_other(site.url("sign_in_code"))
    session_cookie(site).set(response, begun.cookie)
    return response


def _gone(site: Site) -> web.Response:
    return site.templates.page("sign_in/gone.html", 404)
