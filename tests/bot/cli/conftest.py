import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

import orjson
import pytest

from bot.app import App, open_app
from bot.cli import main
from core.configuration import load_settings
from sandbox.server import Sandbox
from tests.support.bots import ACCOUNT, KEY, NUMBER, TOKEN


@dataclass(frozen=True)
class Ran:
    """What a command left."""

    status: int
    out: str
    err: str


Bot = Callable[..., Awaitable[Ran]]


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, database_url: str) -> pytest.MonkeyPatch:
    """An empty folder, and settings by environment as in a container."""
    folder = tmp_path / "work"
    folder.mkdir()
    monkeypatch.chdir(folder)
    for name, value in {
        "DATABASE__URL": database_url,
        "SECRETS__KEYS": orjson.dumps([KEY]).decode(),
        "TWILIO__ACCOUNT_SID": ACCOUNT,
        "TWILIO__AUTH_TOKENS": TOKEN,
        "TWILIO__NUMBERS": NUMBER,
        "TWILIO__API_URL": "http://127.0.0.1:1",
        "SERVER__PUBLIC_URL": "https://bot.example.com",
    }.items():
        monkeypatch.setenv(f"BOT_{name}", value)
    return monkeypatch


@pytest.fixture
def bot(environment: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], logs: object) -> Bot:
    """Runs a command as the command line does, on a thread, for it has an event loop of its own."""

    async def run(*arguments: str) -> Ran:
        capsys.readouterr()

        def call() -> int:
            with pytest.raises(SystemExit) as ended:
                main(arguments)
            return int(ended.value.code or 0)

        status = await asyncio.to_thread(call)
        said = capsys.readouterr()
        return Ran(status, said.out, said.err)

    return run


@pytest.fixture
async def app(environment: pytest.MonkeyPatch) -> AsyncIterator[App]:
    """The database that commands work on, as the bot has it open."""
    opened = await open_app(load_settings())
    yield opened
    await opened.db.close()


@pytest.fixture
def carrier(environment: pytest.MonkeyPatch, sandbox: Sandbox) -> Sandbox:
    """A carrier that commands can reach."""
    environment.setenv("BOT_TWILIO__API_URL", sandbox.url)
    return sandbox
