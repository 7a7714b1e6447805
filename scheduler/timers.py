import asyncio
from collections.abc import Awaitable, Callable, Iterable
from datetime import UTC, datetime
from functools import partial

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from core.jobs import Job


class Timers:
    """The clockwork: it only ticks, and what is to be done each tick finds in rows."""

    def __init__(self, jobs: Iterable[Job]) -> None:
        self._running: set[asyncio.Task[None]] = set()
        self._scheduler = AsyncIOScheduler(
            timezone=UTC, job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
        )
        for job in jobs:
            self._add(job)

    def start(self) -> None:
        """Begin to tick; the first look at the carrier's list comes at once."""
        self._scheduler.start()

    async def stop(self) -> None:
        """Tick no more; what is under way is broken off, and done again at the next tick."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)
        for task in self._running:
            task.cancel()
        if self._running:
            await asyncio.wait(self._running)

    def _add(self, job: Job) -> None:
        self._scheduler.add_job(
            partial(self._tick, job.do),
            IntervalTrigger(seconds=int(job.interval.total_seconds()), timezone=UTC),
            next_run_time=datetime.now(UTC) + job.first_in,
        )

    async def _tick(self, do: Callable[[], Awaitable[None]]) -> None:
        task = asyncio.ensure_future(do())
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        await asyncio.wait([task])
