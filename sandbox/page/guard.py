"""What stands before each call of the interface under /sandbox.

It asks for no credentials and is meant for this machine only. Pages of other origins are refused.
"""

from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

import orjson
from aiohttp import web

from sandbox.core.answers import Json, json_response

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class RefusedError(Exception):
    """A call that makes no sense; `status` is the answer's."""

    def __init__(self, why: str, status: int = 400) -> None:
        super().__init__(why)
        self.status = status


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


async def json_object(request: web.Request) -> Json:
    """The JSON object that was sent. Raises RefusedError for anything else."""
    try:
        body = orjson.loads(await request.read())
    except orjson.JSONDecodeError:
        body = None
    if not isinstance(body, dict):
        raise RefusedError("the body has to be a JSON object")
    return body


def number_in(request: web.Request, name: str, default: float) -> float:
    """A number of the query. Raises RefusedError if it is none."""
    try:
        return float(request.query.get(name, default))
    except ValueError:
        raise RefusedError(f"{name} has to be a number") from None
