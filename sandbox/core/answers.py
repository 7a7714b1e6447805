"""How calls are answered: in JSON, or by hanging up."""

from typing import Any

import orjson
from aiohttp import web

Json = dict[str, Any]


def json_response(body: object, status: int = 200) -> web.Response:
    """An answer in JSON."""
    return web.Response(body=orjson.dumps(body), status=status, content_type="application/json")


def hang_up(request: web.Request) -> web.Response:
    """Close the connection without an answer; what is returned reaches nobody."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=500)
