"""A log that nobody reads: work goes on, and lines come later, in order, or are counted."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import orjson
import pytest

from core.logs import writer as log_writer
from core.logs.writer import LOST, LineWriter
from tests.support.bots import PATIENCE

ROOT = Path(__file__).parents[3]


@dataclass
class Pipe:
    """A log in a pipe, and who reads it once asked to."""

    reading: int
    writing: int
    told: list[int] = field(default_factory=list)

    def writer(self) -> LineWriter:
        return LineWriter(os.fdopen(self.writing, "wb", closefd=False), self.told.append)

    def read_until(self, last: bytes) -> list[bytes]:
        """The lines up to the one that begins so."""
        got = b""
        while b"\n" + last not in got or not got.endswith(b"\n"):
            got += os.read(self.reading, 65_536)
        return got.splitlines()


@pytest.fixture
def pipe() -> Iterator[Pipe]:
    reading, writing = os.pipe()
    yield Pipe(reading, writing)
    for each in (reading, writing):
        os.close(each)


def in_time(work: object, *arguments: object) -> None:
    """Do it on a thread: what waits for ever fails here."""
    thread = threading.Thread(target=work, args=arguments, daemon=True)  # type: ignore[arg-type]
    thread.start()
    thread.join(PATIENCE / 4)
    assert not thread.is_alive(), "it waits for whoever reads the log"


def test_a_reader_that_stopped_keeps_nobody_waiting_and_gets_all_later(pipe: Pipe) -> None:
    writer = pipe.writer()
    lines = [b"%d %s" % (number, b"x" * (number % 6000)) for number in range(500)]

    def write() -> None:
        for line in lines:
            writer.write(line)

    in_time(write)
    assert pipe.read_until(b"499 ") == lines
    writer.finish(PATIENCE)
    writer.write(b"at once")
    assert os.read(pipe.reading, 100) == b"at once\n"
    assert pipe.told == []


def test_what_memory_does_not_hold_is_lost_and_counted(pipe: Pipe, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log_writer, "MOST_WAITING", 10_000)
    writer, before = pipe.writer(), LOST._value.get()

    def write() -> None:
        for number in range(1000):
            writer.write(b"%3d %s" % (number, b"x" * 195))

    in_time(write)
    first = os.read(pipe.reading, 1 << 20)
    writer.finish(PATIENCE)  # what waited fits by now
    first += os.read(pipe.reading, 1 << 20)
    kept = first.count(b"\n")
    assert first.splitlines() == [b"%3d %s" % (number, b"x" * 195) for number in range(kept)]
    assert pipe.told == [1000 - kept]
    assert LOST._value.get() - before == 1000 - kept


def test_a_process_that_ends_writes_what_waits() -> None:
    program = (
        "from core.logs import configure_logs, get_logger\n"
        "from core.settings import LogSettings\n"
        "configure_logs(LogSettings())\n"
        "for number in range(2000): get_logger().info('text.received', number=number, words='x' * 200)\n"
    )
    with subprocess.Popen([sys.executable, "-c", program], cwd=ROOT, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        numbers = [orjson.loads(line)["number"] for line in process.stdout]
    assert numbers == list(range(2000))


def test_the_end_waits_for_no_reader_that_stopped(pipe: Pipe) -> None:
    writer = pipe.writer()
    in_time(writer.write, b"x" * 100_000)
    in_time(writer.finish, 0.05)
    got = b""
    while not got.endswith(b"\n"):
        got += os.read(pipe.reading, 1 << 20)
    writer.finish(PATIENCE)
