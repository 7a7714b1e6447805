import asyncio
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import count
from pathlib import Path
from typing import Any, TextIO

import hypothesis
import orjson
import psycopg
import pytest
import uvloop
from argon2 import PasswordHasher

import handlers
from bot import service
from bot.service import ProcessRole
from channels.twilio.channel import SmsRules
from core.channel import by_name
from core.clock import NEVER, Moment
from core.context import Context
from core.logs import configure_logs
from core.passwords import hashing
from core.reading.commands import CommandTable
from core.sealing import Keyring
from core.settings import DatabaseSettings, LogSettings, MediaSettings
from sandbox.server import Sandbox
from scheduler import passwords
from storage.engine import sqlite_connection
from storage.engine.database import Database
from storage.engine.opening import open_database
from tests.support.bots import (
    KEY,
    NUMBER,
    PATIENCE,
    Phone,
    RunningBot,
    eventually,
    sandbox_settings,
    settings_for,
    start_bot,
)
from tests.support.browser.chromium import chromium
from tests.support.database import postgres_connections, sqlite_commits
from tests.support.database.postgres_server import PostgresServer
from tests.support.database.tables import make_tables
from tests.support.network.ports import free_port
from tests.support.network.s3_server import S3Server
from tests.support.running.privacy import pytest_configure, suite_log

# How long an example takes is the machine's affair. Each run tries others; for many, --hypothesis-profile=thorough.
hypothesis.settings.register_profile(
    "any machine", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow], max_examples=40
)
hypothesis.settings.register_profile("thorough", hypothesis.settings.get_profile("any machine"), max_examples=1_000)
hypothesis.settings.load_profile("any machine")

sqlite_connection.PRAGMAS = sqlite_commits.QUICK
psycopg.connect = postgres_connections.connect
# Argon2id with as little work as it can do. One test looks at what it is in life.
hashing.PasswordHasher = passwords.PasswordHasher = partial(PasswordHasher, time_cost=1, memory_cost=8, parallelism=1)
CommandTable.of_modules = cache(CommandTable.of_modules)  # type: ignore[assignment]  # all bots have the same
freeze_garbage = service.freeze_garbage
service.freeze_garbage = lambda: None  # once for all bots of a process: pytest_collection_finish
COMMANDS = CommandTable.of_modules(handlers.LIVE)


class ManualClock:
    """Time stands still until a test moves it."""

    def __init__(self, now: int = 1_800_000_000_000) -> None:
        self._now = now
        self.agreed_at = NEVER

    def now(self) -> Moment:
        return Moment(self._now)

    def advance(self, milliseconds: int) -> None:
        self._now += milliseconds


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    server = PostgresServer()
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def sqlite_tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with tables and no rows, to be copied."""
    path = tmp_path_factory.mktemp("sqlite") / "bot.db"
    make_tables(f"sqlite:///{path}")
    return path


@pytest.fixture
def sqlite_url(sqlite_tables: Path, tmp_path: Path) -> str:
    """An SQLite database without rows, for tests that are no matter of SQL: one kind is enough."""
    return f"sqlite:///{shutil.copy(sqlite_tables, tmp_path)}"


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database of each kind without rows (marked `bare`: without tables): whoever asks for it runs twice."""
    bare = request.node.get_closest_marker("bare") is not None
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/bot.db" if bare else request.getfixturevalue("sqlite_url")
        return
    server: PostgresServer = request.getfixturevalue("postgres")
    url = server.new_database(bare=bare)
    yield url
    server.give_back(url)


@pytest.fixture(scope="module")
def shared_sqlite_url(sqlite_tables: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """An SQLite database for all tests of a module, if they are no matter of SQL."""
    return f"sqlite:///{shutil.copy(sqlite_tables, tmp_path_factory.mktemp('shared'))}"


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def shared_database_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """A database of each kind for all tests of a module."""
    if request.param == "sqlite":
        yield request.getfixturevalue("shared_sqlite_url")
        return
    server: PostgresServer = request.getfixturevalue("postgres")
    url = server.new_database()
    yield url
    server.give_back(url)


@pytest.fixture(scope="session")
def s3() -> Iterator[S3Server]:
    server = S3Server()
    server.start()
    yield server
    server.stop()


@pytest.fixture
def s3_settings(s3: S3Server, monkeypatch: pytest.MonkeyPatch) -> MediaSettings:
    """An empty place in a bucket, with the environment that opens it."""
    for name in ("AWS_PROFILE", "AWS_SESSION_TOKEN"):  # a developer's own
        monkeypatch.delenv(name, raising=False)
    for name, value in s3.credentials.items():
        monkeypatch.setenv(name, value)
    return MediaSettings(url=s3.new_prefix(), endpoint_url=s3.url, timeout_seconds=PATIENCE)


@pytest.fixture
def folder_settings(tmp_path: Path) -> MediaSettings:
    return MediaSettings(url=f"file://{tmp_path}/media", timeout_seconds=PATIENCE)


@pytest.fixture(params=["folder", "s3"])
def media_settings(request: pytest.FixtureRequest) -> MediaSettings:
    """An empty store of each kind: whoever asks for it runs twice."""
    found: MediaSettings = request.getfixturevalue(f"{request.param}_settings")
    return found


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def context(clock: ManualClock) -> Context:
    return Context(
        Keyring([KEY]),
        clock,
        "https://bot.example.com",
        COMMANDS,
        by_name([SmsRules(price=0.0083, rate=10_000.0)]),
    )


@pytest.fixture
async def db(database_url: str, context: Context) -> AsyncIterator[Database]:
    """An open database, up to date, with a clock that stands still."""
    database = await open_database(DatabaseSettings(url=database_url, connections=4), context)
    await database.migrate()
    yield database
    await database.close()


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    async with Sandbox(sandbox_settings()) as running:
        yield running


StartBot = Callable[..., Awaitable[RunningBot]]


@pytest.fixture
async def start(database_url: str, sandbox: Sandbox) -> AsyncIterator[StartBot]:
    """Start a bot on the test's database, known to the carrier; it is stopped at the end."""
    bots: list[RunningBot] = []

    async def start_one(role: ProcessRole = "all", **sections: dict[str, object]) -> RunningBot:
        port = free_port()
        settings = settings_for(database_url, sandbox.url, port, **sections)
        sandbox.settings.webhook_seconds = settings.twilio.webhook_seconds
        running = await start_bot(settings, role)
        bots.append(running)
        if role != "scheduler":
            sandbox.webhook_url = f"{running.url}/twilio/sms"
        return running

    yield start_one
    await asyncio.wait_for(sandbox.idle(), PATIENCE)
    for running in bots:
        if not running.task.done():
            await running.stop()


@pytest.fixture
async def bot(start: StartBot) -> RunningBot:
    return await start()


@pytest.fixture
def phones(sandbox: Sandbox) -> Callable[[], Phone]:
    """Makes phones with numbers from the range that is reserved for fiction."""
    numbers = count(100)
    return lambda: Phone(f"+1555010{next(numbers):04d}", sandbox)


@pytest.fixture
def ann(phones: Callable[[], Phone]) -> Phone:
    return phones()


@pytest.fixture
def ben(phones: Callable[[], Phone]) -> Phone:
    return phones()


class Logs:
    """What was logged since the test began."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._start = path.stat().st_size

    @property
    def written(self) -> bytes:
        """As it is in the file, in which other tests have written before."""
        with self.path.open("rb") as file:
            file.seek(self._start)
            return file.read()

    def lines(self, event: str = "") -> list[dict[str, Any]]:
        found = [orjson.loads(line) for line in self.written.splitlines() if line.startswith(b"{")]
        return [line for line in found if str(line["event"]).startswith(event)]

    async def appears(self, event: str, deadline: float = PATIENCE) -> dict[str, Any]:
        """Wait until an event is logged; returns its first line."""

        async def there() -> bool:
            return bool(self.lines(event))

        await eventually(there, deadline)
        return self.lines(event)[0]


@pytest.fixture(scope="session")
def log_stream(suite_log: Path) -> Iterator[TextIO]:
    """Open for the whole run: a bot that serves a module's tests works on between them."""
    with suite_log.open("a") as stream:
        yield stream
        configure_logs(LogSettings(level="error"))


@pytest.fixture(autouse=True)
def logs(suite_log: Path, log_stream: TextIO) -> Logs:
    """Every test logs as the bot does in life."""
    configure_logs(LogSettings(level="debug"), log_stream)
    return Logs(suite_log)


def pytest_asyncio_loop_factories() -> Mapping[str, Callable[[], asyncio.AbstractEventLoop]]:
    """The event loop that the bot has in life; it also takes half the time of the usual one."""
    return {"uvloop": uvloop.new_event_loop}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest comes first, so that no process is left alone with it at the end.

    What looks at pages lies together, so that few processes start a Chromium.
    """
    items.sort(key=lambda item: (item.path.parent.name not in {"crash", "soak"}, "chromium" not in _fixtures(item)))


def _fixtures(item: pytest.Item) -> Sequence[str]:
    return getattr(item, "fixturenames", ())


def pytest_collection_finish() -> None:
    """What is loaded by now stays: the garbage collector looks through it once, and not for each bot of a test."""
    freeze_garbage()


__all__ = ["NUMBER", "Logs", "ManualClock", "StartBot", "chromium", "free_port", "pytest_configure", "suite_log"]
