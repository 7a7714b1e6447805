"""A lean X beside the lean carrier: takes every post after a given delay, renews tokens, tells when what came."""

import asyncio
import sys
import time
from collections.abc import Callable
from itertools import count

import orjson
import uvloop
from aiohttp import web

from bench.contestants.carrier import PATH, fields_of, made, new_sid

FIRST_ID = 2_000_000_000_000_000_000


def routes(delay: float, posted: Callable[[str], None]) -> list[web.RouteDef]:
    """Where X takes posts and gives tokens; `posted` hears each post's words."""
    ids = count(FIRST_ID)

    async def post(request: web.Request) -> web.Response:
        text = orjson.loads(await request.read())["text"]
        if delay:
            await asyncio.sleep(delay)
        posted(text)
        return _json({"data": {"id": str(next(ids)), "text": text}}, 201)

    async def token(request: web.Request) -> web.Response:
        await request.read()
        if delay:
            await asyncio.sleep(delay)
        number = next(ids)
        pair = {"access_token": f"a{number}", "refresh_token": f"r{number}"}
        return _json({"token_type": "bearer", "expires_in": 7200, "scope": "tweet.write", **pair})

    return [web.post("/2/tweets", post), web.post("/2/oauth2/token", token)]


async def serve(port: int, delay: float) -> None:
    """Serve until terminated."""
    accepted: dict[str, int] = {}

    def posted(text: str) -> None:
        accepted[text] = time.monotonic_ns()

    async def text(request: web.Request) -> web.Response:
        body = made(fields_of(await request.read()), new_sid())
        return web.Response(body=body, status=201, content_type="application/json")

    async def when(_: web.Request) -> web.Response:
        return _json(accepted)

    app = web.Application()
    app.add_routes([*routes(delay, posted), web.post(PATH, text), web.get("/accepted", when)])
    runner = web.AppRunner(app, access_log=None, keepalive_timeout=75.0)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port, backlog=1024).start()
    await asyncio.Event().wait()


def _json(content: object, status: int = 200) -> web.Response:
    return web.Response(body=orjson.dumps(content), status=status, content_type="application/json")


if __name__ == "__main__":
    uvloop.run(serve(int(sys.argv[1]), int(sys.argv[2]) / 1000))
