"""Twilio's REST interface for messages: send, fetch, redact, delete."""

from collections.abc import Awaitable, Callable
from urllib.parse import parse_qs

from aiohttp import web

from sandbox.carrier.errors import ApiError
from sandbox.carrier.exchange import API, Exchange
from sandbox.carrier.model import Message
from sandbox.carrier.outbound import Outbound, SendOrder
from sandbox.carrier.rest import wire
from sandbox.carrier.rest.faults import send_with_fault
from sandbox.carrier.rest.guard import Guard
from sandbox.core.answers import Json, json_response

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class MessagesRest:
    """The account and its messages under /2010-04-01."""

    def __init__(self, exchange: Exchange, outbound: Outbound) -> None:
        self._exchange = exchange
        self._outbound = outbound

    def routes(self) -> list[web.RouteDef]:
        """The routes of this part."""
        guard, root = Guard(self._exchange), API
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

    async def account(self, _: web.Request) -> web.StreamResponse:
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

    def _shown(self, message: Message) -> Json:
        return wire.message_json(message, self._exchange.settings.account_sid)


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
