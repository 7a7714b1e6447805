"""Twilio's REST interface for messages: send, fetch, redact, delete."""

import hmac
from collections.abc import Awaitable, Callable
from typing import Final
from urllib.parse import parse_qs

import orjson
from aiohttp import encode_basic_auth, web

from sandbox import wire
from sandbox.errors import ApiError
from sandbox.exchange import Exchange
from sandbox.model import Message
from sandbox.outbound import Outbound, SendOrder
from sandbox.rest_faults import send_with_fault

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def json_response(body: object, status: int = 200) -> web.Response:
    """An answer in JSON."""
    return web.Response(body=orjson.dumps(body), status=status, content_type="application/json")


class Rest:
    """The account and its messages under /2010-04-01."""

    def __init__(self, exchange: Exchange, outbound: Outbound) -> None:
        self._exchange = exchange
        self._outbound = outbound

    def routes(self) -> list[web.RouteDef]:
        """The routes of this part."""
        guard, root = Guard(self._exchange), wire.API
        return [
            web.post(f"{root}/{{account}}/Messages.json", guard(self.create)),
            web.get(f"{root}/{{account}}/Messages/{{sid}}.json", guard(self.fetch)),
            web.post(f"{root}/{{account}}/Messages/{{sid}}.json", guard(self.redact)),
            web.delete(f"{root}/{{account}}/Messages/{{sid}}.json", guard(self.delete)),
            web.get(f"{root}/{{account}}.json", guard(self.account)),
            web.get(f"{root}/{{account}}/IncomingPhoneNumbers.json", guard(self.numbers)),
        ]

    async def create(self, request: web.Request) -> web.StreamResponse:
        """Send a message: 201 with it, status queued."""
        order = read_order(await request.read())
        fault = self._exchange.faults.take("send", order.to, order.from_)
        if fault is not None:
            return await send_with_fault(fault, request, lambda: self._send(order))
        return self._send(order)

    def _send(self, order: SendOrder) -> web.Response:
        message = self._outbound.send(order)
        shown = self._shown(message)
        # As Twilio answers: how it goes on is told later, even if it was quick.
        shown.update(status="queued", date_sent=None, error_code=None, error_message=None)
        shown["num_media"] = str(len(order.media_urls))
        return json_response(shown, 201)

    async def fetch(self, request: web.Request) -> web.StreamResponse:
        """One message."""
        return json_response(self._shown(self._find(request)))

    async def redact(self, request: web.Request) -> web.StreamResponse:
        """Erase the words of a message; only an empty Body can be written."""
        message = self._find(request)
        form = parse_qs((await request.read()).decode(errors="replace"), keep_blank_values=True)
        if form.get("Body") != [""]:
            raise ApiError(20001)
        message.body = ""
        self._exchange.changed(message)
        return json_response(self._shown(message))

    async def delete(self, request: web.Request) -> web.StreamResponse:
        """Delete a message with its media."""
        message = self._find(request)
        self._exchange.store.remove(message.sid)
        self._exchange.removed(message)
        return web.Response(status=204)

    async def account(self, request: web.Request) -> web.StreamResponse:  # noqa: ARG002 - a handler
        """The account, for those who only want to know whether their credentials are good."""
        sid = self._exchange.settings.account_sid
        return json_response({"sid": sid, "friendly_name": "Sandbox", "status": "active", "type": "Full"})

    async def numbers(self, request: web.Request) -> web.StreamResponse:
        """The account's numbers and the webhook that is set for them."""
        settings, wanted = self._exchange.settings, request.query.get("PhoneNumber")
        shown = [
            {
                "account_sid": settings.account_sid,
                "phone_number": number,
                "sid": "PN" + number.lstrip("+").rjust(32, "0"),
                "sms_url": settings.webhook_url,
                "sms_method": "POST",
                "sms_fallback_url": settings.fallback_url,
                "capabilities": {"sms": True, "mms": True, "voice": False, "fax": False},
            }
            for number in settings.numbers
            if wanted in (None, number)
        ]
        return json_response({"incoming_phone_numbers": shown, "next_page_uri": None})

    def _find(self, request: web.Request) -> Message:
        message = self._exchange.store.get(request.match_info["sid"])
        if message is None:
            raise ApiError(20404, 404)
        return message

    def _shown(self, message: Message) -> wire.Json:
        return wire.twilio_message(message, self._exchange.settings.account_sid)


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


def read_order(body: bytes) -> SendOrder:
    """The form of a send; of fields that should not repeat, the first counts."""
    form = parse_qs(body.decode(errors="replace"), keep_blank_values=True)

    def first(name: str) -> str:
        return form[name][0] if name in form else ""

    return SendOrder(
        to=first("To"),
        from_=first("From"),
        body=first("Body"),
        messaging_service_sid=first("MessagingServiceSid"),
        media_urls=tuple(form.get("MediaUrl", ())),
        status_callback=first("StatusCallback"),
        validity_period=first("ValidityPeriod"),
    )
