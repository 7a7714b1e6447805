"""A sandbox and a tiny bot that talk to each other."""

from collections.abc import AsyncIterator

import aiohttp
import pytest
from aiohttp import encode_basic_auth

from sandbox.core.hub import PATIENCE
from sandbox.server import Sandbox
from tests.sandbox.fake_bot import SID, TOKEN, FakeBot, Rest, running_bot, running_carrier
from tests.sandbox.x_caller import Caller


@pytest.fixture
async def bot() -> AsyncIterator[FakeBot]:
    async with running_bot() as fake:
        yield fake


@pytest.fixture
async def carrier(bot: FakeBot) -> AsyncIterator[Sandbox]:
    async with running_carrier(bot) as sandbox:
        yield sandbox


@pytest.fixture
async def rest(carrier: Sandbox) -> AsyncIterator[Rest]:
    headers = {"Authorization": encode_basic_auth(SID, TOKEN)}
    async with aiohttp.ClientSession(headers=headers, timeout=aiohttp.ClientTimeout(total=PATIENCE)) as session:
        yield Rest(session, f"{carrier.url}/2010-04-01/Accounts/{SID}")


@pytest.fixture
async def admin(carrier: Sandbox) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(carrier.url, timeout=aiohttp.ClientTimeout(total=PATIENCE)) as session:
        yield session


@pytest.fixture
def x(admin: aiohttp.ClientSession, carrier: Sandbox) -> Caller:
    return Caller(admin, carrier)
