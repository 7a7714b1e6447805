import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
import pytest_asyncio

from core.settings import MediaSettings
from tests.conftest import free_port
from tests.support.bots import PATIENCE
from tests.support.browser.newcomer import ROOT, STOP_SECONDS, Program
from tests.support.browser.screens import SCREENSHOTS
from tests.support.photos.albums import Album, opened


@contextmanager
def started(folder: Path) -> Iterator[Program]:
    """`bot run` on free ports, in an empty folder. It takes seconds to use them; the last one is that of its mail."""
    port, page_port, _ = free_port(), free_port(), free_port()
    command = [
        sys.executable,
        "-m",
        "bot",
        "run",
        "--data",
        str(folder / "data"),
        "--port",
        str(port),
        "--page-port",
        str(page_port),
    ]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("BOT_")}
    output = folder / "output.txt"
    with output.open("wb") as file:
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=file, stderr=subprocess.STDOUT
        )
    yield Program(process, output)
    if process.poll() is None:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(STOP_SECONDS)
        finally:
            process.kill()


@pytest.fixture(scope="function" if SCREENSHOTS else "session")
def shared_program(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    """One for all tests; pictures show one that is new itself."""
    with started(tmp_path_factory.mktemp("run")) as running:
        yield running


@pytest.fixture
def program(shared_program: Program) -> Program:
    """Each test begins as somebody new on the same phone: how often its number left within the hour is forgotten."""
    assert shared_program.phones
    file = shared_program.output.with_name("data") / "bot.db"
    with closing(sqlite3.connect(file, timeout=PATIENCE)) as rows, rows:
        rows.execute("DELETE FROM leavers")
    return shared_program


@pytest.fixture
def program_of_its_own(tmp_path: Path) -> Iterator[Program]:
    with started(tmp_path) as running:
        yield running


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def album(sqlite_tables: Path, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Album]:
    """A server for all tests of rooms; each has people of its own."""
    folder = tmp_path_factory.mktemp("album")
    media = MediaSettings(url=f"file://{folder}/media", timeout_seconds=PATIENCE)
    async with opened(f"sqlite:///{shutil.copy(sqlite_tables, folder)}", media, free_port()) as running:
        yield running
