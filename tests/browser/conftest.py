import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.support.newcomer import ROOT, SCREENSHOTS, STOP_SECONDS, Program


@contextmanager
def started(folder: Path) -> Iterator[Program]:
    """`bot run` on free ports, in an empty folder."""
    command = [
        sys.executable,
        "-m",
        "bot",
        "run",
        "--data",
        str(folder / "data"),
        "--port",
        "0",
        "--page-port",
        "0",
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


@pytest.fixture(scope="function" if SCREENSHOTS else "module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    """One for all tests of a module, each of which begins as somebody new; pictures show one that is new itself."""
    with started(tmp_path_factory.mktemp("run")) as running:
        yield running


@pytest.fixture
def program_of_its_own(tmp_path: Path) -> Iterator[Program]:
    with started(tmp_path) as running:
        yield running
