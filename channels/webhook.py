"""Addresses to which a carrier posts, whichever server reads the request."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from aiohttp import web
from yarl import URL

BODY_SECONDS = 10.0


class BodyFault(NamedTuple):
    """Why there is no whole body; `cause` is for the log."""

    status: int
    cause: str


class WebhookRequest(NamedTuple):
    """A request of a carrier, or of a stranger.

    Attributes:
        target: path and query as they were sent: signatures are made over them.
        url: the same, taken apart.
        body: as it came, not unpacked; empty if there is a `fault`.
        remote: the address that it came from.
    """

    target: str
    url: URL
    headers: Mapping[str, str]
    body: bytes
    remote: str | None
    fault: BodyFault | None = None


class WebhookAnswer(NamedTuple):
    """What a carrier is answered.

    Attributes:
        content_type: empty if there is no body.
        unheard: what is to be done if the carrier is gone already, as far as can be told.
    """

    status: int
    body: bytes = b""
    content_type: str = ""
    unheard: Callable[[], Awaitable[None]] | None = None


@dataclass(frozen=True, slots=True)
class Webhook:
    """An address to which a carrier posts, and what answers; that raises nothing."""

    path: str
    answer: Callable[[WebhookRequest], Awaitable[WebhookAnswer]]

    def route(self) -> web.RouteDef:
        """The address as a route of aiohttp."""
        return web.post(self.path, self._over_aiohttp)

    async def _over_aiohttp(self, request: web.Request) -> web.StreamResponse:
        answer = await self.answer(await _read(request))
        headers = {"Content-Type": answer.content_type} if answer.content_type else None
        response = web.Response(status=answer.status, body=answer.body or None, headers=headers)
        if answer.unheard is not None and not await _is_heard(request, response):
            await answer.unheard()
        return response


async def _read(request: web.Request) -> WebhookRequest:
    """The request with its body: whatever it is, for what is left unread, the server trips over later."""
    body, fault = b"", None
    try:
        async with asyncio.timeout(BODY_SECONDS):
            body = await request.read()
    except TimeoutError:
        fault = BodyFault(400, "body too slow")
    except web.HTTPRequestEntityTooLarge:
        fault = BodyFault(413, "body too large")
    except (web.RequestPayloadError, ConnectionError):
        fault = BodyFault(400, "body broken")
    return WebhookRequest(request.raw_path, request.rel_url, request.headers, body, request.remote, fault)


async def _is_heard(request: web.Request, response: web.Response) -> bool:
    """Send the answer; false if nobody listens any more, as far as can be told."""
    if request.transport is None or request.transport.is_closing():
        return False
    try:
        await response.prepare(request)
        await response.write_eof()
    except ConnectionError:
        return False
    return True
