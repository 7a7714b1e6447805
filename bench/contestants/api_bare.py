"""Bare aiohttp handlers that answer JSON of the same size as the API does, to GET and to POST, and know nothing."""

import asyncio
import sys

import uvloop
from aiohttp import web

ROOMS = b'{"items":[' + b",".join([b'{"id":"room_' + b"0" * 160 + b'"}'] * 5) + b'],"next_cursor":null}'
TOKENS = (
    b'{"access_token":"' + b"x" * 250 + b'","refresh_token":"' + b"y" * 43 + b'","session":"session_0000000000000"}'
)


async def rooms(_: web.Request) -> web.Response:
    """Answers."""
    return web.Response(body=ROOMS, content_type="application/json")


async def token(request: web.Request) -> web.Response:
    """Reads the JSON, and answers."""
    await request.json()
    return web.Response(body=TOKENS, content_type="application/json")


async def serve(port: int) -> None:
    """Serve until terminated."""
    app = web.Application()
    app.add_routes([web.get("/api/v1/rooms", rooms), web.post("/api/v1/token", token)])
    runner = web.AppRunner(app, access_log=None, keepalive_timeout=75.0)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port, backlog=1024).start()
    await asyncio.Event().wait()


if __name__ == "__main__":
    uvloop.run(serve(int(sys.argv[1])))
