import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import NewType, Protocol

Moment = NewType("Moment", int)
"""A point in time: milliseconds since 1970-01-01 UTC."""
NEVER = Moment(0)
"""When something happened that hasn't: before everything else."""

SECOND = 1000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
DAY = 24 * HOUR
NANOSECONDS = 1_000_000
"""In a millisecond."""
_ELAPSED = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)
_read_ns = time.clock_gettime_ns


def elapsed_ns() -> int:
    """Nanoseconds since some moment; they go on evenly, whatever is done to the machine's clock.

    They go on while the machine sleeps, too: CLOCK_BOOTTIME of Linux (clock_gettime(2)), and what others call
    CLOCK_MONOTONIC. An event loop's own time does not, and stands still while a callback runs.
    """
    return _read_ns(_ELAPSED)


def elapsed() -> float:
    """Seconds since that moment (see `elapsed_ns`): what bounds how long something may take."""
    return time.clock_gettime(_ELAPSED)


class Clock(Protocol):
    """The one way to read the time; tests bring their own.

    Attributes:
        agreed_at: when an answer of another service last agreed with it, by its own time (clients/their_clock.py).
    """

    agreed_at: Moment

    def now(self) -> Moment:
        """The present moment."""


class SteadyClock:
    """Begins with the machine's clock and goes on evenly from there, whatever is done to that meanwhile.

    It is moved by whoever knows better (storage/engine/timekeeper.py).
    """

    __slots__ = ("_offset", "agreed_at", "wall_ns")

    def __init__(self, wall_ns: Callable[[], int] = time.time_ns) -> None:
        self.wall_ns = wall_ns
        self.agreed_at = NEVER
        self._offset = wall_ns() - elapsed_ns()

    def now(self) -> Moment:
        """The present moment. Every transaction asks for it: no call more than it takes."""
        return (_read_ns(_ELAPSED) + self._offset) // NANOSECONDS  # type: ignore[return-value]

    def behind(self, reference_ns: Callable[[], int]) -> tuple[int, int]:
        """By how many nanoseconds it is behind another clock, and how long that one took to tell."""
        asked = elapsed_ns()
        theirs = reference_ns()
        took = elapsed_ns() - asked
        return theirs - (asked + took // 2 + self._offset), took

    def move(self, nanoseconds: int) -> None:
        """Set it forward, or back if negative."""
        self._offset += nanoseconds


def after(moment: Moment, milliseconds: float) -> Moment:
    """The moment that many milliseconds later (earlier, if negative)."""
    return moment + round(milliseconds)  # type: ignore[return-value] # asked several times for every text


def next_day(moment: Moment) -> Moment:
    """When the day ends that the moment is in (UTC)."""
    return Moment(moment - moment % DAY + DAY)


def in_utc(moment: Moment) -> str:
    """A moment for operators: `2026-11-21 14:05:09.120`, in UTC."""
    return datetime.fromtimestamp(moment / SECOND, UTC).strftime("%Y-%m-%d %H:%M:%S.%f")[:-3]
