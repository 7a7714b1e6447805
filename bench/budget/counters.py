"""Counts that one process writes and another reads, by a file that both have mapped."""

import mmap
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

STATEMENTS, WAITS, COMMITS = range(3)
_BYTES = 3 * 8


@dataclass(frozen=True, slots=True)
class Counts:
    """What a bot has asked of its database.

    Attributes:
        statements: how many it sent, those that begin and end transactions included.
        waits: how often a thread waited for answers (PostgreSQL: round trips), or was given work (SQLite).
        commits: how many transactions were committed.
    """

    statements: int
    waits: int
    commits: int

    def since(self, before: "Counts") -> "Counts":
        """What came on top of that."""
        return Counts(self.statements - before.statements, self.waits - before.waits, self.commits - before.commits)


class Counters:
    """Three numbers in a file; any thread may count."""

    def __init__(self, numbers: memoryview) -> None:
        self._numbers = numbers
        self._lock = threading.Lock()

    def count(self, which: int) -> None:
        """One more of these."""
        with self._lock:
            self._numbers[which] += 1

    def read(self) -> Counts:
        """What they are now."""
        return Counts(*self._numbers)


@contextmanager
def counters(path: Path) -> Iterator[Counters]:
    """Those in the file, which is made if it isn't there."""
    path.touch()
    with path.open("r+b") as file:
        file.truncate(_BYTES)
        with mmap.mmap(file.fileno(), _BYTES) as mapped, memoryview(mapped) as whole, whole.cast("q") as numbers:
            yield Counters(numbers)
