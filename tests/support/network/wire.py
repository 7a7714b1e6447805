from collections.abc import AsyncIterator, Iterator
from typing import Any
from unittest.mock import Mock

import aiohttp
import pytest
from aiohttp import ClientResponse, ClientSession
from aioresponses import aioresponses, core
from pydantic import SecretStr

from channels.twilio.client import TwilioClient
from clients.session import open_session
from core.settings import TwilioSettings
from sandbox.core.hub import PATIENCE
from sandbox.server import Sandbox
from tests.support.bots import ACCOUNT, NUMBER, TOKEN


class FakeResponse(ClientResponse):
    """aioresponses 0.7.9 doesn't know of `stream_writer`, which aiohttp 3.14 asks for."""

    def __init__(self, *args: Any, **given: Any) -> None:  # noqa: ANN401 - aiohttp's
        given.setdefault("stream_writer", Mock())
        super().__init__(*args, **given)


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Iterator[aioresponses]:
    """What the carrier answers; whatever isn't said here is refused as unreachable."""
    monkeypatch.setattr(core, "ClientResponse", FakeResponse)
    with aioresponses() as mocked:
        yield mocked


@pytest.fixture(autouse=True)
def stay_on_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """A slip must not reach a real carrier."""
    connect = aiohttp.TCPConnector._create_connection

    async def guarded(self: Any, request: Any, *args: Any, **given: Any) -> Any:  # noqa: ANN401 - aiohttp's
        assert request.url.host in {"127.0.0.1", "::1", "localhost"}, f"tests stay away from {request.url.host}"
        return await connect(self, request, *args, **given)

    monkeypatch.setattr(aiohttp.TCPConnector, "_create_connection", guarded)


@pytest.fixture
async def session() -> AsyncIterator[ClientSession]:
    async with open_session(PATIENCE, 4) as opened:
        yield opened


def settings_of(api_url: str, **more: str) -> TwilioSettings:
    return TwilioSettings(
        account_sid=ACCOUNT, auth_tokens=(SecretStr(TOKEN),), numbers=(NUMBER,), api_url=api_url, **more
    )


@pytest.fixture
def client(sandbox: Sandbox, session: ClientSession) -> TwilioClient:
    """The client of a carrier on this machine."""
    return TwilioClient(settings_of(sandbox.url), session)
