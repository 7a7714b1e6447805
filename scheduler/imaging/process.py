import asyncio
import json
import signal
from asyncio.subprocess import Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Literal, cast

from core.worker_processes import end_worker, start_worker
from scheduler.confinement.confinement import PROTECTIONS
from scheduler.imaging.frames import HEADER_BYTES, job
from scheduler.imaging.outcome import Developed, Flaw, NoWorker, Unusable, WorkerDied

LARGEST_HEADER = 4096
START_SECONDS = 180.0
"""Elapsed time until it is ready: it gives way to everything else on a busy machine."""
DYING_SECONDS = 2.0
"""From the end of what it says to its own."""
LARGEST_PICTURE = 64 * 1024 * 1024
"""More than any JPEG that is made; who says otherwise is no worker of ours any more."""


class WorkerProcess:
    """One process that develops pictures, seen from outside."""

    def __init__(self, process: Process) -> None:
        self._process = process
        self.lacks: tuple[str, ...] = ()
        """What should confine it and isn't in force, by its name in `confinement`."""

    @classmethod
    async def start(cls, most_pixels: int, cpu_seconds: float) -> "WorkerProcess":
        """Start one, and wait until it has loaded everything, which takes a second of a processor.

        Raises:
            NoWorker: when the machine has no place for it, or it isn't ready after minutes.
            WorkerDied: when it dies before it is ready.
        """
        try:
            worker = cls(await start_worker("scheduler.imaging.worker", str(most_pixels), str(cpu_seconds)))
        except OSError as error:
            raise NoWorker(f"No process could be started: {error.strerror}.") from error
        try:
            async with asyncio.timeout(START_SECONDS):
                await worker.get_ready()
        except BaseException as error:
            await worker.end()
            if isinstance(error, TimeoutError):
                raise NoWorker(f"No process was ready within {START_SECONDS:g} seconds.") from error
            raise
        return worker

    async def get_ready(self) -> None:
        """Wait until it has loaded everything.

        Raises:
            WorkerDied: when it dies before.
        """
        async with self._talking():
            header = await self._header()
            self.lacks = tuple(name for name in PROTECTIONS if name in header["lacks"])

    @property
    def pid(self) -> int:
        """Its number."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Whether it still runs, as far as is known."""
        return self._process.returncode is None

    async def develop(self, content: bytes) -> Developed:
        """Have it work on one content.

        Raises:
            Unusable: when nothing can be made of it.
            WorkerDied: when no answer came, or none that makes sense.
        """
        async with self._talking():
            jobs, answers = self._pipes
            jobs.writelines(job(content))
            await jobs.drain()
            header = await self._header()
            pictures = [await answers.readexactly(size) for size in _sizes(header)]
            return _outcome(header, pictures, content)

    @property
    def _pipes(self) -> tuple[asyncio.StreamWriter, asyncio.StreamReader]:
        jobs, answers = self._process.stdin, self._process.stdout
        if jobs is None or answers is None:
            raise WorkerDied("It was started without pipes.")
        return jobs, answers

    async def _header(self) -> dict[str, Any]:
        _, answers = self._pipes
        length = int.from_bytes(await answers.readexactly(HEADER_BYTES), "big")
        if length > LARGEST_HEADER:
            raise ValueError(length)
        header = json.loads(await answers.readexactly(length))
        if not isinstance(header, dict):
            raise TypeError
        return header

    @asynccontextmanager
    async def _talking(self) -> AsyncIterator[None]:
        """What goes wrong while it is talked to is its death, or nonsense of it."""
        try:
            yield
        except (
            asyncio.IncompleteReadError,
            OSError,
            RuntimeError,
        ) as error:  # the last from uvloop: its pipe is closed
            raise await self._death() from error
        except (ValueError, KeyError, TypeError) as error:
            raise WorkerDied("The process that opens pictures answered nonsense.") from error

    async def _death(self) -> WorkerDied:
        """What it died of, as far as that can be told."""
        try:
            async with asyncio.timeout(DYING_SECONDS):
                ended_by = -await self._process.wait()
        except TimeoutError:
            ended_by = 0
        if ended_by == signal.SIGKILL:  # nothing that is read can do that
            return NoWorker("The process that opens pictures was killed from outside, as for want of memory.")
        if ended_by == signal.SIGXCPU:
            return WorkerDied("It took more time of a processor than it may (limits.photo_seconds).", hung=True)
        return WorkerDied("The process that opens pictures died.")

    async def end(self) -> None:
        """End it, whatever it is at."""
        await end_worker(self._process)


def _sizes(header: dict[str, Any]) -> list[int]:
    if "flaw" in header:
        Flaw(header["flaw"])
        return []
    sizes = [int(size) for size in header["sizes"]]
    expected = {"jpg": 2, "pdf": 1}[header["kind"]]
    if len(sizes) != expected or not all(0 < size <= LARGEST_PICTURE for size in sizes):
        raise ValueError(sizes)
    return sizes


def _outcome(header: dict[str, Any], pictures: list[bytes], content: bytes) -> Developed:
    if "flaw" in header:
        raise Unusable(Flaw(header["flaw"]), str(header["reason"]))
    kind = cast("Literal['jpg', 'pdf']", header["kind"])
    main, thumbnail = (content, *pictures) if kind == "pdf" else pictures
    return Developed(kind, main, thumbnail, int(header["width"]), int(header["height"]))
