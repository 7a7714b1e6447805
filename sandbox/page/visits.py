"""One press on the page opens the bot's pages, signed in as the person of a phone, or as an operator.

It is done as people do it: the phone's number is typed at the bot, and the PIN that comes to the phone. The bot's
cookie is passed on to the browser, for which all ports of a machine are one place.
"""

import re
from typing import Final
from urllib.parse import urlsplit

from aiohttp import ClientError, ClientResponse, ClientTimeout, web

from sandbox.carrier.exchange import Exchange
from sandbox.core.answers import json_response
from sandbox.page.guard import RefusedError, guarded

_PAGES: Final = ("/sign-in", "/sign-in/register")
"""Where a number is typed: of somebody whom the bot knows, and else of somebody new."""
_TYPE_PIN: Final = "/sign-in/pin"
_PIN: Final = re.compile(r"^(\d{6}) is your PIN")
_PIN_SECONDS: Final = 3.0
_LIMIT: Final = ClientTimeout(total=10.0)
_SEE_OTHER: Final = 303


class VisitRoutes:
    """Signing the browser of this page in at the bot."""

    def __init__(self, exchange: Exchange) -> None:
        self._exchange = exchange

    def routes(self) -> list[web.RouteDef]:
        """The routes of this part."""
        return [
            web.post("/sandbox/phones/{number}/visit", guarded(self.visit)),
            web.post("/sandbox/desk/visit", guarded(self.visit_desk)),
        ]

    async def visit(self, request: web.Request) -> web.StreamResponse:
        """The pages of a phone's person."""
        return await self._signed_in(request, request.match_info["number"], "/")

    async def visit_desk(self, request: web.Request) -> web.StreamResponse:
        """The operators' desk."""
        operator = self._exchange.settings.operator
        if not operator:
            raise RefusedError("this sandbox knows of no operator", 404)
        return await self._signed_in(request, operator, "/desk")

    async def _signed_in(self, request: web.Request, number: str, path: str) -> web.StreamResponse:
        bot = urlsplit(self._exchange.settings.webhook_url)
        if request.url.host != bot.hostname:
            raise RefusedError(f"open this page at {bot.hostname}, as the bot: cookies are of one name")
        url = f"{bot.scheme}://{bot.netloc}"
        try:
            cookies = await self._sign_in(url, number, request.headers.get("User-Agent", ""))
        except (ClientError, OSError, TimeoutError):
            raise RefusedError("the bot doesn't answer", 502) from None
        answer = json_response({"url": url + path})
        for cookie in cookies:
            answer.headers.add("Set-Cookie", cookie)
        return answer

    async def _sign_in(self, url: str, number: str, agent: str) -> list[str]:
        """Sign in as that browser, which the person's account lists."""
        for page in _PAGES:
            so_far = len(self._exchange.store.to(number))
            asked = await self._post(url, page, {"number": number}, agent)
            if asked.status != _SEE_OTHER:
                raise RefusedError("the bot has no PIN texted just now: too many were asked for")
            pin = await self._pin(number, so_far)
            if pin:
                entered = await self._post(url, _TYPE_PIN, {"pin": pin}, agent, _cookies(asked))
                return entered.headers.getall("Set-Cookie", [])
        raise RefusedError("no PIN came: has this phone opted out?")

    async def _post(self, url: str, page: str, form: dict[str, str], agent: str, cookie: str = "") -> ClientResponse:
        headers = {"Origin": url, "User-Agent": agent, "Cookie": cookie}
        async with self._exchange.session.post(
            url + page, data=form, headers=headers, timeout=_LIMIT, allow_redirects=False
        ) as answer:
            await answer.read()
            return answer

    async def _pin(self, number: str, so_far: int) -> str:
        """The PIN of a text that comes after so many; empty if none does in time."""

        def found() -> list[str]:
            texts = [_PIN.match(message.body) for message in self._exchange.store.to(number)[so_far:]]
            return [text[1] for text in texts if text]

        await self._exchange.hub.wait_until(number, lambda: bool(found()), _PIN_SECONDS)
        return next(iter(found()), "")


def _cookies(answer: ClientResponse) -> str:
    """As a browser sends back what it got."""
    return "; ".join(f"{name}={morsel.value}" for name, morsel in answer.cookies.items())
