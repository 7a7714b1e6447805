"""A bare aiohttp handler on uvloop that writes what comes to a file: the least that can take an upload."""

import asyncio
import sys
from pathlib import Path
from uuid import uuid4

import uvloop
from aiohttp import web


class Receiver:
    """Writes each body to a file of its own, and deletes it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def take(self, request: web.Request) -> web.Response:
        """One upload."""
        path = self._folder / str(uuid4())
        with path.open("wb") as file:
            async for piece in request.content.iter_any():
                file.write(piece)
        path.unlink()
        return web.Response(status=201)


async def serve(port: int, folder: Path) -> None:
    """Serve until terminated."""
    app = web.Application()
    app.add_routes([web.post("/", Receiver(folder).take)])
    runner = web.AppRunner(app, access_log=None, keepalive_timeout=75.0)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port, backlog=1024).start()
    await asyncio.Event().wait()


if __name__ == "__main__":
    Path(sys.argv[2]).mkdir(exist_ok=True)
    uvloop.run(serve(int(sys.argv[1]), Path(sys.argv[2])))
