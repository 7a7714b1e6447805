"""Twilio's REST interface for media, and the links to their bytes."""

from contextlib import suppress
from typing import Final

from aiohttp import web

from sandbox.carrier.errors import ApiError
from sandbox.carrier.exchange import API, Exchange
from sandbox.carrier.media import SignedLinks, media_response
from sandbox.carrier.model import Media
from sandbox.carrier.rest import wire
from sandbox.carrier.rest.faults import server_error
from sandbox.carrier.rest.guard import Guard
from sandbox.core.answers import json_response
from sandbox.core.faults import Fault

_BUCKET: Final = "/media.twiliocdn.com"
"""Twilio's is at s3-external-1.amazonaws.com."""


class MediaRest:
    """Media of messages, under /2010-04-01, /cdn and that of S3."""

    def __init__(self, exchange: Exchange) -> None:
        self._exchange = exchange
        self._links = SignedLinks()

    def routes(self) -> list[web.RouteDef]:
        """The routes of this part."""
        guard, root = Guard(self._exchange), f"{API}/{{account}}/Messages/{{sid}}/Media"
        return [
            web.get(f"{root}.json", guard(self.list)),
            web.get(f"{root}/{{media}}.json", guard(self.fetch)),
            web.delete(f"{root}/{{media}}.json", guard(self.delete)),
            web.get(f"{root}/{{media}}", guard(self.content)),
            web.get("/cdn/{media}", self.from_cdn),
            web.get(f"{_BUCKET}/{{account}}/{{media}}", self.from_bucket),
        ]

    async def list(self, request: web.Request) -> web.StreamResponse:
        """The media of a message."""
        message = self._exchange.store.get(request.match_info["sid"])
        if message is None:
            raise ApiError(20404, 404)
        shown = [wire.media_json(each, self._exchange.settings.account_sid) for each in message.media]
        page = {"page": 0, "page_size": 50, "start": 0, "end": max(len(shown) - 1, 0)}
        return json_response({"media_list": shown, "uri": request.path_qs, "next_page_uri": None, **page})

    async def fetch(self, request: web.Request) -> web.StreamResponse:
        """A medium's metadata."""
        return json_response(wire.media_json(self._find(request), self._exchange.settings.account_sid))

    async def delete(self, request: web.Request) -> web.StreamResponse:
        """Delete a medium; its message stays."""
        if (fault := self._exchange.faults.take("media_delete")) is not None:
            raise server_error(fault.whole("status"))
        self._exchange.store.remove_medium(self._find(request).sid)
        return web.Response(status=204)

    async def content(self, request: web.Request) -> web.StreamResponse:
        """A medium's bytes, or the way to them: a redirection to a link that holds for a short while."""
        medium, settings = self._find(request), self._exchange.settings
        fault = self._exchange.faults.take("media")
        if fault is not None:
            return await _struck(fault, medium, request)
        if medium.not_ready > 0:
            medium.not_ready -= 1
            raise ApiError(20404, 404)
        if not settings.media_redirect:
            return web.Response(body=medium.content, content_type=medium.content_type)
        way = self._links.path(medium.sid, settings.media_link_seconds)
        if not settings.media_protected:
            way = f"{_BUCKET}/{settings.account_sid}/{medium.sid}"
        return web.Response(status=307, headers={"Location": self._exchange.shared.url + way})

    async def from_cdn(self, request: web.Request) -> web.StreamResponse:
        """A medium by its signed link. Credentials have no business here and are refused."""
        if "Authorization" in request.headers:
            return web.Response(status=400, text="Only one authorization mechanism is allowed")
        sid, query = request.match_info["media"], request.query
        if not self._links.holds(sid, query.get("Expires", ""), query.get("Signature", "")):
            return web.Response(status=403, text="This link does not hold, or not any more")
        return media_response(self._exchange.store.medium(sid))

    async def from_bucket(self, request: web.Request) -> web.StreamResponse:
        """A medium that the account doesn't protect, as S3 gives it; what isn't there may not be looked for."""
        if "Authorization" in request.headers:
            return web.Response(status=400, text="<Error><Code>InvalidArgument</Code></Error>")
        medium = self._exchange.store.medium(request.match_info["media"])
        if medium is None or self._exchange.settings.media_protected:
            return web.Response(status=403, text="<Error><Code>AccessDenied</Code></Error>")
        return media_response(medium)

    def _find(self, request: web.Request) -> Media:
        medium = self._exchange.store.medium(request.match_info["media"])
        if medium is None or medium.message_sid != request.match_info["sid"]:
            raise ApiError(20404, 404)
        return medium


async def _struck(fault: Fault, medium: Media, request: web.Request) -> web.StreamResponse:
    """A picture that is somewhere else or slow. Raises ApiError where it can't be had at all."""
    if fault.kind == "media_404":
        raise ApiError(20404, 404)
    if fault.kind == "media_error":
        raise server_error(fault.whole("status"))
    if fault.kind == "media_elsewhere":
        return web.Response(status=307, headers={"Location": fault.words("url")})
    response = web.StreamResponse(headers={"Content-Type": medium.content_type})
    response.content_length = len(medium.content)
    await response.prepare(request)
    half = len(medium.content) // 2
    with suppress(ConnectionError):  # whoever asked was killed meanwhile, or waits no longer
        await response.write(medium.content[:half])
        await fault.hold_up()
        await response.write(medium.content[half:])
    return response
