"""What is done to bots, database, carrier and X: a function for each kind of trouble, which does it once."""

import asyncio
import os
import signal
from collections.abc import Awaitable, Callable
from contextlib import suppress
from random import Random

from tests.crash.victims import DELIVERY_TIMES, moment
from tests.soak import vendors
from tests.soak.disks import allow_writes, can_refuse_writes, refuse_writes
from tests.soak.plan import KINDS
from tests.soak.scene import Scene

Trouble = Callable[[Scene, Random], Awaitable[None]]

LEASE = DELIVERY_TIMES["lease_seconds"]
AT_WORK = 0.9
"""The part of those killed that is at work by then; the others may only just start."""
QUICK_LIFE = 0.35
"""How many seconds they do, beyond the pause between kills."""
READY_SECONDS = 10.0
LOOK_AGAIN_SECONDS = 0.02
FAULT_SECONDS = 0.5
"""A fault that strikes nothing by then is over: they are not to pile up."""
CLOCK_SECONDS = (0.5, 8.0, 40.0, 120.0)
"""How far clocks go wrong."""
OF_COMMITS = 0.05
CUTTING_SECONDS = 2.0
DISK_SECONDS = (0.5, 3.0)
OF_A_FILE = (0, 4096, 65_536, 1_048_576)
"""Where files can't be written any more, in bytes."""


async def kill(scene: Scene, chances: Random) -> None:
    """SIGKILL for one of the bots."""
    number = chances.randrange(len(scene.bots.all))
    if chances.random() < AT_WORK:
        told = scene.people.told
        with suppress(TimeoutError):  # people get on with their texting, on a slow machine too
            async with asyncio.timeout(READY_SECONDS):
                while not await scene.bots.is_ready(number) or scene.people.told == told:
                    await moment(LOOK_AGAIN_SECONDS)
        await moment(chances.uniform(0.0, QUICK_LIFE))
    await scene.bots.kill(number)
    scene.count(f"kills of {scene.bots.all[number].role}")


async def vendor(scene: Scene, chances: Random) -> None:
    """A fault of the carrier or of X, for the next one or few calls."""
    kind = chances.choice([*vendors.ALL])
    fault = scene.sandbox.faults.add(kind, count=chances.randint(1, 2), **vendors.ALL[kind])
    await moment(FAULT_SECONDS)
    scene.sandbox.faults.remove(fault.id)
    scene.count(f"fault {kind}")


async def freeze(scene: Scene, chances: Random) -> None:
    """SIGSTOP for one of the bots, and SIGCONT, mostly when its leases are over."""
    number = chances.randrange(len(scene.bots.all))
    await scene.bots.freeze(number, LEASE * chances.uniform(*scene.plan.frozen))
    scene.count("freezes")


async def set_clock(scene: Scene, chances: Random) -> None:
    """The clock of one bot jumps; the others' stay as they are."""
    furthest = chances.choice(CLOCK_SECONDS)
    chances.choice(scene.bots.clocks).set(chances.uniform(-furthest, furthest))
    scene.count("clock jumps")


async def kill_server(scene: Scene, chances: Random) -> None:
    """SIGKILL for PostgreSQL."""
    assert scene.server is not None
    await asyncio.to_thread(scene.server.kill)
    await asyncio.to_thread(scene.server.start_again)
    scene.count("kills of the server")


async def kill_backend(scene: Scene, chances: Random) -> None:
    """SIGKILL for one of PostgreSQL's processes: it breaks all connections, and recovers."""
    assert scene.server is not None
    if found := scene.server.processes:
        with suppress(ProcessLookupError):
            os.kill(chances.choice(found), signal.SIGKILL)
            scene.count("kills of backends")


async def cut(scene: Scene, chances: Random) -> None:
    """Connections to PostgreSQL are cut at a COMMIT, for a while."""
    assert scene.cutter is not None
    scene.cutter.of_commits = OF_COMMITS
    await moment(CUTTING_SECONDS)
    scene.cutter.of_commits = 0.0
    scene.done["cut connections"] = scene.cutter.cuts.total()


async def fill_disk(scene: Scene, chances: Random) -> None:
    """The disk of the database is full for a while."""
    assert scene.disk is not None
    await asyncio.to_thread(scene.disk.fill)
    await moment(chances.uniform(*DISK_SECONDS))
    scene.disk.free()
    if scene.server is not None:
        await asyncio.to_thread(scene.server.start_again)
    scene.count("full disks")


async def break_writes(scene: Scene, chances: Random) -> None:
    """Files can't be written for a while, by the bots (SQLite, photos, their log) or by PostgreSQL."""
    if scene.server is not None:
        processes = scene.server.processes
    else:
        processes = [victim.pid for victim in scene.bots.all if victim.pid]
    largest = chances.choice(OF_A_FILE)
    for process in processes:
        refuse_writes(process, largest)
    await moment(chances.uniform(*DISK_SECONDS))
    for process in processes:
        allow_writes(process)
    if scene.server is not None:
        await asyncio.to_thread(scene.server.start_again)
    scene.count("writes refused")


ALL: dict[str, Trouble] = dict(
    zip(
        KINDS,
        (kill, vendor, freeze, set_clock, kill_server, kill_backend, cut, fill_disk, break_writes),
        strict=True,
    )
)


def possible(scene: Scene) -> list[str]:
    """Those of the plan that can be had; the others are noted as skipped."""
    for kind in sorted(scene.plan.kinds):
        if kind in {"server", "backends"} and scene.server is None:
            scene.skipped[kind] = "there is no server of its own"
        elif kind == "cuts" and scene.cutter is None:
            scene.skipped[kind] = "there is no connection to cut"
        elif kind == "disk" and scene.disk is None:
            scene.skipped[kind] = "a disk of its own takes root, and the right to mount"
        elif kind == "writes" and not can_refuse_writes():
            scene.skipped[kind] = "the program prlimit is not here"
    return [kind for kind in KINDS if kind in scene.plan.kinds and kind not in scene.skipped]


async def go_on(scene: Scene, kind: str) -> None:
    """Do it again and again, until cancelled."""
    chances = scene.random(kind)
    while True:
        await moment(chances.uniform(*scene.plan.pauses[kind]))
        await ALL[kind](scene, chances)


async def end(scene: Scene) -> None:
    """All is well again: whatever was done half is undone."""
    scene.sandbox.faults.clear()
    if scene.cutter is not None:
        scene.cutter.of_commits = 0.0
    if scene.disk is not None:
        scene.disk.free()
    if scene.server is not None:
        for process in scene.server.processes:
            allow_writes(process)
        await asyncio.to_thread(scene.server.start_again)
    await scene.bots.recover()
