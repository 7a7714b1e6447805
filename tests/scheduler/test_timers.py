import asyncio
from datetime import datetime, timedelta, tzinfo

import pytest
from apscheduler.schedulers import base

from core.jobs import Job
from scheduler import timers
from scheduler.timers import Timers
from tests.conftest import Logs
from tests.support.bots import PATIENCE


class SetClock(datetime):
    """A machine's clock that somebody sets."""

    moved = timedelta()

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
        return datetime.now(tz) + cls.moved


@pytest.mark.parametrize("jump", [timedelta(days=-1), timedelta(days=365)])
async def test_timers_tick_on_whatever_is_done_to_the_machines_clock(
    jump: timedelta, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(base, "datetime", SetClock)
    monkeypatch.setattr(timers, "datetime", SetClock)
    monkeypatch.setattr(timers, "LOOK_SECONDS", 0.02)
    monkeypatch.setattr(SetClock, "moved", timedelta())
    ticked: asyncio.Queue[None] = asyncio.Queue()

    async def tick() -> None:
        ticked.put_nowait(None)

    ticking = Timers([Job("tick", tick, timedelta(seconds=0.05))])
    ticking.start()
    try:
        async with asyncio.timeout(PATIENCE):
            await ticked.get()
            monkeypatch.setattr(SetClock, "moved", jump)
            for _ in range(3):
                await ticked.get()
    finally:
        await ticking.stop()


async def test_a_job_that_breaks_is_named_and_done_again(logs: Logs) -> None:
    broken: asyncio.Queue[None] = asyncio.Queue()

    async def breaks() -> None:
        broken.put_nowait(None)
        raise ZeroDivisionError

    ticking = Timers([Job("costs", breaks, timedelta(seconds=0.05))])
    ticking.start()
    try:
        async with asyncio.timeout(PATIENCE):
            for _ in range(2):
                await broken.get()
        line = await logs.appears("timer.broken")
        assert (line["level"], line["job"], line["error"]) == ("error", "costs", "ZeroDivisionError")
    finally:
        await ticking.stop()
