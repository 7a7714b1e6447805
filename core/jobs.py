from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Job:
    """Something to be done again and again: every `interval`, for the first time after `first_in`.

    `name` is what the log calls it.
    """

    name: str
    do: Callable[[], Awaitable[None]]
    interval: timedelta
    first_in: timedelta = timedelta()
