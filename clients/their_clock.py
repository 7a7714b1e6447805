from email.utils import parsedate_to_datetime
from functools import lru_cache

from clients.call import HttpAnswer
from core.clock import HOUR, MINUTE, SECOND, Clock, Moment, after
from core.logs import get_logger

log = get_logger()

PRECISE = 3 * SECOND
"""A Date header has whole seconds, and takes a moment to get here; what is less off than that counts as right."""
MAY_DIFFER = 5 * MINUTE
"""How much earlier than it left us a thing may be listed there. How far their clock is off now is allowed for, but
ours may have been set since. Looking too far back does no harm: what is known to be another thing is passed over."""


class TheirClock:
    """How another service's clock differs from ours, as its answers tell (`Date`: RFC 9110, section 6.6.1).

    Its lists have its own times. Whoever looks in them for what left us at a moment of ours has to allow for that.
    """

    def __init__(self, whose: str, clock: Clock) -> None:
        self._whose = whose
        self._clock = clock
        self.ahead = 0
        """By how many milliseconds it is ahead of ours."""
        self.agrees = False
        """Whether it was heard, and is off by less than an hour."""

    def hear(self, answer: HttpAnswer) -> None:
        """Compare; what is off is logged once, for either clock is wrong then."""
        theirs = _date_of(answer)
        if theirs is None:
            return
        now = self._clock.now()
        ahead = theirs - now
        self.agrees = abs(ahead) < HOUR
        if self.agrees:
            self._clock.agreed_at = now
        if abs(ahead - self.ahead) < PRECISE:
            return
        self.ahead = ahead if abs(ahead) >= PRECISE else 0
        log.warning("clock.off", reference=self._whose, seconds=round(ahead / SECOND))

    def ours(self, theirs: Moment) -> Moment:
        """A moment of theirs by our clock."""
        return after(theirs, -self.ahead)

    def theirs(self, ours: Moment) -> Moment:
        """A moment of ours by their clock."""
        return after(ours, self.ahead)


def _date_of(answer: HttpAnswer) -> Moment | None:
    """When it was answered, by their clock: the middle of the second that they name."""
    date = answer.headers.get("Date")
    return _moment_of(date) if date is not None else None


@lru_cache(maxsize=16)
def _moment_of(date: str) -> Moment | None:
    """All answers of a second have the same."""
    try:
        return Moment(int(parsedate_to_datetime(date).timestamp()) * SECOND + SECOND // 2)
    except (ValueError, TypeError, OverflowError):
        return None
