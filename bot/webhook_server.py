"""The HTTP server: aiohttp's, but a webhook that came whole takes a shorter way through it.

What aiohttp makes of every request (a request and a response with all that pages need, a route, two tasks that wake
one another) costs more than reading the form and checking its signature. So the protocol here looks at what aiohttp's
parser found. If that is a webhook whose body is here, with nothing behind it, it is answered at once. All else goes
aiohttp's way, webhooks whose body is still coming included. What is protected of aiohttp is relied on here: the lock
file pins it, and tests guard it.
"""

import asyncio
from collections.abc import Mapping, Sequence
from functools import lru_cache
from http import HTTPStatus
from typing import Any, NamedTuple, cast

from aiohttp import web
from aiohttp.helpers import rfc822_formatted_time
from aiohttp.http import HttpVersion11, RawRequestMessage
from aiohttp.streams import EMPTY_PAYLOAD, StreamReader

from channels.webhook import Webhook, WebhookAnswer, WebhookRequest

Headers = tuple[tuple[str, str], ...]


class _Whole:
    """Stands for a request that is at work and whose body has come, for whoever looks at the connection."""

    content = EMPTY_PAYLOAD

    def _cancel(self, _: BaseException) -> None:
        """There is nothing to break off: all of it was read."""


class _Found(NamedTuple):
    webhook: Webhook
    message: RawRequestMessage
    body: bytes


_WHOLE = cast("web.BaseRequest", _Whole())


class WebhookProtocol(web.RequestHandler):
    """aiohttp's on one connection. While it waits for a request, webhooks are answered in its place.

    It waits by a future, `_waiter`. That is out of its sight while a webhook is at work, so that whatever comes
    behind one waits in `_messages` for its turn, as it does behind any request.
    """

    __slots__ = ("_answering", "_server")

    def __init__(self, server: "WebhookServer", **settings: Any) -> None:  # noqa: ANN401 - aiohttp's own
        super().__init__(server, **settings)
        self._server = server
        self._answering: asyncio.Task[None] | None = None

    def data_received(self, data: bytes) -> None:
        """Bytes came."""
        waiter = self._waiter
        if waiter is None or waiter.done():
            super().data_received(data)
            return
        self._waiter = None
        found = None
        try:
            super().data_received(data)
            found = self._webhook()
        finally:
            if found is None:
                self._waiter = waiter
                if self._messages:
                    waiter.set_result(None)
        if found is not None:
            self._begin()
            self._answering = self._loop.create_task(self._answer(found, waiter))

    async def shutdown(self, timeout: float | None = 15.0) -> None:  # noqa: ASYNC109 - aiohttp's own
        """Wait for what is at work, so long at most, and close."""
        await super().shutdown(timeout)
        if self._answering is not None:
            self._answering.cancel()

    def _webhook(self) -> _Found | None:
        """What came, if it is a webhook and nothing about it is unusual."""
        if len(self._messages) != 1:
            return None
        message, payload = self._messages[0]
        if not isinstance(message, RawRequestMessage) or message.method != "POST":
            return None
        webhook = self._server.webhooks.get(message.path.partition("?")[0])
        if webhook is None or not payload.is_eof() or payload.total_bytes > self._server.body_limit:
            return None
        is_usual = message.version == HttpVersion11 and not message.should_close and not message.upgrade
        if not is_usual or self._reading_paused or "Expect" in message.headers:
            return None
        return _Found(webhook, message, _body(payload))

    def _begin(self) -> None:
        """What aiohttp does when it takes a request on."""
        self._messages.clear()
        if self._parser is not None:
            self._parser.message_consumed()
        self._server.requests_count += 1
        self._request_in_progress = True
        self._current_request = _WHOLE

    async def _answer(self, found: _Found, waiter: asyncio.Future[None]) -> None:
        webhook, message, body = found
        peer = self.peername
        remote = str(peer[0]) if isinstance(peer, (list, tuple)) else peer
        try:
            request = WebhookRequest(message.path, message.url, message.headers, body, remote)
            answer = await webhook.answer(request)
            is_heard = await self._give(answer)
            if answer.unheard is not None and not is_heard:
                await answer.unheard()
        except Exception as error:  # noqa: BLE001 - nobody else hears of it
            self.log_exception("A webhook raised", exc_info=error)
            self.force_close()
        finally:
            self._end(waiter)

    async def _give(self, answer: WebhookAnswer) -> bool:
        """Send the answer; false if nobody listens any more, as far as can be told."""
        self._current_request = None  # whoever doesn't read what is sent is idle
        if self.transport is None or self.transport.is_closing():
            return False
        self.transport.write(as_bytes(answer, self._server.headers))
        if self.writing_paused:
            try:
                await self._drain_helper()
            except ConnectionError:
                return False
        return True

    def _end(self, waiter: asyncio.Future[None]) -> None:
        """Let aiohttp wait for the next request, or see the next one that has come, or end."""
        self._request_in_progress = False
        self._current_request = None
        if self._handler_waiter is not None:
            self._handler_waiter.set_result(None)
        if waiter.done():
            return
        if self._close or self._force_close:
            if self.transport is not None:
                self.transport.close()
            waiter.cancel()
            return
        self._waiter = waiter
        self._next_keepalive_close_time = self._loop.time() + self._keepalive_timeout
        if self._messages:
            waiter.set_result(None)
        elif self._keepalive_handle is None:
            self._keepalive_handle = self._loop.call_at(self._next_keepalive_close_time, self._process_keepalive)


class WebhookServer(web.Server):
    """Makes such a protocol for each connection.

    `body_limit`: the most bytes of a body. `headers`: what every answer to a webhook says besides.
    """

    def __init__(self, server: web.Server, webhooks: Sequence[Webhook], body_limit: int, headers: Headers) -> None:
        self._settings = dict(server._kwargs)  # noqa: SLF001 - told nowhere else
        super().__init__(server.request_handler, request_factory=server.request_factory, **self._settings)
        self.webhooks: Mapping[str, Webhook] = {webhook.path: webhook for webhook in webhooks}
        self.body_limit = body_limit
        self.headers = headers

    def __call__(self) -> WebhookProtocol:
        """What handles the next connection."""
        return WebhookProtocol(self, loop=self._loop, **self._settings)


class WebhookRunner(web.AppRunner):
    """aiohttp's runner with such a server."""

    __slots__ = ("_server_settings",)

    def __init__(
        self,
        app: web.Application,
        webhooks: Sequence[Webhook],
        body_limit: int,
        headers: Headers = (),
        **settings: Any,  # noqa: ANN401 - aiohttp's own
    ) -> None:
        super().__init__(app, **settings)
        self._server_settings = (webhooks, body_limit, headers)

    async def _make_server(self) -> WebhookServer:
        return WebhookServer(await super()._make_server(), *self._server_settings)


def _body(payload: StreamReader) -> bytes:
    """A body that is here whole, as it lies there.

    Who reads it as a stream has reading resumed through parser and transport, even where it never paused.
    """
    return b"".join(payload._buffer) if payload.total_bytes else b""  # noqa: SLF001 - as above


def as_bytes(answer: WebhookAnswer, headers: Headers = ()) -> bytes:
    """The answer as it goes over the wire (RFC 9112). A 204 has no length (RFC 9110, section 8.6)."""
    date = rfc822_formatted_time().encode()
    head = _head(answer.status, answer.content_type, headers)
    if answer.status == HTTPStatus.NO_CONTENT:
        return b"%bDate: %b\r\n\r\n" % (head, date)
    return b"%bDate: %b\r\nContent-Length: %d\r\n\r\n%b" % (head, date, len(answer.body), answer.body)


@lru_cache(maxsize=64)
def _head(status: int, content_type: str, headers: Headers) -> bytes:
    named = (("Content-Type", content_type), *headers) if content_type else headers
    lines = [f"HTTP/1.1 {status} {HTTPStatus(status).phrase}", *(f"{name}: {value}" for name, value in named)]
    return "".join(f"{line}\r\n" for line in lines).encode()
