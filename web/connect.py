"""Connecting X in the browser: a link, its page's button, X, and back to a code for the phone to text.

Whoever holds the phone and the X account can finish, and nobody else: a link that is passed on connects nothing, for
the code shows only in the browser that said yes at X, and counts only from the phone that asked for the link.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from aiohttp import web

from bot.clock import MINUTE, SECOND
from bot.logs import get_logger
from bot.sign_in import SignIn, SignInFailed
from bot.x import CALLBACK_PATH, Tokens
from storage import connections, consents
from storage.consents import Returned
from storage.database import Database
from web import connect_pages as pages
from web.cookies import LONGEST as LONGEST_SECRET
from web.cookies import Cookie
from web.forms import parse_form
from web.frame import guarded, see
from web.origins import is_from_our_page

log = get_logger()

BODY_SECONDS = 10.0
EXCHANGE_SECONDS = 20.0
"""A code of X's lives for 30 s."""
PROFILE_SECONDS = 5.0
COOKIE_LASTS = 15 * MINUTE
LONGEST_CODE = 2000
"""Of X's; what is secret here is shorter."""
DENIED = "X was not connected: you said no at X. Nothing was changed. To try again, text CONNECT."
FAILED = "X was not connected: X gave no access just now. Nothing was changed. To try again, text CONNECT."


@dataclass(frozen=True, slots=True)
class Connecting:
    """The pages on the way. `x_origin` is where the form's button leads, `numbers` are ours."""

    db: Database
    sign_in: SignIn
    public_url: str
    x_origin: str
    numbers: Sequence[str]

    @guarded("/connect/{token}")
    async def link(self, request: web.Request) -> web.Response:
        """A link's page. It changes nothing: robots that make previews open links too."""
        token = request.match_info["token"]
        opened = await self.db.read(consents.look, token, self._cookie.read(request))
        if opened is None:
            return pages.gone()
        return _to_code() if opened.is_under_way else pages.offer(opened.phone_end, token, self.x_origin)

    @guarded("/connect")
    async def press(self, request: web.Request) -> web.Response:
        """The button: uses the link up for this browser, and sends it to X."""
        if not is_from_our_page(request, self.public_url):
            log.warning("connect.refused", page="/connect", cause="cross-site")
            return pages.elsewhere()
        token, cookie = await _token(request), self._cookie.read(request)
        begun = await self.db.write(consents.begin, token, cookie)
        if begun is None:
            opened = await self.db.read(consents.look, token, cookie)
            return _to_code() if opened is not None and opened.is_under_way else pages.gone()
        log.info("x.connecting", person=begun.person)
        response = see(self.sign_in.authorize_url(begun.state, begun.verifier))
        self._cookie.set(response, begun.cookie)
        return response

    @guarded(CALLBACK_PATH)
    async def callback(self, request: web.Request) -> web.Response:
        """Back from X. What X says counts once, and only in the browser that was sent there."""
        state, cookie = request.query.get("state", ""), self._cookie.read(request)
        known = 0 < len(state) <= LONGEST_SECRET and cookie
        returned = await self.db.write(consents.come_back, state, cookie) if known else None
        if returned is None:
            log.warning("connect.refused", page=CALLBACK_PATH, cause="state")
            return pages.stray()
        if not returned.is_open:
            return _to_code()
        if "error" in request.query:
            log.info("x.denied", person=returned.person)
            await self.db.write(connections.tell_once, returned.id, returned.person_id, DENIED)
            return pages.denied()
        tokens = await self._exchange(returned, request.query.get("code", "")[:LONGEST_CODE])
        if tokens is None:
            await self.db.write(connections.tell_once, returned.id, returned.person_id, FAILED)
            return pages.failed()
        return await self._keep(returned, tokens)

    @guarded("/connect/code")
    async def code(self, request: web.Request) -> web.Response:
        """The code for the phone, or how it ended."""
        shown = await self.db.read(connections.show, self._cookie.read(request))
        return pages.code(shown, self.numbers[0] if self.numbers else "") if shown else pages.gone()

    async def _exchange(self, returned: Returned, code: str) -> Tokens | None:
        """What X gives for its code, or nothing."""
        try:
            async with asyncio.timeout(EXCHANGE_SECONDS):
                return await self.sign_in.exchange(code, returned.verifier)
        except (SignInFailed, TimeoutError) as failed:
            log.warning("x.exchange_failed", person=returned.person, reason=str(failed) or "X didn't answer in time.")
            return None

    async def _keep(self, returned: Returned, tokens: Tokens) -> web.Response:
        """Store the tokens at once, and then whose they are if X tells: it has outages of its own there."""
        cookie = await self.db.write(connections.keep, returned.id, returned.person_id, tokens)
        response = _to_code()
        if cookie is None:
            return response
        self._cookie.set(response, cookie)
        try:
            async with asyncio.timeout(PROFILE_SECONDS):
                profile = await self.sign_in.profile(tokens.access)
            await self.db.write(connections.name, returned.id, profile)
        except (SignInFailed, TimeoutError) as failed:
            log.info("x.profile_unknown", person=returned.person, reason=str(failed) or "X didn't answer in time.")
        return response

    @property
    def _cookie(self) -> Cookie:
        return Cookie("connect", "/connect", COOKIE_LASTS // SECOND, self.public_url)


async def _token(request: web.Request) -> str:
    """The token in the form; nothing if there is none that could be ours, or the form doesn't come."""
    try:
        async with asyncio.timeout(BODY_SECONDS):
            fields = dict(parse_form(await request.read()))
    except (TimeoutError, ConnectionError, web.RequestPayloadError, web.HTTPRequestEntityTooLarge):
        return ""
    token = fields.get(b"token", b"").decode(errors="replace")
    return token if len(token) <= LONGEST_SECRET else ""


def _to_code() -> web.Response:
    return see("/connect/code")
