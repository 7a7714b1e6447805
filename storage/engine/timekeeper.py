"""Keeping the clock of a process to one that all go by: PostgreSQL's, or the machine's where the database is a file.

What has to be right goes by the same clock in all processes then: who has a delivery in hand, what is due, how old
things are. Machines differ; PostgreSQL has one clock. It is asked when a connection is made and every few seconds,
and what goes by in between is measured. What a clock turns out to be off is made up for slowly, so that nobody's
lease ends early because somebody has set a clock.
"""

import threading
from collections.abc import Callable

from core.clock import MINUTE, NANOSECONDS, SECOND, Clock, Moment, SteadyClock, elapsed
from core.logs import get_logger

log = get_logger()

Tell = Callable[[], int]
"""Tells the time, in nanoseconds since 1970-01-01 UTC."""
LOOK_SECONDS = 10.0
RATE = 0.1
"""So much of the time that goes by is made up for at most: attempts end well before their lease is over (see claims
and `scheduler.loop`), though it be shorter by that."""
WORTH_SAYING = 2 * SECOND * NANOSECONDS
SLOWEST = SECOND * NANOSECONDS // 4
"""What took longer to tell isn't precise enough: the process may have been stopped meanwhile."""
TRIES = 3
MOST_AHEAD = 10 * MINUTE
"""What was stored by a clock that was further ahead than that was stored by a wrong one, and tells nothing."""


class Timekeeper:
    """Keeps a clock to another one; `whose` names that in the log. A test's clock is left alone."""

    def __init__(self, clock: Clock, whose: str) -> None:
        self._clock = clock if isinstance(clock, SteadyClock) else None
        self._whose = whose
        self._lock = threading.Lock()
        self._looked_at: float | None = None
        self._left = 0
        """What is still to be made up for, in nanoseconds."""

    def begin_behind(self, latest: Moment) -> None:
        """Begin no earlier than at the latest moment that is stored: a clock set back orders nothing anew."""
        if self._clock is None:
            return
        ahead = latest - self._clock.now()
        if 0 < ahead <= MOST_AHEAD:
            self._clock.move(ahead * NANOSECONDS)
            self._looked_at = elapsed()

    def look(self, tell: Tell | None = None, *, now: bool = False) -> None:
        """Compare with what that one tells, if it is time to, or `now`; the machine's own if there is no other."""
        if self._clock is None:
            return
        if not now and self._looked_at is not None and elapsed() < self._looked_at + LOOK_SECONDS:
            return
        with self._lock:
            self._compare(self._clock, tell or self._clock.wall_ns)

    def _compare(self, clock: SteadyClock, tell: Tell) -> None:
        """Move the clock: at once the first time, slowly from then on."""
        behind, took = min((clock.behind(tell) for _ in range(TRIES)), key=lambda found: found[1])
        before, self._looked_at = self._looked_at, elapsed()
        if took > SLOWEST and before is not None:
            return
        if abs(behind - self._left) > WORTH_SAYING:
            log.warning("clock.off", reference=self._whose, seconds=round(behind / NANOSECONDS / SECOND, 1))
        move = behind
        if before is not None:
            most = int(min(self._looked_at - before, LOOK_SECONDS) * RATE * SECOND * NANOSECONDS)
            move = max(-most, min(behind, most))
        clock.move(move)
        self._left = behind - move
