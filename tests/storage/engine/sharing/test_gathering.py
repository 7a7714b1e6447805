"""One statement does for many rows of values what several would."""

import threading
import time
from collections.abc import Iterator, Mapping, Sequence

import psycopg
import pytest

from core.tx import Row
from sandbox.core.hub import PATIENCE
from storage.engine.postgres_connection import PostgresConnection
from storage.engine.sharing.gathering import gathered
from storage.engine.sharing.shared_transaction import touching_all
from tests.support.database.postgres_server import PostgresServer

KEYS = range(5)


@pytest.fixture(scope="module")
def url(postgres: PostgresServer) -> Iterator[str]:
    url = postgres.new_database(bare=True)
    with psycopg.connect(url, autocommit=True) as db:
        db.execute(
            "CREATE TABLE notes (id BIGINT PRIMARY KEY, words TEXT, content BYTEA, count INTEGER NOT NULL DEFAULT 0)"
        )
        db.execute("CREATE TABLE keys (id BIGINT PRIMARY KEY)")
        db.execute("INSERT INTO keys SELECT generate_series(0, 4)")
    yield url
    postgres.drop_database(url)


@pytest.fixture
def connection(url: str) -> Iterator[PostgresConnection]:
    connection = PostgresConnection(url)
    connection.execute("BEGIN")
    yield connection
    connection.execute("ROLLBACK")
    connection.close()


ADD = "INSERT INTO notes (id, words, content) VALUES (:id, :words, :content)"
ADD_IF_THERE = (
    "INSERT INTO notes (id, count) SELECT id, :count FROM keys WHERE id = :id"
    " ON CONFLICT (id) DO UPDATE SET count = notes.count + excluded.count"
)
CHANGE = "UPDATE notes SET count = count + :by WHERE id = :id"
NOTES: list[dict[str, object]] = [
    {"id": 2**62, "words": "zażółć 🙂", "content": b"\0\xff"},
    {"id": -1, "words": "", "content": None},
    {"id": 7, "words": None, "content": b""},
]


def stored(connection: PostgresConnection) -> list[Row]:
    return connection.execute("SELECT id, words, content, count FROM notes ORDER BY id").fetchall()


def change(connection: PostgresConnection, sql: str, rows: Sequence[Mapping[str, object]]) -> None:
    together = touching_all(sql, rows)
    assert together is not None
    connection.execute(*together)


def test_rows_are_added_as_they_are(connection: PostgresConnection) -> None:
    change(connection, ADD, NOTES)
    expected = sorted((note["id"], note["words"], note["content"], 0) for note in NOTES)
    assert stored(connection) == expected


def test_what_is_null_in_all_rows_needs_no_type(connection: PostgresConnection) -> None:
    change(connection, ADD, [{"id": key, "words": None, "content": None} for key in KEYS])
    assert stored(connection) == [(key, None, None, 0) for key in KEYS]


def test_what_is_there_is_added_to(connection: PostgresConnection) -> None:
    for _ in range(2):
        change(connection, ADD_IF_THERE, [{"id": key, "count": key * 10} for key in KEYS])
    assert [(row[0], row[3]) for row in stored(connection)] == [(key, key * 20) for key in KEYS]


def test_each_change_touches_its_own_row(connection: PostgresConnection) -> None:
    change(connection, ADD, [{"id": key, "words": "", "content": None} for key in KEYS])
    change(connection, CHANGE, [{"id": key, "by": key * 10} for key in (1, 3)])
    assert [row[3] for row in stored(connection)] == [0, 10, 0, 30, 0]


@pytest.mark.parametrize(
    ("sql", "rows"),
    [
        (ADD_IF_THERE, [{"id": 1, "count": 1}, {"id": 99, "count": 1}]),
        (CHANGE, [{"id": 1, "by": 1}, {"id": 99, "by": 1}]),
        (f"{ADD} ON CONFLICT (id) DO NOTHING", [{"id": key, "words": "", "content": None} for key in (5, 1)]),
    ],
)
def test_one_that_touches_nothing_fails(
    connection: PostgresConnection, sql: str, rows: list[dict[str, object]]
) -> None:
    change(connection, ADD, [{"id": 1, "words": "", "content": None}])
    with pytest.raises(psycopg.Error, match=r"rows touched, not as expected: 1|notes_pkey"):
        change(connection, sql, rows)


def test_what_a_query_finds_is_told_by_its_place(connection: PostgresConnection) -> None:
    sql = "SELECT id, :word || id FROM keys WHERE id >= :least AND id <> 3 ORDER BY id"
    together = gathered(sql, [{"least": least, "word": word} for least, word in ((2, "a"), (9, "b"), (4, "c"))])
    assert together is not None
    assert sorted(connection.execute(*together).fetchall()) == [(1, 2, "a2"), (1, 4, "a4"), (3, 4, "c4")]


@pytest.mark.parametrize(
    ("sql", "rows"),
    [
        ("DELETE FROM notes WHERE id = :id", [{"id": 1}, {"id": 2}]),
        (ADD, [{"id": 1, "words": "", "content": 1.5}] * 2),
        (ADD, [{"id": 1, "words": "", "content": b""}, {"id": "1", "words": "", "content": b""}]),
        (
            "INSERT INTO notes (id) VALUES (:id) ON CONFLICT (id) DO UPDATE SET count = :count",
            [{"id": 1, "count": 1}, {"id": 2, "count": 1}],
        ),
    ],
)
def test_what_there_is_no_way_for_is_left(sql: str, rows: list[dict[str, object]]) -> None:
    assert gathered(sql, rows) is None


def test_rows_are_locked_in_the_order_of_their_values(url: str) -> None:
    """Whoever has the second one holds up all that are behind it, and none before."""
    together = gathered(
        "SELECT id FROM keys WHERE id = :id FOR UPDATE OF keys", [{"id": key} for key in (4, 1, 3, 0, 2)]
    )
    assert together is not None
    locking = PostgresConnection(url)
    locking.execute("BEGIN")
    with psycopg.connect(url) as holder, psycopg.connect(url, autocommit=True) as watcher:
        holder.execute("SELECT 1 FROM keys WHERE id = 3 FOR UPDATE")
        waiting = threading.Thread(target=locking.execute, args=together)
        waiting.start()
        deadline = time.monotonic() + PATIENCE
        while not watcher.execute("SELECT 1 FROM pg_locks WHERE NOT granted").fetchall():
            assert time.monotonic() < deadline
        free = watcher.execute("SELECT id FROM keys ORDER BY id FOR UPDATE SKIP LOCKED").fetchall()
        holder.rollback()
        waiting.join(PATIENCE)
    locking.close()
    assert free == [(0,), (2,)]
