"""Signing in at the bot from the page of phones, as the browser that the page is open in."""

from collections.abc import AsyncIterator

import aiohttp
import pytest
from aiohttp import web

from sandbox.server import Sandbox
from tests.sandbox.fake_bot import ANN, Rest

BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.fixture
async def agents(carrier: Sandbox, rest: Rest) -> AsyncIterator[list[str]]:
    """As whom the sandbox calls a bot that lets in whoever types a PIN."""
    seen: list[str] = []

    async def sign_in(request: web.Request) -> web.Response:
        seen.append(request.headers["User-Agent"])
        await rest.send(body="123456 is your PIN")
        raise web.HTTPSeeOther("/sign-in/pin")

    async def pin(request: web.Request) -> web.Response:
        seen.append(request.headers["User-Agent"])
        return web.Response(headers={"Set-Cookie": "session=1"})

    app = web.Application()
    app.add_routes([web.post("/sign-in", sign_in), web.post("/sign-in/pin", pin)])
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    carrier.settings.webhook_url = f"http://127.0.0.1:{runner.addresses[0][1]}/twilio/sms"
    yield seen
    await runner.cleanup()


async def test_the_bot_is_told_which_browser_signs_in(admin: aiohttp.ClientSession, agents: list[str]) -> None:
    async with admin.post(f"/sandbox/phones/{ANN}/visit", headers={"User-Agent": BROWSER}) as answer:
        assert (answer.status, answer.cookies["session"].value) == (200, "1")
    assert agents == [BROWSER, BROWSER]
