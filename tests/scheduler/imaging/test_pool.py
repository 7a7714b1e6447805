import asyncio
import os
import shutil
import signal
import sys
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bench.fixtures.pictures import slow_pdf
from core.settings import Limits
from core.worker_processes import GIVES_WAY
from sandbox.core.hub import PATIENCE
from scheduler.imaging import known_good
from scheduler.imaging.frames import answer
from scheduler.imaging.outcome import Developed, NoWorker, Unusable, WorkerDied
from scheduler.imaging.pool import ImagingPool
from scheduler.imaging.process import WorkerProcess
from tests.conftest import Logs
from tests.support.bots import eventually
from tests.support.photos.pictures import encoded, pdf, photo, quarters

LIMITS = Limits()
ANN, BEN = 1, 2


@pytest.fixture
async def pool() -> AsyncIterator[ImagingPool]:
    async with ImagingPool(LIMITS, processes=1) as opened:
        yield opened


def framed(header: dict[str, object]) -> bytes:
    return answer(header, [])


def escaped(said: bytes) -> str:
    return "".join(f"\\0{byte:03o}" for byte in said)


async def resting(pool: ImagingPool) -> WorkerProcess:
    """A process that has nothing to do, after its first job."""
    await pool.develop(photo())
    return pool._idle[-1]


async def stuck(pool: ImagingPool, seconds: float = 60.0) -> tuple[WorkerProcess, asyncio.Task[object]]:
    """A process that is in the middle of a job, and stays there; the job may take that long."""
    worker = await resting(pool)
    pool._job_seconds = seconds
    os.kill(worker.pid, signal.SIGSTOP)
    job: asyncio.Task[object] = asyncio.create_task(pool.develop(photo()))

    async def taken() -> bool:
        return not pool._idle

    await eventually(taken)
    return worker, job


def runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def environment_of(pid: int) -> bytes:
    shown = Path(f"/proc/{pid}/environ")
    try:
        return shown.read_bytes()
    except OSError:
        pytest.skip("this system doesn't show the environment of such processes to anybody but root")


async def gone(pid: int) -> None:
    async def ended() -> bool:
        return not runs(pid)

    await eventually(ended)


async def test_a_process_gives_way_from_its_start() -> None:
    """Loading what it needs takes longer than a photo."""
    worker = await WorkerProcess.start(LIMITS.photo_pixels, LIMITS.photo_seconds)
    ours = os.getpriority(os.PRIO_PROCESS, 0)
    try:
        assert os.getpriority(os.PRIO_PROCESS, worker.pid) == min(ours + GIVES_WAY, 19) > min(ours, 18)
    finally:
        await worker.end()


async def test_a_process_serves_one_job_after_the_other(pool: ImagingPool) -> None:
    first = await resting(pool)
    with pytest.raises(Unusable):
        await pool.develop(b"no picture")
    assert await resting(pool) is first


async def dies_of(pool: ImagingPool, cause: signal.Signals) -> WorkerDied:
    """What the pool says of a job whose process ended so; the next job goes well."""
    worker, job = await stuck(pool)
    os.kill(worker.pid, cause)
    os.kill(worker.pid, signal.SIGCONT)
    with pytest.raises(WorkerDied) as caught:
        await job
    assert (await pool.develop(photo())).width == 96
    assert pool._idle[-1].pid != worker.pid
    return caught.value


async def test_a_process_that_dies_over_a_job_is_replaced(pool: ImagingPool) -> None:
    died = await dies_of(pool, signal.SIGSEGV)
    assert not died.hung
    assert not isinstance(died, NoWorker)


async def test_a_process_that_is_killed_from_outside_says_nothing_of_the_content(pool: ImagingPool) -> None:
    """As the system does when memory is short."""
    assert isinstance(await dies_of(pool, signal.SIGKILL), NoWorker)


async def test_a_pdf_that_takes_too_long_is_given_one_try() -> None:
    async with ImagingPool(LIMITS.model_copy(update={"photo_seconds": 0.5}), processes=1) as pool:
        with pytest.raises(Unusable, match="too complex to open"):
            await pool.develop(slow_pdf())
        assert (await pool.develop(pdf())).kind == "pdf"


async def test_a_content_is_at_fault_only_if_a_sound_one_passes(
    pool: ImagingPool, monkeypatch: pytest.MonkeyPatch, logs: Logs
) -> None:
    """Three photos that were sound once counted as damaged, for a library was broken after a deploy."""
    with monkeypatch.context() as patch:
        patch.setattr(sys, "executable", shutil.which("false"))
        for _ in range(2):
            with pytest.raises(NoWorker, match="can't open pictures"):
                await pool.develop(photo())
    await pool.develop(photo())
    await pool.develop(photo())
    assert [line["level"] for line in logs.lines("imaging.broken")] == ["error"]
    assert len(logs.lines("imaging.restored")) == 1


@pytest.mark.parametrize("content", [photo(), encoded(quarters(), "HEIF"), pdf()])
async def test_what_is_certainly_sound_can_be_opened(pool: ImagingPool, content: bytes) -> None:
    sound = await pool.develop(known_good.like(content))
    assert sound.kind == ("pdf" if content == pdf() else "jpg")


async def test_what_does_not_confine_a_process_here_is_logged_once(
    pool: ImagingPool, monkeypatch: pytest.MonkeyPatch, logs: Logs
) -> None:
    develop = WorkerProcess.develop

    async def on_an_old_kernel(worker: WorkerProcess, content: bytes) -> Developed:
        made = await develop(worker, content)
        worker.lacks = ("landlock", "seccomp")
        return made

    monkeypatch.setattr(WorkerProcess, "develop", on_an_old_kernel)
    for _ in range(2):
        await pool.develop(photo())
    assert [line["lacks"] for line in logs.lines("imaging.exposed")] == [["landlock", "seccomp"]]


async def test_one_person_leaves_a_place_for_others() -> None:
    """Whoever sends one photo waits for none of those of somebody who sends many that take long."""
    async with ImagingPool(LIMITS, processes=2) as pool:
        many = [asyncio.create_task(pool.develop(slow_pdf(), ANN)) for _ in range(3)]
        assert (await pool.develop(photo(), BEN)).width == 96
        assert not any(each.done() for each in many)
        for each in many:
            each.cancel()
        await asyncio.gather(*many, return_exceptions=True)


async def test_a_process_that_died_in_its_rest_costs_no_job(pool: ImagingPool) -> None:
    worker = await resting(pool)
    os.kill(worker.pid, signal.SIGKILL)
    await worker._process.wait()
    assert (await pool.develop(photo())).width == 96


async def test_a_job_that_hangs_is_ended_at_its_limit(pool: ImagingPool) -> None:
    worker, job = await stuck(pool, seconds=0.1)
    with pytest.raises(WorkerDied, match=r"0\.1 seconds") as caught:
        await job
    assert caught.value.hung
    await gone(worker.pid)
    pool._job_seconds = 60.0
    assert (await pool.develop(photo())).width == 96


async def test_a_process_that_starts_for_longer_than_a_job_may_wait_is_there_for_the_next(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """On a machine so busy nothing was ever opened: each try started one, and ended it before it was ready."""
    started: list[WorkerProcess] = []
    get_ready = WorkerProcess.get_ready

    async def noted(worker: WorkerProcess) -> None:
        started.append(worker)
        await get_ready(worker)

    monkeypatch.setattr(WorkerProcess, "get_ready", noted)
    async with ImagingPool(LIMITS, processes=1, job_seconds=0.0) as pool:
        with pytest.raises(NoWorker, match="ready within 0 seconds"):
            await pool.develop(photo())
        pool._job_seconds = 60.0
        assert (await pool.develop(photo())).width == 96
        assert [worker.alive for worker in started] == [True]
        pool._idle.clear()
        job = asyncio.create_task(pool.develop(photo()))
        await eventually(lambda: asyncio.sleep(0, len(started) == 2))
        job.cancel()
    assert not runs(started[1].pid)
    await started[0].end()


async def test_a_job_that_nobody_waits_for_any_more_ends_its_process(pool: ImagingPool) -> None:
    worker, job = await stuck(pool)
    job.cancel()
    with pytest.raises(asyncio.CancelledError):
        await job
    await gone(worker.pid)
    assert (await pool.develop(photo())).width == 96


async def test_there_are_never_more_processes_than_allowed() -> None:
    async with ImagingPool(LIMITS, processes=2) as pool:
        await asyncio.gather(*(pool.develop(photo()) for _ in range(6)))
        assert len(pool._idle) == 2
        pids = [worker.pid for worker in pool._idle]
    assert not any(runs(pid) for pid in pids)


async def test_processes_end_when_there_is_no_work() -> None:
    async with ImagingPool(LIMITS, idle_seconds=0.01) as pool:
        worker = await resting(pool)
        await gone(worker.pid)
        assert (await pool.develop(photo())).width == 96


async def test_a_process_ends_when_the_bot_is_gone() -> None:
    worker = await WorkerProcess.start(LIMITS.photo_pixels, 20)
    assert worker._process.stdin is not None
    worker._process.stdin.close()
    assert await asyncio.wait_for(worker._process.wait(), PATIENCE) == 0


async def test_a_process_knows_no_secrets(pool: ImagingPool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TWILIO__AUTH_TOKENS", "zebrafinch")
    worker = await resting(pool)
    known = environment_of(worker.pid)
    assert b"LANG" in known
    assert b"zebrafinch" not in known
    assert b"BOT_" not in known


async def test_a_machine_without_a_place_for_processes(monkeypatch: pytest.MonkeyPatch, pool: ImagingPool) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(NoWorker, match="could be started"):
        await pool.develop(photo())


async def test_memory_is_bounded() -> None:
    code = "from scheduler.confinement.confinement import confine; confine(); bytearray(2**29)"
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", code, stderr=PIPE)
    _, said = await process.communicate()
    assert b"MemoryError" in said


ANSWERS = {
    "nothing": (b"", "died"),
    "half a length": (b"\0\0", "died"),
    "half a header": (framed({"kind": "jpg"})[:9], "died"),
    "half a picture": (framed({"kind": "jpg", "sizes": [9, 9], "width": 1, "height": 1}) + b"x", "died"),
    "an answer that never ends": (b"\xff\xff\xff\xff", "nonsense"),
    "no JSON": (b"\0\0\0\x02{]", "nonsense"),
    "no object": (b"\0\0\0\x02[]", "nonsense"),
    "no sizes": (framed({"kind": "jpg"}), "nonsense"),
    "no kind": (framed({"kind": "exe", "sizes": [1, 1], "width": 1, "height": 1}) + b"xx", "nonsense"),
    "a size without end": (framed({"kind": "jpg", "sizes": [2**40, 1], "width": 1, "height": 1}), "nonsense"),
    "a size below nothing": (framed({"kind": "jpg", "sizes": [-1, 1], "width": 1, "height": 1}), "nonsense"),
    "a picture too few": (framed({"kind": "jpg", "sizes": [1], "width": 1, "height": 1}) + b"x", "nonsense"),
    "no width": (framed({"kind": "jpg", "sizes": [1, 1], "height": 1}) + b"xx", "nonsense"),
    "no flaw": (framed({"flaw": "zebra", "reason": "a zebra"}), "nonsense"),
}


@pytest.mark.parametrize(("said", "why"), ANSWERS.values(), ids=ANSWERS.keys())
async def test_an_answer_that_makes_no_sense_is_not_believed(said: bytes, why: str) -> None:
    reads_then_says = 'head -c 17 >/dev/null; printf %b "$0"'
    process = await asyncio.create_subprocess_exec(
        "sh", "-c", reads_then_says, escaped(said), stdin=PIPE, stdout=PIPE
    )
    worker = WorkerProcess(process)
    with pytest.raises(WorkerDied, match=why):
        await worker.develop(b"a picture")
    await worker.end()
