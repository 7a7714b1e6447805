"""Connections of bots to the tests' PostgreSQL, kept from test to test: a new one begins knowing nothing.

The server's part of a test is mostly that: it forks, reads the catalogue and plans each statement anew.
"""

from collections import defaultdict
from typing import Any, Self

import psycopg
from psycopg.pq import PipelineStatus, TransactionStatus

_Key = tuple[str, ...]


class KeptConnection(psycopg.Connection[Any]):
    """Goes back to the others when it is closed, if it is in order."""

    key: _Key
    is_lent = False

    def close(self) -> None:
        """Let the next one have it."""
        is_idle = self.info.transaction_status is TransactionStatus.IDLE
        if not (self.is_lent and is_idle and self.info.pipeline_status is PipelineStatus.OFF):
            super().close()
            return
        self.is_lent = False
        _kept[self.key].append(self)

    def is_sound(self) -> bool:
        """Whether its server is still there; it forgets what was prepared, as a new one would have to prepare it."""
        try:
            self.execute("DEALLOCATE ALL")
        except psycopg.Error:
            return False
        return True

    def lent(self, key: _Key) -> Self:
        """Itself, in somebody's hands."""
        self.key, self.is_lent = key, True
        self.prepare_threshold = None  # psycopg doesn't notice each time that what it prepared was forgotten
        return self


_kept: dict[_Key, list[KeptConnection]] = defaultdict(list)
_connect = psycopg.connect


def connect(url: str, **options: Any) -> psycopg.Connection[Any]:  # noqa: ANN401 - as psycopg takes them
    """In place of `psycopg.connect`: one that was kept for bots, who tell their name; else a new one."""
    if options.get("application_name") != "backslash":
        return _connect(url, **options)
    key = (url, *(f"{name}={value}" for name, value in sorted(options.items())))
    while _kept[key]:
        connection = _kept[key].pop()
        if connection.is_sound():
            return connection.lent(key)
        connection.close()
    return KeptConnection.connect(url, **options).lent(key)


def processes(url: str) -> list[int]:
    """The server's processes for those of a database that nobody has in hand."""
    return [each.info.backend_pid for key, idle in _kept.items() if key[0] == url for each in idle]


def close(url: str | None = None) -> None:
    """Close those of a database that is no more; or all."""
    for key in [key for key in _kept if url in (key[0], None)]:
        for connection in _kept.pop(key):
            connection.close()
