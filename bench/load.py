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
TIMER_SECONDS = 0.0015
"""By so much a timer may be late; what is left is waited for awake."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What to send. A `rate` of 0 keeps every connection busy; else texts leave by a constant schedule.

    If a connection is closed, the run fails; unless `again`: then what was under way on it goes by a new one, as with
    Twilio, and counts from when it was due. If `silent`, no text is answered with a reply at once.
    """

    port: int
    count: int
    path: str = forms.SMS_PATH
    people_from: int = 0
    people: int = 20_000
    rate: float = 0.0
    connections: int = CONNECTIONS
    bodies: tuple[str, ...] = ("STATUS",)
    deadline: float = 90.0
    again: bool = False
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Load:
    """What was measured. Every answer was a 200 with a reply in it, or without one if that was planned."""

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
        RuntimeError: when not every text was answered as planned.
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
        self.opening: set[asyncio.Task[None]] = set()
        self.finished: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def answered(self, connection: "_LoadConnection", answer: bytes) -> None:
        self.latencies.append(time.perf_counter() - connection.began)
        is_right = (b"<Message" in answer) != self.plan.silent or connection.repeats
        if not answer.startswith(b"HTTP/1.1 200") or not is_right:
            self.fail(f"a text was answered with {answer[:300]!r}")
        elif len(self.latencies) == self.plan.count:
            self.finished.set_result(None)
        elif self.plan.rate:
            self.idle.append(connection)
        elif self.requests:
            connection.send(self.requests.popleft(), time.perf_counter())

    def lost(self, connection: "_LoadConnection") -> None:
        if self.finished.done():
            return
        if not self.plan.again:
            self.fail("the server closed a connection")
            return
        if connection in self.idle:
            self.idle.remove(connection)
        task = asyncio.create_task(self.open(connection.began, connection.under_way))
        self.opening.add(task)
        task.add_done_callback(self.opening.discard)

    async def open(self, began: float = 0.0, under_way: bytes = b"") -> None:
        """One more connection; what was under way on one that was lost goes by it first."""
        try:
            await asyncio.get_running_loop().create_connection(
                lambda: _LoadConnection(self, began, under_way), "127.0.0.1", self.plan.port
            )
        except OSError as error:
            self.fail(f"a connection can't be opened: {error}")

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
            if (early := due - time.perf_counter() - TIMER_SECONDS) > 0:
                await asyncio.sleep(early)  # whoever else works on this core does meanwhile
            while time.perf_counter() < due or not self.idle:  # noqa: ASYNC110 - timers are coarser than what is measured
                await asyncio.sleep(0)
            self.idle.popleft().send(self.requests.popleft(), due)


class _LoadConnection(asyncio.Protocol):
    def __init__(self, run: _LoadRun, began: float, under_way: bytes) -> None:
        self.run = run
        self.began = began
        self.under_way = under_way
        self.repeats = bool(under_way)
        """Then the reply went by the connection that was lost, and follows by REST."""
        self._got = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._write = cast("asyncio.Transport", transport).write
        if self.under_way:
            self._write(self.under_way)
        else:
            self.run.idle.append(self)

    def send(self, request: bytes, began: float) -> None:
        self.began, self.under_way, self.repeats = began, request, False
        self._write(request)

    def data_received(self, data: bytes) -> None:
        got = self._got + data if self._got else data
        if not got.endswith(END):
            self._got = got
            return
        self._got = self.under_way = b""
        self.run.answered(self, got)

    def connection_lost(self, _: Exception | None) -> None:
        self.run.lost(self)


async def _main(plan: Plan) -> Load:
    run = _LoadRun(plan)
    for _ in range(plan.connections):
        await run.open()
    gc.collect()
    gc.disable()
    began = time.perf_counter()
    async with asyncio.timeout(plan.deadline):
        await run.start()
        await run.finished
    seconds = time.perf_counter() - began
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
