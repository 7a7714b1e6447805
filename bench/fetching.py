"""Fetching one address again and again, in a process of its own, over connections that are kept.

`python -m bench.fetching PORT COUNT CORE…` reads the request's bytes from standard input and prints seconds.
"""

import asyncio
import subprocess
import sys
import time
from collections.abc import Set as AbstractSet
from typing import cast

import uvloop

from bench.machine import pin

CONNECTIONS = 32
DEADLINE = 120.0
HEAD_END = b"\r\n\r\n"


def fetch(port: int, path: str, count: int, cores: AbstractSet[int], cookie: str = "") -> float:
    """Fetch a path so many times; returns how many a second were answered with 200.

    Raises:
        RuntimeError: when one was answered otherwise.
    """
    request = f"GET {path} HTTP/1.1\r\nHost: bot.example.com\r\nAccept: */*\r\nCookie: {cookie}\r\n\r\n"
    done = subprocess.run(
        [sys.executable, "-m", "bench.fetching", str(port), str(count), *map(str, sorted(cores))],
        input=request.encode(),
        capture_output=True,
        timeout=DEADLINE + 30,
        check=False,
    )
    if done.returncode != 0:
        raise RuntimeError(done.stderr.decode().strip()[-600:] or "fetching failed")
    return count / float(done.stdout)


class _Connection(asyncio.Protocol):
    def __init__(self, run: "_Run") -> None:
        self._run = run
        self._got = bytearray()
        self._length = -1

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._write = cast("asyncio.Transport", transport).write

    def ask(self) -> None:
        """Once more, if there is more to ask for."""
        if self._run.left:
            self._run.left -= 1
            self._write(self._run.request)

    def data_received(self, data: bytes) -> None:
        self._got += data
        if self._length < 0:
            head_end = self._got.find(HEAD_END)
            if head_end < 0:
                return
            self._length = head_end + len(HEAD_END) + self._run.length_of(bytes(self._got[:head_end]))
        if len(self._got) >= self._length:
            self._got.clear()
            self._length = -1
            self._run.answered()
            self.ask()


class _Run:
    def __init__(self, request: bytes, count: int) -> None:
        self.request = request
        self.left = self.open = count
        self.finished: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def length_of(self, head: bytes) -> int:
        """How long the body is; ends the run if it isn't a good answer."""
        if not head.startswith(b"HTTP/1.1 200") and not self.finished.done():
            self.finished.set_exception(RuntimeError(f"answered with {head[:200]!r}"))
        lengths = [line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")]
        return int(lengths[0][15:]) if lengths else 0

    def answered(self) -> None:
        """One more is here."""
        self.open -= 1
        if not self.open and not self.finished.done():
            self.finished.set_result(None)


async def _main(port: int, count: int, request: bytes) -> float:
    run = _Run(request, count)
    loop = asyncio.get_running_loop()
    made = [await loop.create_connection(lambda: _Connection(run), "127.0.0.1", port) for _ in range(CONNECTIONS)]
    began = time.perf_counter()
    for _, connection in made:
        connection.ask()
    async with asyncio.timeout(DEADLINE):
        await run.finished
    seconds = time.perf_counter() - began
    for transport, _ in made:
        transport.abort()
    return seconds


if __name__ == "__main__":
    pin(0, {int(core) for core in sys.argv[3:]})
    print(uvloop.run(_main(int(sys.argv[1]), int(sys.argv[2]), sys.stdin.buffer.read())))
