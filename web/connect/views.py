"""Connecting X in the browser: a link, its page's button, X, and back to a code for the phone to text.

Whoever holds the phone and the X account can finish, and nobody else: a link that is passed on connects nothing, for
the code shows only in the browser that said yes at X, and counts only from the phone that asked for the link.
"""

import asyncio

from aiohttp import web

from clients.failures import CallFailed
from core.clock import MINUTE, SECOND
from core.logs import get_logger
from core.tx import Tx
from core.wording import connecting as wording
from core.x.account import Profile, XTokens
from storage import spending
from storage.links import Purpose
from storage.spending import Spent
from storage.x import connections, consents
from storage.x.consents import Returned
from web.connect.pages import code_page
from web.cookies import LONGEST as LONGEST_SECRET
from web.cookies import Cookie
from web.fields import fields_of
from web.responses import see_other
from web.route import path_of
from web.site import Site

log = get_logger()

EXCHANGE_SECONDS = 20.0
"""A code of X's lives for 30 s."""
PROFILE_SECONDS = 5.0
COOKIE_LASTS = 15 * MINUTE
LONGEST_CODE = 2000
"""Of X's; what is secret here is shorter."""


def _cookie(site: Site) -> Cookie:
    """By which the browser is known that pressed the button."""
    return Cookie("connect", Purpose.CONNECT.path, COOKIE_LASTS // SECOND, site.public_url)


async def link(site: Site, request: web.Request) -> web.Response:
    """A link's page. It changes nothing: robots that make previews open links too."""
    token = request.match_info["token"]
    opened = await site.db.read(consents.look, token, _cookie(site).read(request))
    if opened is None:
        return _gone(site)
    if opened.is_under_way:
        return _to_code(site)
    forms_to = f"'self' {site.x_origin}"
    return site.templates.page("connect/offer.html", phone_end=opened.phone_end, token=token, forms_to=forms_to)


async def press(site: Site, request: web.Request) -> web.Response:
    """The button: uses the link up for this browser, and sends it to X."""
    token, cookie = await _token(request), _cookie(site).read(request)
    begun = await site.db.write(consents.begin, token, cookie)
    if begun is None:
        opened = await site.db.read(consents.look, token, cookie)
        return _to_code(site) if opened is not None and opened.is_under_way else _gone(site)
    log.info("x.connecting", person=begun.person)
    response = see_other(site.x_sign_in.authorize_url(begun.state, begun.verifier))
    _cookie(site).set(response, begun.cookie)
    return response


async def cross_site(site: Site, request: web.Request) -> web.Response:
    """A form that another site sent."""
    log.warning("page.cross_site", page=path_of(request))
    return site.templates.page("connect/elsewhere.html", 403)


async def callback(site: Site, request: web.Request) -> web.Response:
    """Back from X. What X says counts once, and only in the browser that was sent there."""
    state, cookie = request.query.get("state", ""), _cookie(site).read(request)
    known = 0 < len(state) <= LONGEST_SECRET and cookie
    returned = await site.db.write(consents.come_back, state, cookie) if known else None
    if returned is None:
        log.warning("connect.refused", page=path_of(request), cause="state")
        return site.templates.page("connect/stray.html", 400)
    if not returned.is_open:
        return _to_code(site)
    if "error" in request.query:
        log.info("x.denied", person=returned.person)
        return await _tell(site, returned, "connect/denied.html", wording.denied())
    tokens = await _exchange(site, returned, request.query.get("code", "")[:LONGEST_CODE])
    if tokens is None:
        return await _tell(site, returned, "connect/failed_at_x.html", wording.failed())
    return await _keep(site, returned, tokens)


async def code(site: Site, request: web.Request) -> web.Response:
    """The code for the phone, or how it ended."""
    shown = await site.db.read(connections.show, _cookie(site).read(request))
    return code_page(site.templates, shown, site.numbers[0] if site.numbers else "") if shown else _gone(site)


async def _tell(site: Site, returned: Returned, page: str, body: str) -> web.Response:
    """It came to nothing: the browser and the phone are told."""
    await site.db.write(connections.tell_once, returned.id, returned.person_id, body)
    return site.templates.page(page)


async def _exchange(site: Site, returned: Returned, code: str) -> XTokens | None:
    """What X gives for its code, or nothing."""
    try:
        async with asyncio.timeout(EXCHANGE_SECONDS):
            return await site.x_sign_in.exchange(code, returned.verifier)
    except (CallFailed, TimeoutError) as failed:
        log.warning("x.exchange_failed", person=returned.person, reason=_reason(failed))
        return None


async def _keep(site: Site, returned: Returned, tokens: XTokens) -> web.Response:
    """Store the tokens at once, and then whose they are if X tells: it has outages of its own there."""
    cookie = await site.db.write(connections.keep, returned.id, returned.person_id, tokens)
    response = _to_code(site)
    if cookie is None:
        return response
    _cookie(site).set(response, cookie)
    try:
        async with asyncio.timeout(PROFILE_SECONDS):
            profile = await site.x.me(tokens.access)
        await site.db.write(_name, returned, profile)
    except (CallFailed, TimeoutError) as failed:
        log.info("x.profile_unknown", person=returned.person, reason=_reason(failed))
    return response


def _name(tx: Tx, returned: Returned, profile: Profile) -> None:
    connections.name(tx, returned.id, profile)
    spending.add(tx, returned.person_id, Spent(user_reads=1))


def _reason(failed: CallFailed | TimeoutError) -> str:
    """For operators; it holds nothing that was sent."""
    return str(failed) or "X didn't answer in time."


async def _token(request: web.Request) -> str:
    """The token in the form; nothing if there is none that could be ours, or the form doesn't come."""
    token = (await fields_of(request)).get("token", "")
    return token if len(token) <= LONGEST_SECRET else ""


def _gone(site: Site) -> web.Response:
    return site.templates.page("connect/gone.html", 404)


def _to_code(site: Site) -> web.Response:
    return see_other(site.url("code"))
