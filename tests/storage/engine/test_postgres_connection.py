import asyncio
import os
import socket
from collections.abc import Iterator, Mapping

import psycopg
import pytest

from sandbox.core.hub import PATIENCE
from storage.engine import postgres_connection
from storage.engine.postgres import SESSION
from storage.engine.postgres_connection import MOST_STATEMENTS, PostgresConnection, translated
from storage.engine.postgres_transaction import touching_one
from tests.support.database.postgres_server import PostgresServer
from tests.support.network.gate import Gate, Way, gate_to


@pytest.fixture(scope="module")
def url(postgres: PostgresServer) -> Iterator[str]:
    url = postgres.new_database(bare=True)
    with psycopg.connect(url, autocommit=True) as db:
        db.execute("CREATE TABLE notes (id BIGINT PRIMARY KEY, words TEXT, content BYTEA)")
    yield url
    postgres.drop_database(url)


@pytest.fixture
def connection(url: str) -> Iterator[PostgresConnection]:
    connection = PostgresConnection(url)
    connection.execute("BEGIN")
    yield connection
    connection.execute("ROLLBACK")
    connection.close()


INSERT = "INSERT INTO notes (id, words) VALUES (:id, :words)"


def count(connection: PostgresConnection) -> int:
    return int(connection.execute("SELECT count(*) FROM notes").fetchall()[0][0])


def test_parameters_are_placed_once_however_often_they_are_named() -> None:
    statement = translated("SELECT :b, x::text, ':a' FROM t WHERE a = :a AND b >= :b OR c LIKE '%'")
    assert statement.sql == b"SELECT $1, x::text, '$2' FROM t WHERE a = $2 AND b >= $1 OR c LIKE '%'"
    assert statement.names == ("b", "a")


def test_values_come_back_as_they_went(connection: PostgresConnection) -> None:
    for number in (1, -1, 2**15, 2**31, 2**62):  # prepared anew for each size
        for value in ("zażółć 🙂", "", None):
            row = connection.execute(
                "SELECT :number + 0, CAST(:words AS TEXT), CAST(:content AS BYTEA), :number > 0, 1.5",
                {"number": number, "words": value, "content": b"\0\xff"},
            ).fetchall()
            assert [(*row[0][:4], float(row[0][4]))] == [(number, value, b"\0\xff", number > 0, 1.5)]


def test_how_one_fails_comes_out_with_the_next_and_the_connection_goes_on(connection: PostgresConnection) -> None:
    for _ in range(3):
        connection.later("SAVEPOINT s1")
        connection.later(INSERT, {"id": 1, "words": "a"})
        connection.later(INSERT, {"id": 1, "words": "b"})
        with pytest.raises(psycopg.errors.UniqueViolation):
            connection.execute("SELECT 1")
        with pytest.raises(psycopg.errors.InFailedSqlTransaction):
            connection.execute("SELECT 1")
        connection.later("ROLLBACK TO SAVEPOINT s1")
        assert count(connection) == 0


def test_nothing_is_committed_if_what_goes_along_fails(connection: PostgresConnection) -> None:
    connection.later(INSERT, {"id": 1, "words": "a"})
    connection.later(INSERT, {"id": 1, "words": "b"})
    with pytest.raises(psycopg.errors.UniqueViolation):
        connection.commit()
    connection.execute("ROLLBACK")
    connection.execute("BEGIN")
    assert count(connection) == 0


def test_what_goes_along_with_a_commit_is_committed(connection: PostgresConnection) -> None:
    connection.later(INSERT, {"id": 1, "words": "a"})
    connection.commit()
    connection.execute("BEGIN")
    assert count(connection) == 1
    connection.later("DELETE FROM notes")
    connection.commit()
    connection.execute("BEGIN")


def test_a_commit_of_what_failed_before_fails(connection: PostgresConnection) -> None:
    with pytest.raises(psycopg.errors.UndefinedTable):
        connection.execute("SELECT * FROM nowhere")
    with pytest.raises(psycopg.errors.InFailedSqlTransaction):
        connection.commit()
    connection.execute("BEGIN")


NOWHERE: tuple[str, Mapping[str, object]] = ("SELECT * FROM nowhere", {})


def test_what_is_to_happen_then_may_fail(connection: PostgresConnection) -> None:
    connection.later(INSERT, {"id": 1, "words": "a"})
    assert isinstance(connection.commit([NOWHERE]), psycopg.errors.UndefinedTable)
    connection.execute("BEGIN")
    assert count(connection) == 1
    connection.later("DELETE FROM notes")
    assert connection.commit([("SELECT 1", {})]) is None
    connection.execute("BEGIN")


def test_nothing_happens_then_if_nothing_was_committed(connection: PostgresConnection) -> None:
    connection.later(*NOWHERE)
    with pytest.raises(psycopg.errors.UndefinedTable):
        connection.commit([(INSERT, {"id": 1, "words": "a"})])
    connection.execute("ROLLBACK")
    connection.execute("BEGIN")
    assert count(connection) == 0


def test_what_is_to_happen_then_is_no_part_of_what_is_committed(connection: PostgresConnection) -> None:
    moment = "INSERT INTO notes (id, words) SELECT :id, CAST(pg_current_xact_id() AS TEXT)"
    connection.later(moment, {"id": 1})
    assert connection.commit([(moment, {"id": 2})]) is None
    connection.execute("BEGIN")
    assert connection.execute("SELECT count(DISTINCT words) FROM notes").fetchall() == [(2,)]
    connection.later("DELETE FROM notes")
    connection.commit()
    connection.execute("BEGIN")


ADD_ON = "INSERT INTO notes (id, words) {} ON CONFLICT (id) DO UPDATE SET words = excluded.words"
OR_NOTHING = f"{INSERT} ON CONFLICT (id) DO NOTHING"
CHANGE = "UPDATE notes SET words = :words WHERE id = :id"
CHANGE_MANY = "UPDATE notes SET words = :words WHERE id >= :id"
ADD_IF_THERE = ADD_ON.format("SELECT id, :words FROM notes WHERE id = :id")


@pytest.mark.parametrize("sql", [INSERT, OR_NOTHING, ADD_ON.format("VALUES (:id, :words)")])
def test_a_new_row_is_one_row(connection: PostgresConnection, sql: str) -> None:
    connection.later(touching_one(sql), {"id": 1, "words": "a"})
    assert count(connection) == 1


@pytest.mark.parametrize("sql", [CHANGE, CHANGE_MANY, ADD_IF_THERE])
def test_one_row_that_is_changed_is_one_row(connection: PostgresConnection, sql: str) -> None:
    connection.later(INSERT, {"id": 1, "words": "a"})
    connection.later(touching_one(sql), {"id": 1, "words": "b"})
    assert connection.execute("SELECT words FROM notes").fetchall() == [("b",)]


@pytest.mark.parametrize(
    "sql",
    [
        OR_NOTHING,
        f"{INSERT} ON CONFLICT DO NOTHING",
        f"{INSERT} ON CONFLICT (id) DO UPDATE SET words = excluded.words WHERE notes.words = 'c'",
        CHANGE_MANY,
    ],
)
def test_a_row_too_many_or_too_few_fails_whoever_waits_next(connection: PostgresConnection, sql: str) -> None:
    for number in (1, 2):
        connection.later(INSERT, {"id": number, "words": "a"})
    connection.later(touching_one(sql), {"id": 1, "words": "b"})
    with pytest.raises(psycopg.Error):
        connection.drain()


@pytest.mark.parametrize("sql", [CHANGE, CHANGE_MANY, ADD_IF_THERE])
def test_no_row_fails_a_commit_that_it_goes_along_with(connection: PostgresConnection, sql: str) -> None:
    connection.later(INSERT, {"id": 1, "words": "a"})
    connection.later(touching_one(sql), {"id": 2, "words": "b"})
    with pytest.raises(psycopg.Error, match="rows touched, not as expected: 0"):
        connection.commit()
    connection.execute("ROLLBACK")
    connection.execute("BEGIN")
    assert count(connection) == 0


def test_a_statement_that_could_not_be_prepared_is_prepared_once_it_can(connection: PostgresConnection) -> None:
    for _ in range(3):
        connection.later("SAVEPOINT s1")
        with pytest.raises(psycopg.errors.UndefinedTable):
            connection.execute("SELECT * FROM others")
        connection.later("ROLLBACK TO SAVEPOINT s1")
    connection.later("CREATE TABLE others (id BIGINT)")
    for _ in range(3):
        assert connection.execute("SELECT * FROM others").fetchall() == []


def test_however_many_statements_there_are(connection: PostgresConnection) -> None:
    for _ in range(2):
        for number in range(MOST_STATEMENTS + 5):
            assert connection.execute(f"SELECT {number} + :one", {"one": 1}).fetchall() == [(number + 1,)]
            assert connection.execute(f"SELECT {number} + :one", {"one": 1}).fetchall() == [(number + 1,)]
    prepared = connection.execute("SELECT count(*) FROM pg_prepared_statements").fetchall()[0][0]
    assert 0 < prepared <= MOST_STATEMENTS


def test_however_many_are_sent_before_anybody_looks(connection: PostgresConnection) -> None:
    for number in range(3_000):
        connection.later(INSERT, {"id": number, "words": "x" * 1000})
    assert count(connection) == 3_000


def test_a_transaction_that_failed_is_not_taken_for_committed(connection: PostgresConnection) -> None:
    with pytest.raises(psycopg.errors.UndefinedTable):
        connection.execute("SELECT * FROM nothing")
    with pytest.raises(psycopg.errors.InFailedSqlTransaction):
        connection.commit()


def test_a_lost_connection_says_so(url: str) -> None:
    connection = PostgresConnection(url)
    with pytest.raises(psycopg.OperationalError):
        connection.execute("SELECT pg_terminate_backend(pg_backend_pid())")
    with pytest.raises(psycopg.OperationalError):
        connection.execute("SELECT 1")
    assert connection.is_closed
    connection.close()


BY_THE_GATE = "postgresql://bot@127.0.0.1:{}/{}"


async def through(gate: Gate, url: str) -> PostgresConnection:
    """A connection that leads through the gate."""
    return await asyncio.to_thread(
        PostgresConnection, BY_THE_GATE.format(gate.port, url.rpartition("/")[2]), sslmode="disable"
    )


async def test_nobody_waits_for_a_server_that_vanished(
    url: str, postgres: PostgresServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres_connection, "ANSWER_MILLISECONDS", 200)
    async with gate_to(postgres.port) as gate:
        connection = await through(gate, url)
        assert await asyncio.to_thread(connection.execute, "SELECT 1")
        gate.way = Way.VANISHED
        async with asyncio.timeout(PATIENCE):
            with pytest.raises(psycopg.OperationalError, match=r"no answer within 0\.2 s"):
                await asyncio.to_thread(connection.execute, "SELECT 1")
        assert connection.is_closed


def test_an_idle_connection_is_found_lost_within_seconds(url: str) -> None:
    connection = PostgresConnection(url, **SESSION)
    with socket.socket(fileno=os.dup(connection.fileno())) as its:
        asked = [its.getsockopt(socket.IPPROTO_TCP, each) for each in KEEPALIVES]
        assert its.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE)
    connection.close()
    assert asked == [5, 2, 3]


KEEPALIVES = (socket.TCP_KEEPIDLE, socket.TCP_KEEPINTVL, socket.TCP_KEEPCNT)


async def test_what_is_larger_than_the_network_takes_at_once_goes_out_bit_by_bit(url: str) -> None:
    connection = await asyncio.to_thread(PostgresConnection, url)
    async with asyncio.timeout(PATIENCE):
        length = "SELECT length(CAST(:words AS TEXT))"
        answer = await asyncio.to_thread(connection.execute, length, {"words": "x" * (30 << 20)})
    assert answer.fetchall() == [(30 << 20,)]
    connection.close()
