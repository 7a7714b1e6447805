"""A lean X beside the lean carrier: takes every post after a given delay, renews tokens, tells when what came."""

import asyncio
import sys
import time
from itertools import count

import orjson
import uvloop
from aiohttp import web

from bench.contestants.carrier import PATH, made

FIRST_ID = 2_000_000_000_000_000_000


async def serve(port: int, delay: float) -> None:
    """Serve until terminated."""
    ids = count(FIRST_ID)
    accepted: dict[str, int] = {}

    async def post(request: web.Request) -> web.Response:
        text = orjson.loads(await request.read())["text"]
        if delay:
            await asyncio.sleep(delay)
        accepted[text] = time.monotonic_ns()
        return _json({"data": {"id": str(next(ids)), "text": text}}, 201)

    async def token(request: web.Request) -> web.Response:
        await request.read()
        if delay:
            await asyncio.sleep(delay)
        number = next(ids)
        pair = {"access_token": f"a{number}", "refresh_token": f"r{number}"}
        return _json({"token_type": "bearer", "expires_in": 7200, "scope": "tweet.write", **pair})

    async def text(request: web.Request) -> web.Response:
        return web.Response(body=made(await request.read()), status=201, content_type="application/json")

    async def when(_: web.Request) -> web.Response:
        return _json(accepted)

    app = web.Application()
    app.add_routes(
        [
            web.post("/2/tweets", post),
            web.post("/2/oauth2/token", token),
            web.post(PATH, text),
            web.get("/accepted", when),
        ]
    )
    runner = web.AppRunner(app, access_log=None, keepalive_timeout=75.0)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port, backlog=1024).start()
    await asyncio.Event().wait()


def _json(content: object, status: int = 200) -> web.Response:
    return web.Response(body=orjson.dumps(content), status=status, content_type="application/json")


if __name__ == "__main__":
    uvloop.run(serve(int(sys.argv[1]), int(sys.argv[2]) / 1000))
