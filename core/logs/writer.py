"""Writing the log without ever waiting for whoever reads it.

A pipe whose reader has stopped is full after 64 KiB, and a write to it would wait for ever: in the event loop that is
everybody. So it is asked first whether a line fits (poll(2): PIPE_BUF bytes do, if it says so). Where one doesn't, a
thread takes over, with as many lines as fit in memory; beyond that, lines are lost and counted.
"""

import atexit
import os
import select
import stat
import threading
import weakref
from collections import deque
from collections.abc import Callable
from typing import BinaryIO

import prometheus_client as prometheus

MOST_WAITING = 4 * 1024 * 1024
"""Bytes of lines that wait for a slow reader."""
LAST_SECONDS = 2.0
"""How long the process waits at its end for a reader that has stopped."""
LOST = prometheus.Counter("backslash_log_lines_lost_total", "Lines of the log that could not be written")


class LineWriter:
    """Writes lines in order, from any thread. A full disk, a closed pipe or a reader that stopped costs lines only.

    `tell` is called with the number of lines that were lost, once one could be written again.
    """

    def __init__(self, file: BinaryIO, tell: Callable[[int], None]) -> None:
        self._file = file
        self._tell = tell
        self._pipe = _pipe_of(file)
        self._poll = select.poll()
        if self._pipe is not None:
            self._poll.register(self._pipe, select.POLLOUT)
        self._lost = 0
        self._begin()
        _WRITERS.add(self)

    def _begin(self) -> None:
        # Whoever holds the lock may log in turn: the garbage collector can run anything at any time.
        self._lock = threading.RLock()
        self._waiting: deque[bytes] = deque()
        self._waiting_bytes = 0
        self._thread: threading.Thread | None = None

    def write(self, line: bytes) -> None:
        """Write a line, now or soon, or count it as lost."""
        line += b"\n"
        try:
            if self._pipe is None:
                self._file.write(line)  # in one call: threads share the file
                self._file.flush()
            elif not self._write_to_pipe(self._pipe, line):
                return
        except (OSError, ValueError):  # ValueError: the file is closed
            self._lose()
            return
        if self._lost:
            self._tell_of_lost()

    def finish(self, seconds: float = LAST_SECONDS) -> None:
        """Wait until all that waits is written, or it takes too long."""
        thread = self._thread
        if thread is not None:
            thread.join(seconds)

    def after_fork(self) -> None:
        """In a child: what waits is written by its parent's thread."""
        self._begin()

    def _write_to_pipe(self, pipe: int, line: bytes) -> bool:
        """False if the line waits, or is lost."""
        with self._lock:
            if not self._waiting and len(line) <= select.PIPE_BUF and self._poll.poll(0):
                os.write(pipe, line)
                return True
            if self._waiting_bytes + len(line) > MOST_WAITING:
                self._lose()
                return False
            self._waiting.append(line)
            self._waiting_bytes += len(line)
            if self._thread is None:
                self._thread = threading.Thread(target=self._drain, args=(pipe,), name="log", daemon=True)
                self._thread.start()
            return False

    def _drain(self, pipe: int) -> None:
        """Write what waits, as the reader takes it, until nothing does."""
        while True:
            line = self._waiting[0]
            try:
                self._write_slowly(pipe, line)
            except OSError:
                self._lose()
            with self._lock:
                self._waiting.popleft()
                self._waiting_bytes -= len(line)
                if not self._waiting:
                    self._thread = None
                    break
        if self._lost:
            self._tell_of_lost()

    def _write_slowly(self, pipe: int, line: bytes) -> None:
        while line:
            self._poll.poll()
            line = line[os.write(pipe, line[: select.PIPE_BUF]) :]

    def _lose(self) -> None:
        self._lost += 1
        LOST.inc()

    def _tell_of_lost(self) -> None:
        lines, self._lost = self._lost, 0
        self._tell(lines)


def _pipe_of(file: BinaryIO) -> int | None:
    """The descriptor, if somebody has to read at the other end: of a pipe, a socket or a terminal."""
    try:
        descriptor = file.fileno()
        mode = os.fstat(descriptor).st_mode
    except (OSError, ValueError):
        return None
    return None if stat.S_ISREG(mode) else descriptor


_WRITERS: "weakref.WeakSet[LineWriter]" = weakref.WeakSet()


@atexit.register
def _finish_all() -> None:
    for writer in tuple(_WRITERS):
        writer.finish()


def _after_fork() -> None:
    for writer in tuple(_WRITERS):
        writer.after_fork()


os.register_at_fork(after_in_child=_after_fork)
