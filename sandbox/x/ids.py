"""Ids as X gives them: ordered by time, decimal."""

import time
from typing import Final

_EPOCH_MS: Final = 1_288_834_974_657
_LOW_BITS: Final = 22


class Snowflakes:
    """Makes ids that only grow; their upper bits are milliseconds since X's own epoch."""

    def __init__(self) -> None:
        self._last = 0

    def next(self) -> str:
        """A new id."""
        now_ms = int(time.time() * 1000)
        self._last = max((now_ms - _EPOCH_MS) << _LOW_BITS, self._last + 1)
        return str(self._last)


def made_at(snowflake: str) -> float:
    """When an id was made, in seconds since 1970."""
    return ((int(snowflake) >> _LOW_BITS) + _EPOCH_MS) / 1000
