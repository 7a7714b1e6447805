"""A checkout of the project, and one round of a topic measured in it by its own code."""

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Self

IN_THERE: Final = """
import sys
from importlib.util import find_spec
from pathlib import Path
for name in ("bench", "bot"):
    origin = (find_spec(name) or sys.exit(f"there is no {name}/ here")).origin
    if not Path(origin).resolve().is_relative_to(Path.cwd().resolve()):
        sys.exit(f"{name} would be taken from {origin}, not from this checkout")
import bench.__main__
import bench.table
bench.table.RESULTS = Path(sys.argv.pop(1))
bench.__main__.main()
"""
"""What runs in a checkout: its own benchmark, whose results go elsewhere. It has to be there in old versions too."""
LAST_WORDS: Final = 1_000
STOP_SECONDS: Final = 30.0


@dataclass(frozen=True, slots=True)
class Value:
    """A figure of one round."""

    value: float
    unit: str


class NoCheckoutError(ValueError):
    """A folder that is no checkout with a benchmark in it."""


@dataclass(frozen=True, slots=True)
class Checkout:
    """A folder with a version of the project."""

    folder: Path

    @classmethod
    def at(cls, folder: Path) -> Self:
        """The checkout in a folder.

        Raises:
            NoCheckoutError: there is none, or one without a benchmark.
        """
        folder = folder.resolve()
        for needed in ("bench/__main__.py", "bench/table.py", "bot/__main__.py"):
            if not (folder / needed).is_file():
                raise NoCheckoutError(f"{folder} is no checkout of this project: it has no {needed}")
        return cls(folder)

    def version(self) -> str:
        """The commit, with a plus if there is more than what is committed; "unknown" outside of git."""
        command = ["git", "-C", str(self.folder), "describe", "--always", "--exclude=*", "--dirty=+"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        return done.stdout.strip() or "unknown"

    def measure(self, topic: str, *, quick: bool) -> dict[str, Value]:
        """One round of a topic, after a warm-up; returns its figures by name.

        Raises:
            RuntimeError: it failed; says what it said last.
        """
        with tempfile.TemporaryDirectory() as place:
            results = Path(place) / "results"
            arguments = ["--only", topic, "--rounds", "1", *(["--quick"] if quick else [])]
            self._run([sys.executable, "-c", IN_THERE, str(results), *arguments], Path(place) / "output")
            written = list(results.glob("*.json"))
            if len(written) != 1:
                raise RuntimeError(f"{topic} in {self.folder} left {len(written)} results instead of one")
            return figures_in(json.loads(written[0].read_text("utf-8")))

    def _run(self, command: list[str], output: Path) -> None:
        # Its own folder comes first, before what is installed in the environment that both use.
        environment = os.environ | {"PYTHONPATH": str(self.folder)}
        with output.open("wb") as file:
            process = subprocess.Popen(command, cwd=self.folder, env=environment, stdout=file, stderr=file)
            try:
                status = process.wait()
            except BaseException:
                _stop(process)
                raise
        if status != 0:
            said = output.read_text("utf-8", "replace").strip()[-LAST_WORDS:]
            raise RuntimeError(f"the benchmark in {self.folder} ended with status {status}:\n{said}")


def figures_in(content: dict[str, Any]) -> dict[str, Value]:
    """The figures of a file of results, by name."""
    return {each["what"]: Value(float(each["value"]), each["unit"]) for each in content["figures"]}


def _stop(process: subprocess.Popen[bytes]) -> None:
    """Let it stop the servers that it started; one that doesn't end is killed."""
    process.terminate()
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
