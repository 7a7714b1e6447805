"""The bot's log lines, as whoever starts the bot passes them on."""

from collections import deque
from itertools import count
from typing import Any

import orjson

from sandbox.core.hub import Hub

LogLine = dict[str, Any]


class LogLines:
    """The latest lines, each with an `id` that grows."""

    def __init__(self, hub: Hub, keep: int) -> None:
        self._hub = hub
        self._lines: deque[LogLine] = deque(maxlen=keep)
        self._ids = count(1)

    def __len__(self) -> int:
        return len(self._lines)

    def add(self, lines: bytes) -> None:
        """Keep JSON lines and tell of them; what is not JSON is kept as an event of its own words."""
        new = [self._numbered(_read(line)) for line in lines.splitlines() if line.strip()]
        self._lines.extend(new)
        if self._hub:
            for line in new:
                self._hub.tell("log", orjson.dumps(line))

    def latest(self, limit: int) -> list[LogLine]:
        """The last `limit` lines, oldest first."""
        return list(self._lines)[-limit:]

    def _numbered(self, line: LogLine) -> LogLine:
        return {**line, "id": next(self._ids)}


def _read(line: bytes) -> LogLine:
    try:
        fields = orjson.loads(line)
    except orjson.JSONDecodeError:
        fields = None
    if isinstance(fields, dict):
        return fields
    return {"level": "info", "event": line.decode(errors="replace").strip()}
