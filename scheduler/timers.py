from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from bot.settings import Reconcile
from scheduler.erasing import Eraser
from scheduler.reconcile import Reconciler


def make_timers(reconciler: Reconciler, eraser: Eraser, settings: Reconcile) -> AsyncIOScheduler:
    """The clockwork: it only ticks, and what is to be done each tick finds in rows."""
    timers = AsyncIOScheduler(
        timezone=UTC, job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
    )
    now = datetime.now(UTC)
    timers.add_job(
        reconciler.try_to_catch_up,
        IntervalTrigger(minutes=settings.every_minutes, timezone=UTC),
        next_run_time=now,
        id="reconcile",
    )
    timers.add_job(
        eraser.erase, IntervalTrigger(hours=1, timezone=UTC), next_run_time=now + timedelta(minutes=1), id="erase"
    )
    return timers
