"""The process that opens what strangers sent: without secrets, with little memory and time, easily replaced.

Run as `python -m scheduler.imaging.worker PIXELS SECONDS` (of a processor, a job); jobs come on standard
input, answers go to standard output.
"""

import os
import resource
import sys
import time
from contextlib import suppress
from math import ceil
from pathlib import Path
from typing import Any

from scheduler.imaging.frames import answer, next_job
from scheduler.imaging.outcome import Unusable
from scheduler.imaging.prints import develop

GIVES_WAY = 10
"""Of 19: texts go first."""
MEMORY_BYTES = 512 * 1024 * 1024
"""For a file, besides what the process takes at rest: enough for a JPEG of 60 megapixels."""
AT_REST = 256 * 1024 * 1024
"""What it takes at rest, where the system doesn't tell."""
FEW_FILES = 16


def main() -> None:
    """Work on jobs until standard input ends."""
    most_pixels, seconds = int(sys.argv[1]), float(sys.argv[2])
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    restrict()
    while (content := next_job(sys.stdin.buffer)) is not None:
        _limit(resource.RLIMIT_CPU, ceil(time.process_time() + seconds))
        answers.write(answer(*work_on(content, most_pixels)))
        answers.flush()


def restrict() -> None:
    """Take away what isn't needed: most memory, files, other processes, dumps of memory, a place in front."""
    _limit(resource.RLIMIT_AS, _size() + MEMORY_BYTES)
    _limit(resource.RLIMIT_FSIZE, 0)
    _limit(resource.RLIMIT_NOFILE, FEW_FILES)
    _limit(resource.RLIMIT_NPROC, 0)
    _limit(resource.RLIMIT_CORE, 0)
    with suppress(OSError):
        os.nice(GIVES_WAY)


def _size() -> int:
    """What this process has of addresses now, in bytes (proc(5): the first number of statm, in pages)."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except (OSError, ValueError, IndexError):
        return AT_REST
    return pages * resource.getpagesize()


def work_on(content: bytes, most_pixels: int) -> tuple[dict[str, Any], list[bytes]]:
    """What came of a job: the header, and the pictures that follow it."""
    try:
        made = develop(content, most_pixels)
    except Unusable as unusable:
        return {"flaw": unusable.flaw, "reason": unusable.reason}, []
    pictures = [made.main, made.thumbnail] if made.kind == "jpg" else [made.thumbnail]
    sizes = [len(picture) for picture in pictures]
    return {"kind": made.kind, "width": made.width, "height": made.height, "sizes": sizes}, pictures


def _limit(kind: int, most: int) -> None:
    """The soft limit, as far as the machine lets us: not every system has every one."""
    with suppress(OSError, ValueError):
        resource.setrlimit(kind, (most, resource.getrlimit(kind)[1]))


if __name__ == "__main__":
    main()
