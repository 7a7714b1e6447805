"""Two browsers on their way to X, of a victim and of an attacker."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest

from tests.support.bots import Phone, RunningBot
from tests.support.browser.browsers import Browser, link_in

VICTIM, ATTACKER = "ann_lakes", "bens_bakery"
CALLBACK = "/connect/callback"


@asynccontextmanager
async def browser_of(bot: RunningBot) -> AsyncIterator[Browser]:
    async with Browser(bot.url) as opened:
        yield opened


@pytest.fixture
async def mine(bot: RunningBot) -> AsyncIterator[Browser]:
    """The victim's browser."""
    async with browser_of(bot) as opened:
        yield opened


@pytest.fixture
async def theirs(bot: RunningBot) -> AsyncIterator[Browser]:
    """The attacker's browser."""
    async with browser_of(bot) as opened:
        yield opened


async def fresh_link(phone: Phone) -> str:
    return link_in((await phone.says("CONNECT")).body)


def query_of(address: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}


def callback(**query: str) -> str:
    return f"{CALLBACK}?{urlencode(query)}"
