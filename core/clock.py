import time
from typing import NewType, Protocol

Moment = NewType("Moment", int)
"""A point in time: milliseconds since 1970-01-01 UTC."""

SECOND = 1000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
DAY = 24 * HOUR


class Clock(Protocol):
    """The one way to read the time; tests bring their own."""

    def now(self) -> Moment:
        """The present moment."""


class SystemClock:
    """The machine's clock."""

    def now(self) -> Moment:
        """The present moment."""
        return Moment(time.time_ns() // 1_000_000)


def after(moment: Moment, milliseconds: float) -> Moment:
    """The moment that many milliseconds later (earlier, if negative)."""
    return Moment(moment + int(milliseconds))
