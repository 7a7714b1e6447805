"""A lean carrier that has a photo under every address, one after the other, takes every text, and deletes them."""

import asyncio
import sys
from collections.abc import Sequence
from itertools import cycle
from pathlib import Path

import uvloop
from aiohttp import web

from bench.contestants.carrier import PATH, fields_of, made, new_sid
from bench.fixtures.forms import ACCOUNT

MEDIA = f"/2010-04-01/Accounts/{ACCOUNT}/Messages/{{message}}/Media/{{medium}}"


async def serve(port: int, photos: Sequence[bytes]) -> None:
    """Serve until terminated."""
    each = cycle(photos)

    async def fetch(_: web.Request) -> web.Response:
        return web.Response(body=next(each), content_type="image/jpeg")

    async def delete(_: web.Request) -> web.Response:
        return web.Response(status=204)

    async def text(request: web.Request) -> web.Response:
        body = made(fields_of(await request.read()), new_sid())
        return web.Response(body=body, status=201, content_type="application/json")

    app = web.Application()
    app.add_routes([web.get(MEDIA, fetch), web.delete(MEDIA, delete), web.post(PATH, text)])
    runner = web.AppRunner(app, access_log=None, keepalive_timeout=75.0)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port, backlog=1024).start()
    await asyncio.Event().wait()


if __name__ == "__main__":
    uvloop.run(serve(int(sys.argv[1]), [Path(name).read_bytes() for name in sys.argv[2:]]))
