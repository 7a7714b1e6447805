"""Starting what is measured, each in a process of its own, and stopping it whatever happens."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from cryptography.fernet import Fernet

from bench import forms
from bench.machine import pin

START_SECONDS = 20.0
STOP_SECONDS = 15.0
KEY = os.environ.get("BENCH_KEY") or Fernet.generate_key().decode()
os.environ["BENCH_KEY"] = KEY  # processes that this one starts use the same
PLENTY = "1000000000"


@dataclass(frozen=True, slots=True)
class Server:
    """A running process that listens on `port`."""

    pid: int
    port: int


def free_port() -> int:
    """A port of this machine that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def running(
    command: Sequence[str],
    port: int,
    cores: AbstractSet[int],
    environment: dict[str, str] | None = None,
    log: Path | None = None,
    path: str = "",
) -> Iterator[Server]:
    """Run a Python command until it listens (and answers 200 on `path`); stop it at the end.

    Raises:
        RuntimeError: when it ends at once, or doesn't listen in time.
    """
    with (log or Path(os.devnull)).open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, *command], stdout=output, stderr=None, env=os.environ | (environment or {})
        )
        try:
            pin(process.pid, cores)
            _wait(process, port, path)
            yield Server(process.pid, port)
        finally:
            _stop(process)


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _wait(process: subprocess.Popen[bytes], port: int, path: str) -> None:
    deadline = time.monotonic() + START_SECONDS
    while not (answers(port, path) if path else listens(port)):
        if process.poll() is not None:
            raise RuntimeError(f"a server ended at once with status {process.returncode}")
        if time.monotonic() > deadline:
            raise RuntimeError("a server doesn't listen")
        time.sleep(0.01)


def listens(port: int) -> bool:
    """Whether something takes connections there."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def answers(port: int, path: str) -> bool:
    """Whether it answers 200."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


@contextmanager
def bare(cores: AbstractSet[int]) -> Iterator[Server]:
    """The bare aiohttp handlers, at /post and /read."""
    port = free_port()
    with running(["-m", "bench.contestants.bare", str(port)], port, cores) as server:
        yield server


@contextmanager
def fastapi(folder: Path, cores: AbstractSet[int]) -> Iterator[Server]:
    """FastAPI on uvicorn with a commit a request."""
    port = free_port()
    command = ["-m", "bench.contestants.fastapi_app", str(port), str(folder / "fastapi.db")]
    with running(command, port, cores) as server:
        yield server


@contextmanager
def carrier(delay_ms: int, cores: AbstractSet[int]) -> Iterator[Server]:
    """A lean carrier that accepts every text after so long."""
    port = free_port()
    command = ["-m", "bench.contestants.carrier", str(port), str(delay_ms)]
    with running(command, port, cores) as server:
        yield server


@contextmanager
def x(delay_ms: int, cores: AbstractSet[int]) -> Iterator[Server]:
    """A lean X that takes every post after so long; a lean carrier too."""
    port = free_port()
    with running(["-m", "bench.contestants.x", str(port), str(delay_ms)], port, cores) as server:
        yield server


@contextmanager
def media(photo: Path, cores: AbstractSet[int]) -> Iterator[Server]:
    """A lean carrier that has this photo under every address."""
    port = free_port()
    with running(["-m", "bench.contestants.media", str(port), str(photo)], port, cores) as server:
        yield server


def environment_of(database_url: str, port: int, **overrides: str) -> dict[str, str]:
    """Settings of a bot that holds nothing back, by environment."""
    return {
        "BOT_SERVER__PORT": str(port),
        "BOT_SERVER__PUBLIC_URL": forms.PUBLIC_URL,
        "BOT_DATABASE__URL": database_url,
        "BOT_TWILIO__ACCOUNT_SID": forms.ACCOUNT,
        "BOT_TWILIO__AUTH_TOKENS": forms.TOKEN,
        "BOT_TWILIO__NUMBERS": forms.NUMBER,
        "BOT_TWILIO__RATE": PLENTY,
        "BOT_X__CLIENT_ID": "x-client",
        "BOT_SECRETS__KEYS": KEY,
        "BOT_LIMITS__SPEND_PER_PERSON": PLENTY,
        "BOT_LIMITS__SPEND_PER_DAY": PLENTY,
        "BOT_LIMITS__TEXTS_PER_PERSON": PLENTY,
        "BOT_LIMITS__REPLIES_PER_PERSON": PLENTY,
        "BOT_LIMITS__NEW_PEOPLE_PER_HOUR": PLENTY,
        **overrides,
    }


@contextmanager
def bot(
    database_url: str,
    folder: Path,
    cores: AbstractSet[int],
    port: int | None = None,
    name: str = "bot",
    role: str = "web",
    overrides: Mapping[str, str] | None = None,
) -> Iterator[Server]:
    """The bot itself, in one role, its log in a file."""
    port = port or free_port()
    command = ["-m", "bot", "serve", "--role", role]
    environment = environment_of(database_url, port, **(overrides or {}))
    with running(command, port, cores, environment, folder / f"{name}.log", "/readyz") as server:
        yield server
