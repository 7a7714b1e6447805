"""What stands before each call of Twilio's REST interface: credentials, and refusals as Twilio writes them."""

import hmac
from collections.abc import Awaitable, Callable
from typing import Final

from aiohttp import encode_basic_auth, web

from sandbox.carrier.errors import ApiError
from sandbox.carrier.exchange import Exchange
from sandbox.core.answers import json_response

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Guard:
    """Asks for the account's credentials, and writes refusals as Twilio does."""

    _CHALLENGE: Final = 'Basic realm="Twilio API"'

    def __init__(self, exchange: Exchange) -> None:
        self._exchange = exchange

    def __call__(self, handler: Handler) -> Handler:
        """Put the guard before a handler."""

        async def guarded(request: web.Request) -> web.StreamResponse:
            try:
                self._admit(request)
                return await handler(request)
            except ApiError as error:
                return self._refusal(error)

        return guarded

    def _admit(self, request: web.Request) -> None:
        settings = self._exchange.settings
        expected = encode_basic_auth(settings.account_sid, settings.auth_token)
        given = request.headers.get("Authorization", "")
        if not hmac.compare_digest(given.encode(errors="replace"), expected.encode()):
            raise ApiError(20003, 401)
        if request.match_info["account"] != settings.account_sid:
            raise ApiError(20404, 404)

    def _refusal(self, error: ApiError) -> web.Response:
        self._exchange.stats[f"refused_{error.code}"] += 1
        response = json_response(error.body(), error.status)
        if error.code == 20003:  # noqa: PLR2004 - Twilio's code for bad credentials
            response.headers["WWW-Authenticate"] = self._CHALLENGE
        if error.retry_after is not None:
            response.headers["Retry-After"] = str(error.retry_after)
        return response
