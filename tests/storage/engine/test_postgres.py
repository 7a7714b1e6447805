import asyncio
import select
import threading
import time
from collections.abc import AsyncIterator, Iterator

import psycopg
import pytest

from bot.intake.senders import meet as met_by_text
from core.address import sms
from core.clock import Moment
from core.context import Context
from core.delivery import Done
from core.settings import Limits
from core.text import Text
from core.tx import Tx
from core.x.account import Profile, XTokens
from sandbox.core.hub import PATIENCE
from storage import addresses, forgetting, links
from storage.delivery import claims, deliveries
from storage.delivery.follow_ups import follow_up
from storage.engine.database import SLOW_UNIT_SECONDS, NotCommitted
from storage.engine.postgres import PostgresDatabase
from storage.links import Purpose
from storage.rooms import room_links, rooms
from storage.x import accounts, posts
from tests.conftest import Logs
from tests.storage.x.test_accounts import revoked
from tests.support.postgres_server import PostgresServer
from tests.support.rows import ANN, BEN, OURS, SECRET, TERMS, add, meet, states, text_from

FIRST_TEXT = Text("SM0", ANN, OURS, "", Moment(0))


@pytest.fixture
def url(postgres: PostgresServer) -> Iterator[str]:
    url = postgres.new_database()
    yield url
    postgres.drop_database(url)


@pytest.fixture
async def db(url: str, context: Context) -> AsyncIterator[PostgresDatabase]:
    database = PostgresDatabase(url, 4, context)
    await database.migrate()
    await database.write(lambda tx: tx.run("CREATE TABLE notes (id INTEGER PRIMARY KEY, words TEXT NOT NULL)"))
    await database.write(lambda tx: tx.run("INSERT INTO notes VALUES (1, 'one'), (2, 'two')"))
    yield database
    await database.close()


def change(tx: Tx, note: int, words: str) -> None:
    tx.run("UPDATE notes SET words = :words WHERE id = :id", id=note, words=words)


def words_of(tx: Tx) -> list[str]:
    return [row[0] for row in tx.rows("SELECT words FROM notes ORDER BY id")]


async def test_units_in_each_others_way_are_tried_again(db: PostgresDatabase) -> None:
    """Two units lock the same rows in opposite order: the server ends one, which runs again."""
    both = threading.Barrier(2, timeout=PATIENCE)
    runs = []

    def unit(tx: Tx, first: int, second: int) -> None:
        runs.append(first)
        change(tx, first, f"{first} by {first}")
        if len(runs) <= 2:
            both.wait()
        change(tx, second, f"{second} by {first}")

    await asyncio.gather(db.write(unit, 1, 2), db.write(unit, 2, 1))
    assert len(runs) >= 3  # the one that was undone may meet the other once more
    assert await db.read(words_of) in (["1 by 1", "2 by 1"], ["1 by 2", "2 by 2"])


async def test_a_conflict_that_a_savepoint_saw_is_tried_again_too(db: PostgresDatabase) -> None:
    """Even if whoever opened the savepoint took it for a fault of what ran inside, as the intake would."""
    both = threading.Barrier(2, timeout=PATIENCE)
    runs = []

    def unit(tx: Tx, first: int, second: int) -> None:
        runs.append(first)
        change(tx, first, f"{first} by {first}")
        if len(runs) <= 2:
            both.wait()
        try:
            with tx.savepoint():
                change(tx, second, f"{second} by {first}")
        except psycopg.Error:
            change(tx, first, "something broke here")

    await asyncio.gather(db.write(unit, 1, 2), db.write(unit, 2, 1))
    assert len(runs) >= 3
    assert await db.read(words_of) in (["1 by 1", "2 by 1"], ["1 by 2", "2 by 2"])


async def test_after_five_conflicts_nothing_is_committed(db: PostgresDatabase) -> None:
    runs = []

    def unit(tx: Tx) -> None:
        runs.append(tx)
        change(tx, 1, "in vain")
        raise psycopg.errors.SerializationFailure

    with pytest.raises(NotCommitted, match="five times"):
        await db.write(unit)
    assert len(runs) == 5
    assert await db.read(words_of) == ["one", "two"]


async def test_a_unit_that_raises_undoes_all_of_itself(db: PostgresDatabase) -> None:
    def unit(tx: Tx) -> None:
        change(tx, 1, "gone")
        raise LookupError

    with pytest.raises(LookupError):
        await db.write(unit)
    assert await db.read(words_of) == ["one", "two"]
    await db.write(change, 2, "changed")
    assert await db.read(words_of) == ["one", "changed"]


def hang_up(tx: Tx) -> None:
    tx.run("SELECT pg_terminate_backend(pg_backend_pid())")


async def test_a_lost_connection_commits_nothing_and_the_next_unit_gets_another(db: PostgresDatabase) -> None:
    def unit(tx: Tx) -> None:
        change(tx, 1, "lost")
        hang_up(tx)

    with pytest.raises(NotCommitted):
        await db.write(unit)
    for _ in range(4):  # every thread's connection
        await db.write(change, 2, "next")
    assert await db.read(words_of) == ["one", "next"]


async def test_a_transaction_that_the_server_ends_for_idling_is_a_lost_connection(db: PostgresDatabase) -> None:
    """As after a process was frozen just before its commit."""

    def unit(tx: Tx) -> None:
        change(tx, 1, "lost")
        tx.run("SET LOCAL idle_in_transaction_session_timeout = 1")
        select.select([tx._connection], [], [], PATIENCE)  # type: ignore[attr-defined]

    with pytest.raises(NotCommitted):
        await db.write(unit)
    for _ in range(4):
        await db.write(change, 2, "next")
    assert await db.read(words_of) == ["one", "next"]


async def test_a_failure_of_the_server_itself_is_none_of_the_unit_s(db: PostgresDatabase) -> None:
    """As when the system refuses it a write for another reason than a full disk."""

    def unit(tx: Tx) -> None:
        change(tx, 1, "lost")
        tx.run("DO $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'internal_error'; END $$")

    with pytest.raises(NotCommitted, match="could not extend file"):
        await db.write(unit)
    assert await db.read(words_of) == ["one", "two"]


async def test_connections_that_the_server_closed_while_they_rested_are_replaced(
    db: PostgresDatabase, url: str
) -> None:
    await asyncio.gather(*(db.write(lambda _: time.sleep(0.01)) for _ in range(8)))
    with psycopg.connect(url, autocommit=True) as other:
        other.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()")
    failed = 0
    for _ in range(12):
        try:
            await db.write(change, 1, "again")
        except NotCommitted:
            failed += 1
    assert failed <= 4  # at most once a connection: what was lost is found out by trying
    assert await db.read(words_of) == ["again", "two"]


async def test_a_database_that_only_reads_commits_nothing(db: PostgresDatabase) -> None:
    """As after a failover, as long as the address leads to a standby."""

    def unit(tx: Tx) -> None:
        tx.run("SET TRANSACTION READ ONLY")
        change(tx, 1, "in vain")

    with pytest.raises(NotCommitted, match="read-only"):
        await db.write(unit)


async def test_a_server_that_is_away_commits_nothing(context: Context) -> None:
    database = PostgresDatabase("postgresql://bot@127.0.0.1:1/none", 1, context)
    with pytest.raises(NotCommitted):
        await database.write(words_of)
    with pytest.raises(NotCommitted):
        await database.read(words_of)
    await database.close()


async def test_what_the_server_says_of_values_is_left_out(db: PostgresDatabase) -> None:
    def twice(tx: Tx) -> None:
        tx.run(f"DO $$ BEGIN RAISE EXCEPTION 'too many' USING DETAIL = '{SECRET}', ERRCODE = '53300'; END $$")

    with pytest.raises(NotCommitted) as caught:
        await db.write(twice)
    assert str(caught.value) == "too many"


async def test_a_wake_reaches_another_process(db: PostgresDatabase, url: str, context: Context) -> None:
    other = PostgresDatabase(url, 1, context)
    woken = asyncio.Event()
    other.on_wake("deliveries", woken.set)
    async with asyncio.timeout(PATIENCE):
        await woken.wait()  # once it listens, for who knows what was missed
        woken.clear()
        await db.write(add)
        await woken.wait()
    await other.close()


async def test_a_wake_that_was_undone_reaches_nobody(db: PostgresDatabase, url: str, context: Context) -> None:
    heard: asyncio.Queue[str] = asyncio.Queue()
    listening = asyncio.Event()
    other = PostgresDatabase(url, 1, context)
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
            await db.write(unit)
        await db.write(lambda tx: tx.wake("done"))
        assert await heard.get() == "done"
    await other.close()


async def test_who_can_not_be_woken_changes_nothing_of_what_is_committed(db: PostgresDatabase, logs: Logs) -> None:
    def unit(tx: Tx) -> int:
        tx.wake("x" * 9_000)  # more than PostgreSQL's notices hold
        return meet(tx, ANN)

    ann = await db.write(unit)
    assert await db.write_for(ANN.key, unit) == ann
    assert len(logs.lines("database.not_woken")) == 2
    assert await db.read(meet, ANN) == ann


async def test_the_listener_comes_back_after_its_connection_broke(db: PostgresDatabase, url: str, logs: Logs) -> None:
    woken = asyncio.Event()
    db.on_wake("deliveries", woken.set)
    async with asyncio.timeout(PATIENCE):
        await woken.wait()
        woken.clear()
        with psycopg.connect(url, autocommit=True) as other:
            other.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'")
        await woken.wait()  # it listens again, and wakes everyone
    assert logs.lines("database.unreachable")


async def test_texts_of_one_person_wait_for_each_other(db: PostgresDatabase) -> None:
    await db.write(meet, ANN)
    await db.write(meet, BEN)
    has_ann, go_on = threading.Event(), threading.Event()
    order: list[str] = []

    def first(tx: Tx) -> None:
        met_by_text(tx, FIRST_TEXT, Limits())
        has_ann.set()
        assert go_on.wait(PATIENCE)
        order.append("first")

    def second(tx: Tx) -> None:
        met_by_text(tx, FIRST_TEXT, Limits())
        order.append("second")

    one = asyncio.create_task(db.write(first))
    await asyncio.to_thread(has_ann.wait, PATIENCE)
    two = asyncio.create_task(db.write(second))
    await db.write(met_by_text, FIRST_TEXT._replace(sender=BEN), Limits())  # somebody else doesn't wait
    go_on.set()
    await asyncio.gather(one, two)
    assert order == ["first", "second"]


async def test_two_processes_never_take_the_same_delivery(db: PostgresDatabase, url: str, context: Context) -> None:
    from tests.support.rows import take

    other = PostgresDatabase(url, 4, context)
    for i in range(40):
        await db.write(add, sms(f"+1555010{1000 + i}"))
    batches = await asyncio.gather(*(each.write(take, 5) for each in (db, other) * 8))
    taken = [delivery.id for batch in batches for delivery in batch]
    taken += [delivery.id for delivery in await db.write(take)]
    await other.close()
    assert len(taken) == len(set(taken)) == 40
    assert set(await db.read(states)) == {"sending"}


async def test_a_slow_unit_is_logged(db: PostgresDatabase, logs: Logs) -> None:
    await db.write(lambda _: time.sleep(SLOW_UNIT_SECONDS * 1.5))
    assert logs.lines("database.slow")


async def test_a_backup_is_the_servers_own_business(db: PostgresDatabase) -> None:
    with pytest.raises(NotCommitted, match="pg_dump"):
        await db.backup("copy.db")


def until_somebody_waits(tx: Tx) -> None:
    """Go on, and commit, once another unit waits for a row of this one."""
    deadline = time.monotonic() + PATIENCE
    while not tx.rows("SELECT 1 FROM pg_locks WHERE NOT granted"):
        assert time.monotonic() < deadline
        time.sleep(0.005)


async def test_a_reply_that_comes_as_its_person_leaves_is_not_left_behind(db: PostgresDatabase) -> None:
    ending = threading.Event()

    def posted(tx: Tx) -> int:
        text = text_from(tx, "SM1")
        posts.add(tx, text.person.id, text.id, [SECRET])
        return text.person.id

    def told(tx: Tx) -> None:
        assert follow_up(tx, taken.text_id, taken.person_id, "Posted") == taken.text_id
        ending.set()
        until_somebody_waits(tx)

    async def leave() -> None:
        await asyncio.to_thread(ending.wait, 10)
        await db.write(forgetting.forget, person_id)

    person_id = await db.write(posted)
    [taken] = (await db.write(claims.claim, {"post": 1}, TERMS)).deliveries
    await asyncio.gather(db.write(deliveries.conclude, taken, Done(then=told), TERMS), leave())
    assert await db.read(lambda tx: tx.rows("SELECT kind FROM deliveries")) == []


async def test_tokens_that_come_as_their_person_leaves_are_revoked(db: PostgresDatabase) -> None:
    renewing = threading.Event()

    def connected(tx: Tx) -> int:
        person_id = meet(tx)
        accounts.connect(tx, person_id, XTokens("access", "refresh", tx.now, ""), Profile("1", "ann_lakes", "Ann"))
        return person_id

    def renew(tx: Tx) -> None:
        assert accounts.renew(tx, person_id, version, XTokens("next access", "next refresh", tx.now, ""))
        renewing.set()
        until_somebody_waits(tx)

    async def leave() -> None:
        await asyncio.to_thread(renewing.wait, 10)
        await db.write(accounts.remove, person_id)

    person_id = await db.write(connected)
    account = await db.read(accounts.find, person_id)
    assert account is not None
    version = account.version
    await asyncio.gather(db.write(renew), leave())
    assert await db.read(revoked) == {"next access", "next refresh"}


async def test_a_browser_that_comes_in_as_its_person_leaves_waits_and_stays_out(db: PostgresDatabase) -> None:
    leaving, tried = threading.Event(), []

    def invited(tx: Tx) -> str:
        person_id = meet(tx)
        return links.make(tx, Purpose.ROOM, person_id, rooms.private(tx, person_id).id)

    def leave(tx: Tx) -> None:
        tried.append("leave")
        addresses.lock(tx, ANN)
        leaving.set()
        until_somebody_waits(tx)
        forgetting.forget(tx, meet(tx))

    async def enter() -> None:
        await asyncio.to_thread(leaving.wait, 10)
        assert await db.write(entered) is None

    def entered(tx: Tx) -> room_links.RoomEntered | None:
        tried.append("enter")
        return room_links.enter(tx, token, None)

    token = (await db.write(invited)).rpartition("/")[2]
    await asyncio.gather(db.write(leave), enter())
    assert tried == ["leave", "enter"]  # none was undone for the other's sake
    assert await db.read(lambda tx: tx.rows("SELECT id FROM sessions")) == []
