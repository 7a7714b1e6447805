import asyncio
from types import TracebackType
from typing import Self

from core.charts.chart import Svg
from core.charts.painter import LENGTH_BYTES, frame
from core.worker_processes import end_worker, start_worker

SECONDS = 10.0
"""The time for one picture, which usually takes a twentieth of a second; the carrier waits a little longer."""
HUNG_SECONDS = 60.0
"""Then the process is ended. On a busy machine, it may take long to start, and is of use to the next who asks."""
IDLE_SECONDS = 60.0
MOST_WAITING = 50
LARGEST = 4 * 1024 * 1024


class NotPainted(Exception):
    """No picture came of a drawing; another try may go well."""


class Painter:
    """Makes pictures of charts in a process of its own, which is started when there is work and ends after a while.

    An asynchronous context manager: leaving it ends the process.
    """

    def __init__(self, seconds: float = SECONDS, idle_seconds: float = IDLE_SECONDS) -> None:
        self._seconds = seconds
        self._idle_seconds = idle_seconds
        self._process: asyncio.subprocess.Process | None = None
        self._one_at_a_time = asyncio.Lock()
        self._closing: asyncio.TimerHandle | None = None
        self._jobs: set[asyncio.Task[bytes]] = set()
        self._ending: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> Self:
        """Nothing is started yet."""
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the process."""
        for job in self._jobs:
            job.cancel()
        await asyncio.gather(*self._jobs, return_exceptions=True)
        self._end()
        await asyncio.gather(*self._ending)

    async def png(self, svg: Svg) -> bytes:
        """A drawing of ours as a picture (PNG), two dots for each of its units.

        Raises:
            NotPainted: when none came, or not in time. What is begun goes on: whoever asks again may find it quicker.
        """
        if len(self._jobs) >= MOST_WAITING:
            raise NotPainted("Too many wait for pictures.")
        job = asyncio.create_task(self._in_turn(svg))
        self._jobs.add(job)
        job.add_done_callback(self._done)
        await asyncio.wait({job}, timeout=self._seconds)
        if not job.done():
            raise NotPainted(f"It took more than {self._seconds:g} seconds.")
        return job.result()

    def _done(self, job: asyncio.Task[bytes]) -> None:
        self._jobs.discard(job)
        if not job.cancelled():
            job.exception()  # has been told, or nobody waits any more

    async def _in_turn(self, svg: Svg) -> bytes:
        try:
            async with self._one_at_a_time, asyncio.timeout(HUNG_SECONDS):
                return await self._painted(svg)
        except TimeoutError:
            raise NotPainted("The process that paints charts hangs.") from None

    async def _painted(self, svg: Svg) -> bytes:
        is_whole = False
        try:
            picture = await self._asked(svg)
            is_whole = True
        except (OSError, asyncio.IncompleteReadError, RuntimeError) as error:
            raise NotPainted("The process that paints charts died, or none could be started.") from error
        finally:
            (self._rest if is_whole else self._end)()
        if not picture:
            raise NotPainted("The drawing can't be read.")
        return picture

    async def _asked(self, svg: Svg) -> bytes:
        if self._process is None or self._process.returncode is not None:
            self._end()
            self._process = await start_worker(
                "core.charts.painter", gives_way=0
            )  # its work is short, and somebody waits
        drawings, pictures = self._process.stdin, self._process.stdout
        if drawings is None or pictures is None:
            raise BrokenPipeError
        drawings.write(frame(svg.encode()))
        await drawings.drain()
        length = int.from_bytes(await pictures.readexactly(LENGTH_BYTES), "big")
        if length > LARGEST:
            raise BrokenPipeError
        return await pictures.readexactly(length)

    def _rest(self) -> None:
        if self._closing is not None:
            self._closing.cancel()
        self._closing = asyncio.get_running_loop().call_later(self._idle_seconds, self._end_idle)

    def _end_idle(self) -> None:
        if not self._one_at_a_time.locked():
            self._end()

    def _end(self) -> None:
        """Without waiting for it."""
        if self._closing is not None:
            self._closing.cancel()
        process, self._process = self._process, None
        if process is not None:
            task = asyncio.create_task(end_worker(process))
            self._ending.add(task)
            task.add_done_callback(self._ending.discard)
