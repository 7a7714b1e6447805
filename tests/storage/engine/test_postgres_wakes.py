"""Commits on PostgreSQL wake whoever listens, in whichever process."""

import asyncio

import psycopg
import pytest

from core.context import Context
from core.tx import Tx
from sandbox.core.hub import PATIENCE
from storage.engine.postgres import PostgresDatabase
from tests.conftest import Logs
from tests.support.database.rows import ANN, add, meet


async def test_a_wake_reaches_another_process(
    postgres_db: PostgresDatabase, postgres_url: str, context: Context
) -> None:
    other = PostgresDatabase(postgres_url, 1, context)
    woken = asyncio.Event()
    other.on_wake("deliveries", woken.set)
    async with asyncio.timeout(PATIENCE):
        await woken.wait()  # once it listens, for who knows what was missed
        woken.clear()
        await postgres_db.write(add)
        await woken.wait()
    await other.close()


async def test_a_wake_that_was_undone_reaches_nobody(
    postgres_db: PostgresDatabase, postgres_url: str, context: Context
) -> None:
    heard: asyncio.Queue[str] = asyncio.Queue()
    listening = asyncio.Event()
    other = PostgresDatabase(postgres_url, 1, context)
    other.on_wake("listening", listening.set)
    other.on_wake("undone", lambda: heard.put_nowait("undone"))
    other.on_wake("done", lambda: heard.put_nowait("done"))

    def unit(tx: Tx) -> None:
        tx.wake("undone")
        raise LookupError

    async with asyncio.timeout(PATIENCE):
        await listening.wait()
        while not heard.empty():
            heard.get_nowait()
        with pytest.raises(LookupError):
            await postgres_db.write(unit)
        await postgres_db.write(lambda tx: tx.wake("done"))
        assert await heard.get() == "done"
    await other.close()


async def test_who_can_not_be_woken_changes_nothing_of_what_is_committed(
    postgres_db: PostgresDatabase, logs: Logs
) -> None:
    def unit(tx: Tx) -> int:
        tx.wake("x" * 9_000)  # more than PostgreSQL's notices hold
        return meet(tx, ANN)

    ann = await postgres_db.write(unit)
    assert await postgres_db.write_for(ANN.key, unit) == ann
    assert len(logs.lines("database.not_woken")) == 2
    assert await postgres_db.read(meet, ANN) == ann


async def test_the_listener_comes_back_after_its_connection_broke(
    postgres_db: PostgresDatabase, postgres_url: str, logs: Logs
) -> None:
    woken = asyncio.Event()
    postgres_db.on_wake("deliveries", woken.set)
    async with asyncio.timeout(PATIENCE):
        await woken.wait()
        woken.clear()
        with psycopg.connect(postgres_url, autocommit=True) as other:
            other.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'")
        await woken.wait()  # it listens again, and wakes everyone
    assert logs.lines("database.unreachable")
