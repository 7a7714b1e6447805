"""A bare aiohttp form handler on uvloop: the least that can answer a webhook."""

import asyncio
import sys

import uvloop
from aiohttp import web

ANSWER = (
    b'<?xml version="1.0" encoding="UTF-8"?><Response>'
    b'<Message action="https://bot.example.com/twilio/status?delivery=1" method="POST">Hello.</Message></Response>'
)
XML = {"Content-Type": "text/xml; charset=utf-8"}


async def with_post(request: web.Request) -> web.Response:
    """Reads the form as aiohttp does, and answers."""
    await request.post()
    return web.Response(body=ANSWER, headers=XML)


async def with_read(request: web.Request) -> web.Response:
    """Reads the body only, and answers."""
    await request.read()
    return web.Response(body=ANSWER, headers=XML)


async def with_bytes(request: web.Request) -> web.Response:
    """Answers with so many bytes."""
    return web.Response(body=bytes(int(request.match_info["count"])), content_type="image/jpeg")


async def serve(port: int) -> None:
    """Serve until terminated, set up as the bot is: no access log, the same time to keep a connection."""
    app = web.Application()
    app.add_routes(
        [web.post("/post", with_post), web.post("/read", with_read), web.get("/bytes/{count}", with_bytes)]
    )
    runner = web.AppRunner(app, access_log=None, keepalive_timeout=75.0)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port, backlog=1024).start()
    await asyncio.Event().wait()


if __name__ == "__main__":
    uvloop.run(serve(int(sys.argv[1])))
