"""A sandbox and a tiny bot that talk to each other."""

from collections.abc import AsyncIterator

import aiohttp
import pytest
from aiohttp import encode_basic_auth, web

from sandbox import ReportDelays, Sandbox, SandboxSettings
from tests.sandbox.fake_bot import BOT, SID, TOKEN, FakeBot, Rest


@pytest.fixture
async def bot() -> AsyncIterator[FakeBot]:
    fake = FakeBot()
    app = web.Application()
    app.add_routes(
        [
            web.post("/twilio/sms", fake.on_text),
            web.post("/twilio/fallback", fake.on_text),
            web.post("/twilio/status", fake.on_report),
            web.get("/files/{name}", fake.on_file),
        ]
    )
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    fake.url = "http://127.0.0.1:{}".format(runner.addresses[0][1])
    yield fake
    if fake.hold is not None:
        fake.hold.set()
    await runner.cleanup()


@pytest.fixture
async def carrier(bot: FakeBot) -> AsyncIterator[Sandbox]:
    settings = SandboxSettings(
        account_sid=SID,
        auth_token=TOKEN,
        numbers=(BOT,),
        webhook_url=f"{bot.url}/twilio/sms",
        report_delays=ReportDelays(0, 0),
    )
    async with Sandbox(settings) as sandbox:
        yield sandbox


@pytest.fixture
async def rest(carrier: Sandbox) -> AsyncIterator[Rest]:
    headers = {"Authorization": encode_basic_auth(SID, TOKEN)}
    async with aiohttp.ClientSession(headers=headers, timeout=aiohttp.ClientTimeout(total=5)) as session:
        yield Rest(session, f"{carrier.url}/2010-04-01/Accounts/{SID}")


@pytest.fixture
async def admin(carrier: Sandbox) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(carrier.url, timeout=aiohttp.ClientTimeout(total=5)) as session:
        yield session
