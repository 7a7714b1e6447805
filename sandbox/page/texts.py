"""Texts: a phone sends one, and what was said so far."""

from itertools import islice, takewhile
from typing import Final

from aiohttp import web

from sandbox.carrier.controls import Carrier
from sandbox.carrier.exchange import Exchange
from sandbox.carrier.media import media_response
from sandbox.carrier.shown import shown_message
from sandbox.core.answers import json_response
from sandbox.page.guard import RefusedError, guarded, json_object, number_in
from sandbox.page.phone_text import read_text

_USUAL_LIMIT: Final = 500
_LONGEST_LIST: Final = 10_000


class TextRoutes:
    """Sending texts, calling their webhooks again, and looking at messages and media."""

    def __init__(self, exchange: Exchange, carrier: Carrier) -> None:
        self._exchange = exchange
        self._carrier = carrier

    def routes(self) -> list[web.RouteDef]:
        """The routes of this part."""
        return [
            web.post("/sandbox/texts", guarded(self.send_text)),
            web.post("/sandbox/messages/{sid}/redeliver", guarded(self.redeliver)),
            web.get("/sandbox/messages", guarded(self.messages)),
            web.get("/sandbox/media/{sid}", guarded(self.media)),
        ]

    async def send_text(self, request: web.Request) -> web.StreamResponse:
        """A phone sends a text; with `wait` the answer comes when its webhook is over."""
        text = await read_text(await json_object(request), self._exchange.session)
        message = self._carrier.accept(text.from_, text.body, text.pictures, to=text.to)
        if not text.wait:
            self._exchange.spawn(self._carrier.redeliver(message))
            return json_response(shown_message(message), 201)
        result = await self._carrier.redeliver(message)
        replies = [shown_message(reply) for reply in result.replies]
        return json_response({**shown_message(message), "replies": replies}, 201)

    async def redeliver(self, request: web.Request) -> web.StreamResponse:
        """Call the webhook for a text again."""
        message = self._carrier.message(request.match_info["sid"])
        if message is None or not message.inbound:
            raise RefusedError("there is no such text", 404)
        await self._carrier.redeliver(message)
        return json_response(shown_message(message))

    async def messages(self, request: web.Request) -> web.StreamResponse:
        """Messages oldest first: of one phone or all, made after `since` (seconds since 1970)."""
        phone, since = request.query.get("phone"), number_in(request, "since", 0.0)
        limit = min(int(number_in(request, "limit", _USUAL_LIMIT)), _LONGEST_LIST)
        store = self._exchange.store
        newest = reversed(store.of_phone(phone)) if phone else store.newest()
        recent = list(islice(takewhile(lambda each: each.created_at > since, newest), limit))
        return json_response({"messages": [shown_message(each) for each in reversed(recent)]})

    async def media(self, request: web.Request) -> web.StreamResponse:
        """A medium's bytes, for the page."""
        return media_response(self._exchange.store.medium(request.match_info["sid"]))
