import asyncio
from math import ceil
from types import TracebackType
from typing import Self

from core.settings import Limits
from scheduler.imaging.outcome import Developed, Flaw, Unusable, WorkerDied
from scheduler.imaging.process import WorkerProcess

PROCESSES = 2
JOB_SECONDS = 20.0
IDLE_SECONDS = 60.0
MEGABYTE = 1_000_000


class ImagingPool:
    """Makes photos safe in processes of their own, which can die without harm.

    They are started when there is work, at most `processes` of them, and end when there was none for a minute.
    An asynchronous context manager: leaving it ends them all.
    """

    def __init__(
        self,
        limits: Limits,
        processes: int = PROCESSES,
        job_seconds: float = JOB_SECONDS,
        idle_seconds: float = IDLE_SECONDS,
    ) -> None:
        self._limits = limits
        self._job_seconds = job_seconds
        self._idle_seconds = idle_seconds
        self._places = asyncio.Semaphore(processes)
        self._idle: list[WorkerProcess] = []
        self._closing: asyncio.TimerHandle | None = None
        self._ending: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> Self:
        """Nothing is started yet."""
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the processes that rest; jobs in hand have been awaited or cancelled by whoever gave them."""
        if self._closing is not None:
            self._closing.cancel()
        self._end_idle()
        await asyncio.gather(*self._ending)

    async def develop(self, content: bytes) -> Developed:
        """What can be kept and shown of a photo or a PDF: its pixels and nothing else that came with it.

        Raises:
            Unusable: when it is something else, damaged or too large.
            WorkerDied: when the process died over it or took longer than it may; another try may go well.
        """
        if len(content) > self._limits.photo_bytes:
            size, most = (ceil(each / MEGABYTE * 10) / 10 for each in (len(content), self._limits.photo_bytes))
            raise Unusable(Flaw.TOO_LARGE, f"too large: {size:g} MB, {most:g} at most")
        if not content:
            raise Unusable(Flaw.OTHER_KIND, "empty")
        async with self._places:
            return await self._develop(content)

    async def _develop(self, content: bytes) -> Developed:
        """In time, by a process that rests or a new one; it is kept only if it has answered."""
        worker: WorkerProcess | None = None
        answered = False
        try:
            async with asyncio.timeout(self._job_seconds):
                worker = self._resting() or await self._started()
                try:
                    made = await worker.develop(content)
                except Unusable:
                    answered = True
                    raise
            answered = True
        except TimeoutError:
            raise WorkerDied(f"It took more than {self._job_seconds:g} seconds.", hung=True) from None
        finally:
            if worker is not None:
                self._rest(worker) if answered else self._end(worker)
        return made

    async def _started(self) -> WorkerProcess:
        return await WorkerProcess.start(self._limits.photo_pixels, int(self._job_seconds) + 1)

    def _resting(self) -> WorkerProcess | None:
        while self._idle:
            worker = self._idle.pop()
            if worker.alive:
                return worker
            self._end(worker)
        return None

    def _rest(self, worker: WorkerProcess) -> None:
        self._idle.append(worker)
        if self._closing is not None:
            self._closing.cancel()
        self._closing = asyncio.get_running_loop().call_later(self._idle_seconds, self._end_idle)

    def _end_idle(self) -> None:
        while self._idle:
            self._end(self._idle.pop())

    def _end(self, worker: WorkerProcess) -> None:
        """Without waiting for it: it is killed at once, and only its remains are cleared away later."""
        task = asyncio.create_task(worker.end())
        self._ending.add(task)
        task.add_done_callback(self._ending.discard)
