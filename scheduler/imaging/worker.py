"""The process that opens what strangers sent: confined, with little memory and time, easily replaced.

Run as `python -m scheduler.imaging.worker PIXELS SECONDS` (of a processor, a job); jobs come on standard input,
answers go to standard output.
"""

import os
import resource
import sys
import time
from contextlib import suppress
from math import ceil
from typing import Any

from scheduler.confinement.confinement import confine, limit
from scheduler.imaging.developing import develop, load_everything
from scheduler.imaging.frames import answer, next_job
from scheduler.imaging.outcome import Unusable


def main() -> None:
    """Work on jobs until standard input ends. What is said first, once all is loaded, is what doesn't confine us."""
    most_pixels, seconds = int(sys.argv[1]), float(sys.argv[2])
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    load_everything()
    answers.write(answer({"lacks": confine()}, []))
    answers.flush()
    while (content := next_job(sys.stdin.buffer)) is not None:
        with suppress(OSError, ValueError):
            limit(resource.RLIMIT_CPU, ceil(time.process_time() + seconds), for_good=False)
        header, pictures = work_on(content, most_pixels)
        answers.write(answer(header, pictures))
        answers.flush()


def work_on(content: bytes, most_pixels: int) -> tuple[dict[str, Any], list[bytes]]:
    """What came of a job: the header, and the pictures that follow it."""
    try:
        made = develop(content, most_pixels)
    except Unusable as unusable:
        return {"flaw": unusable.flaw, "reason": unusable.reason}, []
    pictures = [made.main, made.thumbnail] if made.kind == "jpg" else [made.thumbnail]
    sizes = [len(picture) for picture in pictures]
    return {"kind": made.kind, "width": made.width, "height": made.height, "sizes": sizes}, pictures


if __name__ == "__main__":
    main()
