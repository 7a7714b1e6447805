import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.newcomer import ROOT, STOP_SECONDS, Program


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Program]:
    """`bot run` on free ports, in an empty folder."""
    command = [
        sys.executable,
        "-m",
        "bot",
        "run",
        "--data",
        str(tmp_path / "data"),
        "--port",
        "0",
        "--page-port",
        "0",
    ]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("BOT_")}
    output = tmp_path / "output.txt"
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
