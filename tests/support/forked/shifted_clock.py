"""A machine's clock that jumps while a bot runs, for that bot's process alone.

What reads the time in Python gets it off by as many seconds as a file says, which may change at any moment. Nothing
has to be installed for it, and the program under test knows nothing of it. The monotonic clock stays as it is, as on
a machine whose clock is set. PostgreSQL has a clock of its own, which doesn't jump here.
"""

import datetime as dt
import mmap
import struct
import sys
import time
from pathlib import Path
from typing import Any, Self

VARIABLE = "CLOCK_OFFSET_FILE"
SHIFTED = ("apscheduler.", "scheduler.", "bot.", "channels.")
"""Modules that may read the time from `datetime`, which is no Python."""
_SECONDS = struct.Struct("d")
_time, _time_ns = time.time, time.time_ns


class _Offset:
    """How far off the clock of this process is."""

    file: mmap.mmap | None = None

    @classmethod
    def seconds(cls) -> float:
        found: float = _SECONDS.unpack_from(cls.file)[0] if cls.file is not None else 0.0
        return found


class _Meta(type):
    def __instancecheck__(cls, other: object) -> bool:
        return isinstance(other, dt.datetime)


class ShiftedDatetime(dt.datetime, metaclass=_Meta):
    @classmethod
    def now(cls, tz: dt.tzinfo | None = None) -> Any:  # noqa: ANN401 - a usual datetime, as all the others
        return dt.datetime.fromtimestamp(time.time(), tz)


def install() -> None:
    """Before anything else is imported: `from time import time` is to get the clock that jumps."""
    time.time = lambda: _time() + _Offset.seconds()
    time.time_ns = lambda: _time_ns() + int(_Offset.seconds() * 1_000_000_000)


def follow(path: str) -> None:
    """From now on, the clock is as far off as that file says."""
    with Path(path).open("rb") as file:
        _Offset.file = mmap.mmap(file.fileno(), _SECONDS.size, prot=mmap.PROT_READ)
    for name, module in list(sys.modules.items()):
        if name.startswith(SHIFTED) and vars(module).get("datetime") is dt.datetime:
            module.datetime = ShiftedDatetime  # type: ignore[attr-defined]


class ClockFile:
    """The file of one process, and how it is set from outside."""

    def __init__(self, path: Path) -> None:
        self.path = path
        path.write_bytes(_SECONDS.pack(0.0))
        with path.open("r+b") as file:
            self._view = mmap.mmap(file.fileno(), _SECONDS.size)

    def set(self, seconds: float) -> Self:
        _SECONDS.pack_into(self._view, 0, seconds)
        return self
