import asyncio
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from functools import partial

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from core.clock import elapsed
from core.jobs import Job
from core.logs import failure, get_logger

log = get_logger()

LOOK_SECONDS = 5.0
WORTH_FOLLOWING = timedelta(seconds=0.1)


class Timers:
    """The clockwork: it only ticks, and what is to be done each tick finds in rows.

    APScheduler goes by the machine's clock. Where that is set, all ticks are moved along: with a clock that was set
    back by a day they would stand still for a day.
    """

    def __init__(self, jobs: Iterable[Job]) -> None:
        self._running: set[asyncio.Task[None]] = set()
        self._scheduler = AsyncIOScheduler(
            timezone=UTC, job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
        )
        self._began = _beginning()
        self._following: asyncio.TimerHandle | None = None
        for job in jobs:
            self._add(job)

    def start(self) -> None:
        """Begin to tick; the first look at the carrier's list comes at once."""
        self._scheduler.start()
        self._follow_clock()

    async def stop(self) -> None:
        """Tick no more; what is under way is broken off, and done again at the next tick."""
        if self._following is not None:
            self._following.cancel()
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)
        for task in self._running:
            task.cancel()
        if self._running:
            await asyncio.wait(self._running)

    def _follow_clock(self) -> None:
        """Move the ticks as the machine's clock was moved; if the machine has slept, have a look at once."""
        began = _beginning()
        if abs(began - self._began) > WORTH_FOLLOWING:
            for job in self._scheduler.get_jobs():
                job.modify(next_run_time=job.next_run_time + (began - self._began))
            self._began = began
        self._scheduler.wakeup()
        self._following = asyncio.get_running_loop().call_later(LOOK_SECONDS, self._follow_clock)

    def _add(self, job: Job) -> None:
        self._scheduler.add_job(
            partial(self._tick, job),
            IntervalTrigger(seconds=job.interval.total_seconds(), timezone=UTC),
            next_run_time=datetime.now(UTC) + job.first_in,
        )

    async def _tick(self, job: Job) -> None:
        """Do it; one that breaks is told, and done again at its next tick."""
        task = asyncio.ensure_future(job.do())
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        await asyncio.wait([task])
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("timer.broken", job=job.name, **failure(error))


def _beginning() -> datetime:
    """When elapsed time began, by what the machine's clock says now: this changes only if that clock is set."""
    return datetime.now(UTC) - timedelta(seconds=elapsed())
