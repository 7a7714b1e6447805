"""How fast whoever asks may ask: a bucket each, that fills evenly."""

from collections import OrderedDict
from collections.abc import Callable
from math import ceil

from core.clock import elapsed

AT_ONCE_SECONDS = 10
"""After a quiet while, the requests of that many seconds may come at once."""
REMEMBERED = 10_000
"""Buckets; those that nobody has used for longest are full again by the time that they are forgotten."""


class RequestRate:
    """Buckets of one process: whoever asks several processes may ask each as much."""

    def __init__(self, a_second: float, now: Callable[[], float] = elapsed) -> None:
        self._a_second = a_second
        self._at_once = max(1.0, a_second * AT_ONCE_SECONDS)
        self._now = now
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()
        """How many requests are left, and when that was so; the latest used last."""

    def wait_for(self, key: str) -> int:
        """Count a request; returns 0, or how many seconds are to be waited because it is one too many."""
        now = self._now()
        left, since = self._buckets.pop(key, (self._at_once, now))
        left = min(self._at_once, left + (now - since) * self._a_second)
        wait = 0 if left >= 1 else ceil((1 - left) / self._a_second)
        self._buckets[key] = (left if wait else left - 1, now)
        if len(self._buckets) > REMEMBERED:
            self._buckets.popitem(last=False)
        return wait
