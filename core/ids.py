import random
import threading

from core.clock import Moment

RANDOM_BITS = 22
EPOCH = Moment(1_577_836_800_000)
"""2020-01-01: counted from there, 63 bits last until September 2089."""
UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
"""Regular expression: by which rooms and photos are known outside (RFC 9562, section 4), in lower case."""


class Ids:
    """Time-ordered numbers of 63 bits: milliseconds since 2020, then 22 random bits, always rising within a process.

    They are made before the row is, so that a value can be sealed for its row off the writer's thread. Each
    program has one maker (see core.context).
    """

    def __init__(self) -> None:
        self._last = 0
        self._lock = threading.Lock()

    def new(self, now: Moment, after: int = 0) -> int:
        """An id greater than every one given before, and than `after`: another process may have made that."""
        with self._lock:  # the event loop and the database's threads make ids alike
            self._last = made = max(first_id(now) | random.getrandbits(RANDOM_BITS - 2), self._last + 1, after + 1)
        return made


def first_id(moment: Moment) -> int:
    """The smallest id of that moment: all greater ones are younger."""
    return (moment - EPOCH) << RANDOM_BITS


def moment_of(made: int) -> Moment:
    """When an id was made."""
    return Moment((made >> RANDOM_BITS) + EPOCH)
