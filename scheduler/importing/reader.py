"""Reads files that people want taken in, each in a process of its own: what they hold may be made to do harm."""

import asyncio
from asyncio.subprocess import Process
from collections.abc import Mapping

from core.importing.found import DateOrder, FileContent, FileFault, Unreadable
from core.importing.frames import answer_from, job
from core.logs import get_logger
from core.worker_processes import end_worker, start_worker

log = get_logger()

CPU_SECONDS = 10
"""A processor's time for one file; 50,000 entries take about a second."""
SECONDS = 40.0
"""Elapsed time for one file, on a busy machine."""
MOST_AT_ONCE = 2
LARGEST_ANSWER = 64 * 1024 * 1024
"""Some times what 100,000 entries take."""
PIECE_BYTES = 1024 * 1024


class FileReader:
    """Reads files, a few at once."""

    def __init__(self, most_at_once: int = MOST_AT_ONCE) -> None:
        self._places = asyncio.Semaphore(most_at_once)

    async def read(self, content: bytes, order: DateOrder | None, moods: Mapping[str, int]) -> FileContent:
        """What is in a file. Arguments as with `core.importing.reading.read_file`.

        Raises:
            Unreadable: when nothing of it can be read, or it takes too much time or memory.
        """
        async with self._places:
            try:
                said = await _ask(job(content, order, moods))
                return await asyncio.to_thread(answer_from, said)
            except _NoAnswer as error:
                log.warning("import.died", reason=str(error))
            except (ValueError, KeyError, TypeError, ArithmeticError):
                log.warning("import.died", reason="It ended without an answer that makes sense.")
        raise Unreadable(FileFault.TOO_LARGE)


class _NoAnswer(Exception):
    """The process gave none, for this reason."""


async def _ask(said: bytes) -> bytes:
    """Give a new process its job; what it answers, which is nothing if it died.

    Raises:
        _NoAnswer: when there is no process, or it took too long or said too much.
    """
    try:
        process = await start_worker("scheduler.importing.worker", str(CPU_SECONDS))
    except OSError as error:
        raise _NoAnswer(f"No process could be started: {error.strerror}.") from None
    try:
        async with asyncio.timeout(SECONDS):
            return await _talk(process, said)
    except TimeoutError:
        raise _NoAnswer(f"It took more than {SECONDS:g} seconds.") from None
    except (OSError, RuntimeError):  # the last from uvloop: its pipe is closed
        return b""
    finally:
        await _end(process)


async def _end(process: Process) -> None:
    """End it, whatever it is at; what it still had to say goes unheard, and its pipes are closed."""
    await end_worker(process)
    while process.stdout is not None and await process.stdout.read(PIECE_BYTES):
        pass


async def _talk(process: Process, said: bytes) -> bytes:
    jobs, answers = process.stdin, process.stdout
    if jobs is None or answers is None:
        return b""
    jobs.write(said)
    await jobs.drain()
    jobs.close()
    pieces, size = [], 0
    while piece := await answers.read(PIECE_BYTES):
        size += len(piece)
        if size > LARGEST_ANSWER:
            raise _NoAnswer(f"Its answer is larger than {LARGEST_ANSWER} bytes.")
        pieces.append(piece)
    return b"".join(pieces)
