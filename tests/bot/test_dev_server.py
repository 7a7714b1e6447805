"""The development server itself: its two programs are tried in tests/browser."""

from pathlib import Path

import pytest

from bot import dev_server
from bot.dev_server import DevServer
from clients.session import open_session
from tests.conftest import free_port

MANY = 1_000
"""How often it looks at most, on a machine that takes minutes to start a program."""


async def test_where_the_phones_are_is_said_however_long_it_takes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[str] = []

    async def answers(_: object, url: str) -> bool:
        asked.append(url)
        return len(asked) > MANY

    monkeypatch.setattr(dev_server, "_answers", answers)
    monkeypatch.setattr(dev_server, "LOOK_AGAIN_SECONDS", 0.0)
    server = DevServer(str(tmp_path), free_port(), free_port())
    async with open_session(1.0, 1) as session:
        await server._announce(session)
    assert f"The phones are at {server.page}\n" in capsys.readouterr().out
    assert asked[-2:] == [f"{server._ports.bot_url}/readyz", server.page]
