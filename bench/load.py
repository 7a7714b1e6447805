"""A lean load generator: a process of its own, with bytes made beforehand and keep-alive connections.

`python -m bench.load` reads a plan (JSON) from standard input and writes what it measured to standard output.
"""

import asyncio
import gc
import json
import statistics
import subprocess
import sys
import time
from collections import deque
from collections.abc import Set as AbstractSet
from dataclasses import asdict, dataclass
from typing import cast

import uvloop

from bench.fixtures import forms
from bench.machine import pin

END = b"</Response>"
CONNECTIONS = 64


@dataclass(frozen=True, slots=True)
class Plan:
    """What to send. A `rate` of 0 keeps every connection busy; else texts leave by a constant schedule."""

    port: int
    count: int
    path: str = forms.SMS_PATH
    people_from: int = 0
    people: int = 20_000
    rate: float = 0.0
    connections: int = CONNECTIONS
    bodies: tuple[str, ...] = ("STATUS",)
    deadline: float = 90.0


@dataclass(frozen=True, slots=True)
class Load:
    """What was measured. Every answer was a 200 with a reply in it."""

    count: int
    seconds: float
    median_ms: float
    p99_ms: float

    @property
    def per_second(self) -> float:
        """Answers a second."""
        return self.count / self.seconds


def run_load(plan: Plan, cores: AbstractSet[int]) -> Load:
    """Run the plan in a process of its own, on these cores.

    Raises:
        RuntimeError: when not every text was answered with a reply.
    """
    done = subprocess.run(
        [sys.executable, "-m", "bench.load", *map(str, sorted(cores))],
        input=json.dumps(asdict(plan)),
        capture_output=True,
        text=True,
        timeout=plan.deadline + 60,
        check=False,
    )
    if done.returncode != 0:
        raise RuntimeError(done.stderr.strip()[-600:] or "the load generator failed")
    return Load(**json.loads(done.stdout))


class _LoadRun:
    def __init__(self, plan: Plan) -> None:
        people = range(plan.people_from, plan.people_from + plan.people)
        self.requests = deque(forms.texts(plan.path, plan.count, people, plan.bodies))
        self.plan = plan
        self.idle: deque[_LoadConnection] = deque()
        self.latencies: list[float] = []
        self.finished: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def answered(self, connection: "_LoadConnection", answer: bytes) -> None:
        self.latencies.append(time.perf_counter() - connection.began)
        if not answer.startswith(b"HTTP/1.1 200") or b"<Message" not in answer:
            self.fail(f"a text was answered with {answer[:300]!r}")
        elif len(self.latencies) == self.plan.count:
            self.finished.set_result(None)
        elif self.plan.rate:
            self.idle.append(connection)
        elif self.requests:
            connection.send(self.requests.popleft(), time.perf_counter())

    def fail(self, why: str) -> None:
        if not self.finished.done():
            self.finished.set_exception(RuntimeError(why))

    async def start(self) -> None:
        """Send all at once, or by the schedule; a late one counts from when it was due."""
        if not self.plan.rate:
            for connection in list(self.idle)[: len(self.requests)]:
                connection.send(self.requests.popleft(), time.perf_counter())
            return
        began = time.perf_counter()
        for place in range(self.plan.count):
            due = began + place / self.plan.rate
            while time.perf_counter() < due or not self.idle:  # noqa: ASYNC110 - timers are coarser than what is measured
                await asyncio.sleep(0)
            self.idle.popleft().send(self.requests.popleft(), due)


class _LoadConnection(asyncio.Protocol):
    def __init__(self, run: _LoadRun) -> None:
        self.run = run
        self.began = 0.0
        self._got = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._write = cast("asyncio.Transport", transport).write
        self.run.idle.append(self)

    def send(self, request: bytes, began: float) -> None:
        self.began = began
        self._write(request)

    def data_received(self, data: bytes) -> None:
        got = self._got + data if self._got else data
        if not got.endswith(END):
            self._got = got
            return
        self._got = b""
        self.run.answered(self, got)

    def connection_lost(self, _: Exception | None) -> None:
        self.run.fail("the server closed a connection")


async def _main(plan: Plan) -> Load:
    loop = asyncio.get_running_loop()
    run = _LoadRun(plan)
    transports = [
        (await loop.create_connection(lambda: _LoadConnection(run), "127.0.0.1", plan.port))[0]
        for _ in range(plan.connections)
    ]
    gc.collect()
    gc.disable()
    began = time.perf_counter()
    async with asyncio.timeout(plan.deadline):
        await run.start()
        await run.finished
    seconds = time.perf_counter() - began
    for transport in transports:
        transport.abort()
    ordered = sorted(run.latencies)
    return Load(
        plan.count,
        seconds,
        statistics.median(ordered) * 1000,
        ordered[min(len(ordered) * 99 // 100, len(ordered) - 1)] * 1000,
    )


if __name__ == "__main__":
    pin(0, {int(core) for core in sys.argv[1:]})
    given = json.load(sys.stdin)
    given["bodies"] = tuple(given["bodies"])
    print(json.dumps(asdict(uvloop.run(_main(Plan(**given))))))
