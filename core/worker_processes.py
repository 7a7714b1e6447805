"""Processes that do what would hold up everything else, or may die of it: started here, talked to by pipes."""

import asyncio
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from contextlib import suppress
from pathlib import Path

GIVES_WAY = 10
"""How nice workers are, 19 being the most: texts go first (setpriority(2))."""
PIPE_BYTES = 1024 * 1024
ENVIRONMENT = {
    "PYTHONPATH": str(Path(__file__).parents[1]),
    "LANG": "C.UTF-8",
    "MALLOC_MMAP_THRESHOLD_": str(1024 * 1024),  # what a large picture took goes back to the system (mallopt(3))
}
"""All that a worker knows: no secrets of ours."""


async def start_worker(module: str, *arguments: str, gives_way: int = GIVES_WAY) -> Process:
    """Start a module in a session of its own, so that Ctrl-C is not for it, and with nothing of our environment.

    Whoever is cancelled meanwhile leaves no process behind.

    Raises:
        OSError: when the machine has no place for it.
    """
    starting = asyncio.create_task(_started(module, *arguments))
    try:
        process = await asyncio.shield(starting)
    except asyncio.CancelledError:
        with suppress(OSError):
            await end_worker(await starting)
        raise
    if gives_way:
        with suppress(OSError):  # before it loads anything, which takes longer than its work
            os.setpriority(os.PRIO_PROCESS, process.pid, os.getpriority(os.PRIO_PROCESS, 0) + gives_way)
    return process


async def _started(module: str, *arguments: str) -> Process:
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-P",
        "-m",
        module,
        *arguments,
        stdin=PIPE,
        stdout=PIPE,
        stderr=DEVNULL,
        limit=PIPE_BYTES,
        env=ENVIRONMENT,
        start_new_session=True,
    )


async def end_worker(process: Process) -> None:
    """End it, whatever it is at."""
    with suppress(ProcessLookupError):
        process.kill()
    if process.stdin is not None:
        process.stdin.close()
    await process.wait()
