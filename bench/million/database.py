"""The server with all people on it. It is filled once; each run has a copy of its own."""

import asyncio
import os
import secrets
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from cryptography.fernet import Fernet
from psycopg import sql

from bench.conversation import migrate
from bench.fixtures import rows, servers
from bench.fixtures.postgres_server import durable_postgres
from bench.million import history, people
from bot.app import make_context
from core.clock import DAY
from core.configuration import load_settings
from scheduler.costs import Costs
from storage.engine.opening import open_database
from tests.support.database.postgres_server import PostgresServer

SETTINGS = {
    "shared_buffers": "1GB",
    "max_wal_size": "4GB",
    "max_connections": "100",
    "shared_preload_libraries": "pg_stat_statements",
    "pg_stat_statements.track": "none",
}
"""As somebody would set it who has a few gigabytes for it; statements are counted where a run asks for it."""
DISK = Path("/var/tmp")  # noqa: S108 - a folder of its own is made in there; /tmp may be in memory
TOLD_EVERY = 100_000


@dataclass(frozen=True, slots=True)
class Filled:
    """A server, and the database in it that has all people."""

    server: PostgresServer
    name: str
    key: str
    folder: Path
    seconds: float
    """What filling it took; 0 if it was there."""

    @contextmanager
    def copy(self) -> Iterator[str]:
        """A copy of that database, as fresh as it was when it was filled; its URL."""
        name = f"run_{secrets.token_hex(4)}"
        with _administering(self.server) as admin:
            admin.execute(
                sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy").format(
                    sql.Identifier(name), sql.Identifier(self.name)
                )
            )
        url = self.server.url(name)
        try:
            _make_young(url)
            yield url
        finally:
            self.server.drop_database(url)


@contextmanager
def filled(count: int, texts: int, kept: Path | None, say: Callable[[str], None]) -> Iterator[Filled]:
    """A server with so many people on it, who have sent so many texts; in a folder that is kept, or isn't."""
    with ExitStack() as stack:
        place = kept or Path(stack.enter_context(tempfile.TemporaryDirectory(dir=DISK, prefix="million-")))
        place.mkdir(parents=True, exist_ok=True)
        key = _key(place)
        server = stack.enter_context(durable_postgres(place, SETTINGS))
        name = f"people_{count}_{texts}"
        with _administering(server) as admin:
            is_there = admin.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone()
        seconds = 0.0 if is_there else _fill(server, name, key, count, texts, say)
        yield Filled(server, name, key, place, seconds)


def _key(place: Path) -> str:
    """What people were sealed with: of no use without these rows, and nobody's who exists."""
    file = place / "key"
    if not file.exists():
        file.touch(0o600)
        file.write_text(Fernet.generate_key().decode(), "utf-8")
    return file.read_text("utf-8")


@contextmanager
def _administering(server: PostgresServer) -> Iterator[psycopg.Connection]:
    with psycopg.connect(server.url("postgres"), autocommit=True) as connection:
        yield connection


def _fill(server: PostgresServer, name: str, key: str, count: int, texts: int, say: Callable[[str], None]) -> float:
    """Fill it under another name first: under its own, it is whole."""
    began = time.monotonic()
    with _administering(server) as admin:
        admin.execute("DROP DATABASE IF EXISTS filling WITH (FORCE)")
        admin.execute("CREATE DATABASE filling")
    url = server.url("filling")
    migrate(url)

    def told(done: int) -> None:
        if done % TOLD_EVERY == 0 or done == count:
            say(f"{done:,} people after {time.monotonic() - began:.0f} s")

    people.add_people(url, key, count, rows.now(), told)
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("VACUUM (ANALYZE) people")
        history.add_texts(connection, count, texts)
        asyncio.run(_close_days(url, key))
        say(f"{texts:,} texts of the past after {time.monotonic() - began:.0f} s")
        connection.execute("VACUUM (FREEZE, ANALYZE)")
    with _administering(server) as admin:
        admin.execute(sql.SQL("ALTER DATABASE filling RENAME TO {}").format(sql.Identifier(name)))
        admin.execute("CHECKPOINT")
    return time.monotonic() - began


async def _close_days(url: str, key: str) -> None:
    """Add up what the days of the past have cost, as schedulers do once a day is over."""
    settings = load_settings(servers.environment_of(url, 8080, BOT_SECRETS__KEYS=key))
    db = await open_database(settings.database, make_context(settings))
    try:
        await Costs(db).add_up()
    finally:
        await db.close()


def _make_young(url: str) -> None:
    """Let tokens end as late as they were to when they were made: a copy may be run days after.

    Those of who didn't text within a day had ended then, and have so now.
    """
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(
            "UPDATE accounts SET expires_at = expires_at + late.by, used_at = used_at + late.by,"
            " refreshed_at = refreshed_at + late.by"
            " FROM (SELECT max(used_at) AS latest, %s - max(used_at) AS by FROM accounts) late"
            " WHERE late.by > 60000 AND used_at > late.latest - %s",
            [rows.now(), DAY],
        )
        connection.execute("VACUUM (ANALYZE) accounts")


def disk_of(place: Path) -> str:
    """Which kind of file system a folder is on."""
    device = place.stat().st_dev
    for line in Path("/proc/self/mountinfo").read_text("utf-8").splitlines():
        fields = line.split()
        if fields[2] == f"{os.major(device)}:{os.minor(device)}":
            return fields[fields.index("-") + 1]
    return "an unknown file system"
