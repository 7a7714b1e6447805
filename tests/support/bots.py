"""A bot in this process, and phones that talk with it through a carrier on this machine."""

import asyncio
import atexit
import json
import os
import shutil
import sys
import tempfile
from asyncio.subprocess import Process
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from cryptography.fernet import Fernet
from pydantic import SecretStr

from bot.service import ProcessRole, Service
from core.settings import Settings
from sandbox.carrier.model import InboundResult, Message
from sandbox.core.hub import PATIENCE
from sandbox.core.settings import ReportDelays, SandboxSettings
from sandbox.server import Sandbox

TOKEN = "an-auth-token-for-tests"
ACCOUNT = "AC" + "1" * 32
NUMBER = "+15550100000"
KEY = Fernet.generate_key().decode()
LOOK_AGAIN_SECONDS = 0.01
CONNECTIONS = 3
"""To PostgreSQL. Several work at once, and few have to be made: that takes longer than a text."""
LONG_PATIENCE = 300.0
"""Seconds for what is a test's whole work; reached by a failure only, as PATIENCE."""
QUICK = {
    "report_seconds": 2.0,
    "arrival_seconds": 0.05,
    "settle_seconds": 0.05,
    "retry_seconds": 0.05,
    "lease_seconds": 10.0,
}
"""Waits that are seconds in life are hundredths here. The stand-ins keep order, so that nothing arrives later.

Only for the answer to its webhook the carrier waits as long as in life (`webhook_seconds`), and nobody looks for it
before: tests in which answers are lost shorten that on both sides.
"""

GENEROUS = {
    "replies_per_person": 10_000,
    "texts_per_person": 10_000,
    "text_spend_per_person": 1_000.0,
    "text_spend_per_day": 10_000.0,
    "waiting_posts_per_person": 10_000,
    "kept_posts_per_person": 10_000,
}
"""Tests text more than people do."""


def settings_for(database_url: str, api_url: str, port: int = 0, **sections: Mapping[str, Any]) -> Settings:
    """Settings of a bot under test; `sections` override."""
    tables: dict[str, dict[str, Any]] = {
        "server": {"port": port, "public_url": f"http://127.0.0.1:{port or 8080}"},
        "database": {"url": database_url, "connections": CONNECTIONS},
        "twilio": {
            "account_sid": ACCOUNT,
            "auth_tokens": (SecretStr(TOKEN),),
            "numbers": (NUMBER,),
            "api_url": api_url,
            "rate": 10_000.0,
            "timeout_seconds": 10.0,
        },
        "x": {
            "client_id": "x-client",
            "client_secret": SecretStr("x-secret"),
            "authorize_url": f"{api_url}/i/oauth2/authorize",
            "api_url": api_url,
            "timeout_seconds": 10.0,
        },
        "media": {"url": f"file://{media_folder_of(database_url)}"},
        "secrets": {"keys": (SecretStr(KEY),)},
        "deliveries": dict(QUICK),
        "limits": dict(GENEROUS),
    }
    for name, values in sections.items():
        tables.setdefault(name, {}).update(values)
    return Settings.model_validate(tables)


def media_folder_of(database_url: str) -> Path:
    """Where a test's bots keep photos: the same folder for all that share a database."""
    if database_url.startswith("sqlite:///"):
        return Path(database_url.removeprefix("sqlite:///")).parent / "media"
    return _scratch() / database_url.rsplit("/", 1)[-1].partition("?")[0]


@cache
def _scratch() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="backslash-media-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def environment_for(settings: Settings) -> dict[str, str]:
    """The same settings as environment variables, for a bot in a process of its own."""
    found = {}
    for section, values in settings.model_dump(exclude_defaults=True).items():
        for key, value in values.items():
            plain = _plain(value)
            found[f"BOT_{section.upper()}__{key.upper()}"] = plain if isinstance(plain, str) else json.dumps(plain)
    return found


@asynccontextmanager
async def serving(settings: Settings, log: Path) -> AsyncIterator[Process]:
    """`bot serve` as a process of its own, whose standard error goes behind that log.

    It is killed if it is still there at the end: uvloop waits for ever when a loop closes whose processes run.
    """
    with log.open("ab") as errors:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "bot",
            "serve",
            stdout=asyncio.subprocess.PIPE,
            stderr=errors,
            env={**os.environ, **environment_for(settings)},
        )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
            await process.communicate()


def _plain(value: object) -> object:
    if isinstance(value, SecretStr):
        return value.get_secret_value()
    return [_plain(item) for item in value] if isinstance(value, tuple | list) else value


async def eventually(check: Callable[[], Awaitable[bool]], deadline: float = PATIENCE) -> None:
    """Look again and again until `check` holds; for what nobody sends an event of."""
    async with asyncio.timeout(deadline):
        while not await check():  # noqa: ASYNC110 - rows have no event to wait for
            await asyncio.sleep(LOOK_AGAIN_SECONDS)


def sandbox_settings(**changes: Any) -> SandboxSettings:  # noqa: ANN401 - whatever settings there are
    """A carrier whose reports come within hundredths of a second."""
    delays = changes.pop("report_delays", ReportDelays(0.01, 0.01))
    return SandboxSettings(account_sid=ACCOUNT, auth_token=TOKEN, numbers=(NUMBER,), report_delays=delays, **changes)


@dataclass
class RunningBot:
    """A service that runs in this event loop."""

    settings: Settings
    service: Service
    task: asyncio.Task[None]

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.service.port}"

    async def stop(self) -> None:
        """Stop it as SIGTERM does."""
        self.service.stop()
        await asyncio.wait_for(self.task, PATIENCE)


async def start_bot(
    settings: Settings,
    role: ProcessRole = "all",
    **more: Any,  # noqa: ANN401 - of a service
) -> RunningBot:
    """Start a bot and wait until it serves; `more` goes to its service, such as a clock."""
    service = Service(settings, role, **more)
    started = asyncio.Event()
    task = asyncio.create_task(service.run(started))
    waiting = asyncio.create_task(started.wait())
    await asyncio.wait({task, waiting}, timeout=PATIENCE, return_when=asyncio.FIRST_COMPLETED)
    if not started.is_set():
        waiting.cancel()
        await task
        raise RuntimeError("the bot ended at once")
    return RunningBot(settings, service, task)


@dataclass
class Phone:
    """A person's phone."""

    number: str
    sandbox: Sandbox
    heard_so_far: int = field(default=0)

    async def text(self, body: str, media: Sequence[tuple[str, bytes]] = ()) -> InboundResult:
        """Text the bot and wait until its webhook has answered."""
        return await self.sandbox.text(self.number, body, media)

    async def hears(self, *parts: str, deadline: float = PATIENCE) -> Message:
        """Wait for the next text to this phone; it has to hold all of `parts`."""
        messages = await self.sandbox.heard(self.number, self.heard_so_far + 1, deadline)
        message = messages[self.heard_so_far]
        self.heard_so_far += 1
        for part in parts:
            assert part in message.body, f"{self.number} heard {message.body!r}, not {part!r}"
        return message

    async def says(self, body: str, *parts: str) -> Message:
        """Text the bot, and hear what it answers."""
        await self.text(body)
        return await self.hears(*parts)

    async def says_hello(self) -> Message:
        """The first text of somebody new, and the welcome: from now on, nobody is new."""
        return await self.says("hello there", "This is Backslash")

    @property
    def silent(self) -> bool:
        """Whether nothing came that hasn't been heard."""
        return len([m for m in self.sandbox.messages_to(self.number) if not m.lost]) == self.heard_so_far
