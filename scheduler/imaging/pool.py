import asyncio
from collections.abc import Coroutine
from contextlib import suppress
from math import ceil
from types import TracebackType
from typing import Self

from core.logs import get_logger
from core.settings import Limits
from scheduler.imaging import known_good
from scheduler.imaging.kinds import is_pdf
from scheduler.imaging.outcome import Developed, Flaw, NoWorker, Unusable, WorkerDied
from scheduler.imaging.places import Places
from scheduler.imaging.process import WorkerProcess

log = get_logger()

PROCESSES = 2
JOB_SECONDS = 20.0
"""Elapsed time for one photo, on a machine that is busy otherwise; `limits.photo_seconds` is a processor's time."""
IDLE_SECONDS = 60.0
MEGABYTE = 1_000_000
BROKEN = "This installation can't open pictures: a sound one can't be opened either."


class ImagingPool:
    """Makes photos safe in processes of their own, which can die without harm.

    They are started when there is work, at most `processes` of them, and end when there was none for a minute. One
    person has all but one of them at most, so that there is one for others. An asynchronous context manager: leaving
    it ends them all.
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
        self._places = Places(processes, share=max(1, processes - 1))
        self._is_broken = False
        self._lacks: tuple[str, ...] = ()
        self._idle: list[WorkerProcess] = []
        self._starting: set[asyncio.Task[WorkerProcess]] = set()
        self._unclaimed: list[asyncio.Task[WorkerProcess]] = []
        """Those of them that no job waits for any more."""
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
        self._unclaimed.clear()
        self._end_idle()
        for starting in self._starting:
            self._end_by(_ended(starting))
        await asyncio.gather(*self._ending)

    async def develop(self, content: bytes, person_id: int | None = None) -> Developed:
        """What can be kept and shown of a photo or a PDF of that person's: its pixels and nothing else of it.

        Raises:
            Unusable: when it is something else, damaged, too large, or a PDF that takes too long.
            WorkerDied: when the process died over it or took longer than it may; another try may go well.
            NoWorker: when that is no fault of the content.
        """
        if len(content) > self._limits.photo_bytes:
            size, most = (ceil(each / MEGABYTE * 10) / 10 for each in (len(content), self._limits.photo_bytes))
            raise Unusable(Flaw.TOO_LARGE, f"too large: {size:g} MB, {most:g} at most")
        if not content:
            raise Unusable(Flaw.OTHER_KIND, "empty")
        async with self._places.one_for(person_id):
            try:
                return await self._develop(content, self._job_seconds)
            except NoWorker:
                raise
            except WorkerDied as died:
                raise await self._judged(content, died) from died

    async def _judged(self, content: bytes, died: WorkerDied) -> WorkerDied | Unusable:
        """Whose fault it was: the content's only if a sound one of its kind passes right after."""
        try:
            await self._develop(known_good.like(content), JOB_SECONDS)
        except (WorkerDied, Unusable) as failed:
            if not self._is_broken:
                self._is_broken = True
                log.error("imaging.broken", reason=str(failed))
            return NoWorker(BROKEN)
        if died.hung and is_pdf(content):  # it would take as long each time
            return Unusable(Flaw.TOO_SLOW, "too complex to open")
        return died

    async def _develop(self, content: bytes, seconds: float) -> Developed:
        """In time, by a process that rests or a new one; it is kept only if it has answered."""
        worker: WorkerProcess | None = None
        answered = False
        try:
            async with asyncio.timeout(seconds):
                worker = self._resting() or await self._started()
                self._note_lacks(worker)
                try:
                    made = await worker.develop(content)
                except Unusable:
                    answered = True
                    raise
            answered = True
        except TimeoutError:
            if worker is None:
                raise NoWorker(f"No process was ready within {seconds:g} seconds.") from None
            raise WorkerDied(f"It took more than {seconds:g} seconds.", hung=True) from None
        finally:
            if worker is not None:
                self._rest(worker) if answered else self._end(worker)
        if self._is_broken:
            self._is_broken = False
            log.info("imaging.restored")
        return made

    def _note_lacks(self, worker: WorkerProcess) -> None:
        """Log once what this system can't confine a worker by."""
        if worker.lacks and worker.lacks != self._lacks:
            self._lacks = worker.lacks
            log.warning("imaging.exposed", lacks=list(worker.lacks))

    async def _started(self) -> WorkerProcess:
        """A new one. If nobody waits for it any more before it is ready, it is there for whoever comes next.

        Else nothing would ever be opened on a machine so busy that starting takes longer than a job may.
        """
        starting = self._unclaimed.pop() if self._unclaimed else asyncio.create_task(self._start())
        self._starting.add(starting)
        try:
            return await asyncio.shield(starting)
        except asyncio.CancelledError:
            self._unclaimed.append(starting)
            starting.add_done_callback(self._put_to_rest)
            raise
        finally:
            if starting not in self._unclaimed:
                self._starting.discard(starting)

    def _put_to_rest(self, started: asyncio.Task[WorkerProcess]) -> None:
        """One that nobody has waited for until it was ready, or had died."""
        if started not in self._unclaimed:
            return
        self._unclaimed.remove(started)
        self._starting.discard(started)
        if not started.cancelled() and started.exception() is None:
            self._rest(started.result())

    async def _start(self) -> WorkerProcess:
        return await WorkerProcess.start(self._limits.photo_pixels, self._limits.photo_seconds)

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
        self._end_by(worker.end())

    def _end_by(self, ending: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(ending)
        self._ending.add(task)
        task.add_done_callback(self._ending.discard)


async def _ended(starting: asyncio.Task[WorkerProcess]) -> None:
    """End one that is still starting, or just ready."""
    starting.cancel()
    with suppress(asyncio.CancelledError, WorkerDied):
        await (await starting).end()
