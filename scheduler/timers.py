import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from functools import partial

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from bot.settings import Reconcile
from scheduler.erasing import Eraser
from scheduler.reconcile import Reconciler
from scheduler.sweep import Sweep
from scheduler.upkeep import Upkeep

Job = Callable[[], Awaitable[None]]


class Timers:
    """The clockwork: it only ticks, and what is to be done each tick finds in rows."""

    def __init__(
        self, reconciler: Reconciler, eraser: Eraser, upkeep: Upkeep, sweep: Sweep, settings: Reconcile
    ) -> None:
        self._running: set[asyncio.Task[None]] = set()
        self._scheduler = AsyncIOScheduler(
            timezone=UTC, job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
        )
        self._every(timedelta(minutes=settings.every_minutes), reconciler.try_to_catch_up, timedelta())
        self._every(timedelta(minutes=1), upkeep.renew_accounts, timedelta(seconds=5))
        self._every(timedelta(seconds=30), upkeep.total_up, timedelta())
        self._every(timedelta(hours=24), sweep.sweep, timedelta(minutes=10))
        self._every(timedelta(hours=1), eraser.erase, timedelta(minutes=1))

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

    def _every(self, interval: timedelta, job: Job, first_in: timedelta) -> None:
        self._scheduler.add_job(
            partial(self._tick, job),
            IntervalTrigger(seconds=int(interval.total_seconds()), timezone=UTC),
            next_run_time=datetime.now(UTC) + first_in,
        )

    async def _tick(self, job: Job) -> None:
        task = asyncio.ensure_future(job())
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        await asyncio.wait([task])
