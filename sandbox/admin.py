"""The sandbox's own interface under /sandbox: what phones do, what goes wrong, what was seen.

It asks for no credentials and is meant for this machine only. Pages of other origins are refused.
"""

import time
from collections.abc import Awaitable, Callable
from itertools import islice, takewhile
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

import orjson
from aiohttp import web

from sandbox import admin_settings, events, wire
from sandbox.admin_texts import RefusedError, read_text
from sandbox.exchange import Exchange
from sandbox.faults import KINDS, UnknownFaultError
from sandbox.rest import json_response
from sandbox.rest_media import media_response

if TYPE_CHECKING:
    from sandbox.server import Sandbox

_USUAL_LIMIT: Final = 500
_LONGEST_LIST: Final = 10_000

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Admin:
    """The routes under /sandbox."""

    def __init__(self, exchange: Exchange, sandbox: "Sandbox") -> None:
        self._exchange = exchange
        self._sandbox = sandbox

    def routes(self) -> list[web.RouteDef]:
        """The routes of this part."""
        table: list[tuple[str, str, Handler]] = [
            ("POST", "/texts", self.send_text),
            ("POST", "/messages/{sid}/redeliver", self.redeliver),
            ("GET", "/messages", self.messages),
            ("GET", "/media/{sid}", self.media),
            ("GET", "/phones", self.phones),
            ("POST", "/phones", self.add_phone),
            ("GET", "/phones/{number}", self.phone),
            ("DELETE", "/phones/{number}", self.remove_phone),
            ("GET", "/faults", self.faults),
            ("POST", "/faults", self.add_fault),
            ("DELETE", "/faults", self.clear_faults),
            ("DELETE", "/faults/{id}", self.remove_fault),
            ("GET", "/settings", self.settings),
            ("PUT", "/settings", self.change_settings),
            ("GET", "/logs", self.logs),
            ("POST", "/logs", self.add_logs),
            ("GET", "/events", self.events),
            ("GET", "/stats", self.stats),
        ]
        return [web.route(method, f"/sandbox{path}", guarded(handler)) for method, path, handler in table]

    async def send_text(self, request: web.Request) -> web.StreamResponse:
        """A phone sends a text; with `wait` the answer comes when its webhook is over."""
        text = await read_text(await json_object(request), self._exchange.session)
        message = self._sandbox.accept(text.from_, text.body, text.pictures, to=text.to)
        if not text.wait:
            self._exchange.spawn(self._sandbox.redeliver(message))
            return json_response(wire.admin_message(message), 201)
        result = await self._sandbox.redeliver(message)
        replies = [wire.admin_message(reply) for reply in result.replies]
        return json_response({**wire.admin_message(message), "replies": replies}, 201)

    async def redeliver(self, request: web.Request) -> web.StreamResponse:
        """Call the webhook for a text again."""
        message = self._sandbox.message(request.match_info["sid"])
        if message is None or not message.inbound:
            raise RefusedError("there is no such text", 404)
        await self._sandbox.redeliver(message)
        return json_response(wire.admin_message(message))

    async def messages(self, request: web.Request) -> web.StreamResponse:
        """Messages oldest first: of one phone or all, made after `since` (seconds since 1970)."""
        phone, since = request.query.get("phone"), _number(request, "since", 0.0)
        limit = min(int(_number(request, "limit", _USUAL_LIMIT)), _LONGEST_LIST)
        store = self._exchange.store
        newest = reversed(store.of_phone(phone)) if phone else store.newest()
        recent = list(islice(takewhile(lambda each: each.created_at > since, newest), limit))
        return json_response({"messages": [wire.admin_message(each) for each in reversed(recent)]})

    async def media(self, request: web.Request) -> web.StreamResponse:
        """A medium's bytes, for the page."""
        return media_response(self._exchange.store.medium(request.match_info["sid"]))

    async def phones(self, request: web.Request) -> web.StreamResponse:  # noqa: ARG002 - a handler
        """The phones on the page, and the bot's numbers."""
        return json_response(
            {"phones": self._exchange.phones.all(), "numbers": list(self._exchange.settings.numbers)}
        )

    async def add_phone(self, request: web.Request) -> web.StreamResponse:
        """Another phone on the page: of the number that is given, or the next free one."""
        wanted = await json_object(request) if request.can_read_body else {}
        number = wanted.get("number") or None
        if not isinstance(number, str | None):
            raise RefusedError("number has to be a text")
        return json_response({"number": self._sandbox.add_phone(number)}, 201)

    async def phone(self, request: web.Request) -> web.StreamResponse:
        """One phone: whether it has opted out, and what it sent and got."""
        number = request.match_info["number"]
        messages = [wire.admin_message(each) for each in self._sandbox.messages(number)]
        shown = number in self._exchange.phones
        opted_out = self._sandbox.opted_out(number)
        return json_response({"number": number, "on_page": shown, "opted_out": opted_out, "messages": messages})

    async def remove_phone(self, request: web.Request) -> web.StreamResponse:
        """Take a phone off the page; its texts stay."""
        if not self._exchange.phones.remove(request.match_info["number"]):
            raise RefusedError("there is no such phone", 404)
        self._exchange.hub.tell("phones", orjson.dumps(self._exchange.phones.all()))
        return web.Response(status=204)

    async def faults(self, request: web.Request) -> web.StreamResponse:  # noqa: ARG002 - a handler
        """What is switched on, and what there is."""
        kinds = [
            {"kind": name, "stage": kind.stage, "about": kind.about, "params": kind.params}
            for name, kind in KINDS.items()
        ]
        active = [wire.fault(each) for each in self._exchange.faults.active()]
        return json_response({"active": active, "kinds": kinds})

    async def add_fault(self, request: web.Request) -> web.StreamResponse:
        """Switch a fault on: kind, count (null: until removed), number, and the kind's parameters."""
        wanted = await json_object(request)
        try:
            added = self._exchange.faults.add(**wanted)
        except (UnknownFaultError, TypeError) as error:
            raise RefusedError(str(error)) from None
        return json_response(wire.fault(added), 201)

    async def clear_faults(self, request: web.Request) -> web.StreamResponse:  # noqa: ARG002 - a handler
        """Switch all faults off."""
        self._exchange.faults.clear()
        return web.Response(status=204)

    async def remove_fault(self, request: web.Request) -> web.StreamResponse:
        """Switch one fault off; it may have struck for the last time already."""
        wanted = request.match_info["id"]
        self._exchange.faults.remove(int(wanted) if wanted.isdigit() else 0)
        return web.Response(status=204)

    async def settings(self, request: web.Request) -> web.StreamResponse:  # noqa: ARG002 - a handler
        """How the carrier behaves; the token is not shown."""
        return json_response(admin_settings.shown(self._exchange.settings))

    async def change_settings(self, request: web.Request) -> web.StreamResponse:
        """Change some settings; those not named stay."""
        admin_settings.change(self._exchange.settings, await json_object(request))
        return json_response(admin_settings.shown(self._exchange.settings))

    async def logs(self, request: web.Request) -> web.StreamResponse:
        """The bot's latest log lines, oldest first."""
        limit = int(_number(request, "limit", _USUAL_LIMIT))
        return json_response({"lines": self._exchange.logs.latest(limit)})

    async def add_logs(self, request: web.Request) -> web.StreamResponse:
        """Log lines of the bot, a JSON object a line."""
        self._sandbox.log(await request.read())
        return web.Response(status=204)

    async def events(self, request: web.Request) -> web.StreamResponse:
        """What happens, as server-sent events."""
        return await events.stream(self._exchange.hub, request)

    async def stats(self, request: web.Request) -> web.StreamResponse:  # noqa: ARG002 - a handler
        """Counters since the start."""
        kept = {"messages_kept": len(self._exchange.store), "log_lines_kept": len(self._exchange.logs)}
        return json_response({**self._sandbox.stats, **kept, "now": time.time()})


def guarded(handler: Handler) -> Handler:
    """Keep pages of other origins out, and write refusals as JSON."""

    async def guarded(request: web.Request) -> web.StreamResponse:
        origin = request.headers.get("Origin")
        if origin is not None and urlsplit(origin).netloc != request.host:
            return json_response({"error": "other origins have no access"}, 403)
        try:
            return await handler(request)
        except RefusedError as refusal:
            return json_response({"error": str(refusal)}, refusal.status)

    return guarded


async def json_object(request: web.Request) -> dict[str, Any]:
    """The JSON object that was sent. Raises RefusedError for anything else."""
    try:
        body = orjson.loads(await request.read())
    except orjson.JSONDecodeError:
        body = None
    if not isinstance(body, dict):
        raise RefusedError("the body has to be a JSON object")
    return body


def _number(request: web.Request, name: str, default: float) -> float:
    try:
        return float(request.query.get(name, default))
    except ValueError:
        raise RefusedError(f"{name} has to be a number") from None
