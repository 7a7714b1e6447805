"""A PostgreSQL server that keeps its word: as the tests' own, but every commit reaches the disk."""

from collections.abc import Iterator
from contextlib import contextmanager

from tests import postgres_server
from tests.postgres_server import PostgresServer

DURABLE = {
    "fsync=off": "fsync=on",
    "full_page_writes=off": "full_page_writes=on",
    "shared_buffers=64MB": "shared_buffers=256MB",
}


@contextmanager
def durable_postgres() -> Iterator[PostgresServer]:
    """A running server, stopped and removed at the end."""
    server = PostgresServer(settings=[DURABLE.get(setting, setting) for setting in postgres_server.SETTINGS])
    try:
        server.start()
        yield server
    finally:
        server.stop()
