"""The phones on the page: made-up numbers from the range that is kept for that (+1 555 01…)."""

from collections.abc import Iterator
from itertools import count

import orjson

from sandbox.core.hub import Hub


class Phones:
    """The numbers that pages show, in the order in which they were added."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._numbers: dict[str, None] = {}

    def __contains__(self, number: str) -> bool:
        return number in self._numbers

    def all(self) -> list[str]:
        """Every number."""
        return list(self._numbers)

    def add(self, number: str | None = None) -> str:
        """Add a phone of that number, or of the next free one; returns its number."""
        chosen = number or next(free for free in _made_up() if free not in self._numbers)
        self._numbers.setdefault(chosen)
        self._tell()
        return chosen

    def remove(self, number: str) -> bool:
        """Take a phone off the page; its texts stay. False if it was not there."""
        if number not in self._numbers:
            return False
        del self._numbers[number]
        self._tell()
        return True

    def _tell(self) -> None:
        self._hub.tell("phones", orjson.dumps(self.all()))


def _made_up() -> Iterator[str]:
    return (f"+1555010{last:04d}" for last in count(101))
