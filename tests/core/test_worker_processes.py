import asyncio
import signal
from asyncio.subprocess import Process

import pytest

from core import worker_processes
from core.worker_processes import start_worker


async def test_who_is_cancelled_while_a_worker_starts_leaves_none_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    began, started = asyncio.Event(), worker_processes._started
    processes: list[Process] = []

    async def noted(module: str) -> Process:
        began.set()
        processes.append(await started(module))
        return processes[-1]

    monkeypatch.setattr(worker_processes, "_started", noted)
    starting = asyncio.create_task(start_worker("core.charts.painter"))
    await began.wait()
    starting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await starting
    [process] = processes
    assert process.returncode == -signal.SIGKILL
