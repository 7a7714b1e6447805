"""The process that reads one file of a stranger's: confined, with little memory and time.

Run as `python -m scheduler.importing.worker SECONDS` (of a processor); the file comes on standard input, what is in
it goes to standard output.
"""

import codecs
import os
import resource
import sqlite3
import sys
import time
from contextlib import closing, suppress
from math import ceil

from core.importing.found import FileContent, FileFault, Unreadable
from core.importing.frames import answer, job_from
from core.importing.reading import read_file
from scheduler.confinement.confinement import confine, limit

ENCODINGS = (
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "utf-32",
    "cp1252",
    "latin-1",
    "cp437",
    "ascii",
)


def main() -> None:
    """Read one file, and end."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    load_everything()
    confine()
    with suppress(OSError, ValueError):
        limit(resource.RLIMIT_CPU, ceil(time.process_time() + float(sys.argv[1])))
    answers.write(answer(work_on(sys.stdin.buffer.read())))
    answers.flush()


def load_everything() -> None:
    """What Python loads only when it is needed: later, no file can be opened."""
    for name in ENCODINGS:
        codecs.lookup(name)
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute("CREATE TABLE empty (id)")
        database.deserialize(database.serialize())


def work_on(said: bytes) -> FileContent | Unreadable:
    """What is in the file, or why nothing can be read."""
    try:
        return read_file(*job_from(said))
    except Unreadable as unreadable:
        return unreadable
    except (MemoryError, RecursionError):
        return Unreadable(FileFault.TOO_LARGE)


if __name__ == "__main__":
    main()
