"""The program that forks bots and commands, as tests ask for it."""

import atexit
import json
import os
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from subprocess import PIPE, Popen
from tempfile import TemporaryDirectory

from sandbox.core.hub import PATIENCE

FORKER = Path(__file__).with_name("forker.py")
ROOT = Path(__file__).parents[3]


class Program:
    """One for all tests of a process, for loading everything takes it seconds."""

    def __init__(self) -> None:
        self._process: Popen[bytes] | None = None
        self._one_order = threading.Lock()

    def order(self, **order: object) -> int:
        """Have a process forked or ended; returns its id, or a command's exit status.

        Raises:
            RuntimeError: with what the program said instead.
        """
        with self._one_order:
            if self._process is None:
                self._process = Popen(
                    [sys.executable, FORKER], stdin=PIPE, stderr=PIPE, env={**os.environ, "PYTHONPATH": str(ROOT)}
                )
            orders, said = self._process.stdin, self._process.stderr
            assert orders is not None
            assert said is not None
            orders.write(json.dumps(order).encode() + b"\n")
            orders.flush()
            line = said.readline()
            if not line.strip().removeprefix(b"-").isdigit():
                raise RuntimeError(f"the forker broke: {(line + said.read()).decode()}")
            return int(line)

    def close(self) -> None:
        """End it: it reads no more orders."""
        if self._process is not None:
            self._process.communicate()


PROGRAM = Program()
atexit.register(PROGRAM.close)


@dataclass(frozen=True, slots=True)
class Ran:
    """What came of a command."""

    returncode: int
    stdout: str
    stderr: str


def run_command(*arguments: str, folder: Path, environment: dict[str, str], stdin: str = "") -> Ran:
    """As `python -m bot` in that folder with nothing but that environment; one that doesn't end is killed."""
    with TemporaryDirectory() as between:
        given, said, complained = (Path(between, name) for name in ("in", "out", "err"))
        given.write_text(stdin, "utf-8")
        status = PROGRAM.order(
            command=arguments,
            folder=str(folder),
            environment=environment,
            files=[str(given), str(said), str(complained)],
            seconds=PATIENCE,
        )
        return Ran(status, said.read_text("utf-8"), complained.read_text("utf-8"))
