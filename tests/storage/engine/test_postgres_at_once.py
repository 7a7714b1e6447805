"""What several processes do at once on PostgreSQL: to one person, one lane, somebody who is just leaving."""

import asyncio
import threading
import time

from bot.intake.senders import find_or_add_sender
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
from storage.engine.postgres import PostgresDatabase
from storage.links import Purpose
from storage.rooms import room_links, rooms
from storage.rooms.rooms import Room
from storage.signing_in.by_link import LetIn
from storage.x import accounts, posts
from tests.storage.x.test_accounts import revoked
from tests.support.database.rows import ANN, BEN, OURS, POLICY, SECRET, add, meet, states, take, text_from

FIRST_TEXT = Text("SM0", ANN, OURS, "", Moment(0))


async def test_texts_of_one_person_wait_for_each_other(postgres_db: PostgresDatabase) -> None:
    await postgres_db.write(meet, ANN)
    await postgres_db.write(meet, BEN)
    has_ann, go_on = threading.Event(), threading.Event()
    order: list[str] = []

    def first(tx: Tx) -> None:
        find_or_add_sender(tx, FIRST_TEXT, Limits())
        has_ann.set()
        assert go_on.wait(PATIENCE)
        order.append("first")

    def second(tx: Tx) -> None:
        find_or_add_sender(tx, FIRST_TEXT, Limits())
        order.append("second")

    one = asyncio.create_task(postgres_db.write(first))
    await asyncio.to_thread(has_ann.wait, PATIENCE)
    two = asyncio.create_task(postgres_db.write(second))
    await postgres_db.write(
        find_or_add_sender, FIRST_TEXT._replace(sender=BEN), Limits()
    )  # somebody else doesn't wait
    go_on.set()
    await asyncio.gather(one, two)
    assert order == ["first", "second"]


async def test_two_processes_never_take_the_same_delivery(
    postgres_db: PostgresDatabase, postgres_url: str, context: Context
) -> None:
    other = PostgresDatabase(postgres_url, 4, context)
    for i in range(40):
        await postgres_db.write(add, sms(f"+1555010{1000 + i}"))
    batches = await asyncio.gather(*(each.write(take, 5) for each in (postgres_db, other) * 8))
    taken = [delivery.id for batch in batches for delivery in batch]
    taken += [delivery.id for delivery in await postgres_db.write(take)]
    await other.close()
    assert len(taken) == len(set(taken)) == 40
    assert set(await postgres_db.read(states)) == {"sending"}


def until_somebody_waits(tx: Tx) -> None:
    """Go on, and commit, once another unit waits for a row of this one."""
    deadline = time.monotonic() + PATIENCE
    while not tx.rows("SELECT 1 FROM pg_locks WHERE NOT granted"):
        assert time.monotonic() < deadline
        time.sleep(0.005)


async def test_a_reply_that_comes_as_its_person_leaves_is_not_left_behind(postgres_db: PostgresDatabase) -> None:
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
        assert await asyncio.to_thread(ending.wait, PATIENCE)
        await postgres_db.write(forgetting.forget, person_id)

    person_id = await postgres_db.write(posted)
    [taken] = (await postgres_db.write(claims.claim, {"post": 1}, POLICY)).deliveries
    await asyncio.gather(postgres_db.write(deliveries.conclude, taken, Done(then=told), POLICY), leave())
    assert await postgres_db.read(lambda tx: tx.rows("SELECT kind FROM deliveries")) == []


async def test_tokens_that_come_as_their_person_leaves_are_revoked(postgres_db: PostgresDatabase) -> None:
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
        assert await asyncio.to_thread(renewing.wait, PATIENCE)
        await postgres_db.write(accounts.remove, person_id)

    person_id = await postgres_db.write(connected)
    account = await postgres_db.read(accounts.find, person_id)
    assert account is not None
    version = account.version
    await asyncio.gather(postgres_db.write(renew), leave())
    assert await postgres_db.read(revoked) == {"next access", "next refresh"}


async def test_a_browser_that_comes_in_as_its_person_leaves_waits_and_stays_out(
    postgres_db: PostgresDatabase,
) -> None:
    leaving, tried = threading.Event(), []

    def invited(tx: Tx) -> str:
        person_id = meet(tx)
        return links.make(tx, Purpose.ROOM, person_id, rooms.private(tx, person_id).id)

    def leave(tx: Tx) -> None:
        tried.append("leave")
        addresses.lock(tx, ANN)
        assert tx.rows("SELECT 1")  # the lock is sent with the next question
        leaving.set()
        until_somebody_waits(tx)
        forgetting.forget(tx, meet(tx))

    async def enter() -> None:
        assert await asyncio.to_thread(leaving.wait, PATIENCE)
        assert await postgres_db.write(entered) is None

    def entered(tx: Tx) -> LetIn[Room] | None:
        tried.append("enter")
        return room_links.enter(tx, token, None)

    token = (await postgres_db.write(invited)).rpartition("/")[2]
    await asyncio.gather(postgres_db.write(leave), enter())
    assert tried == ["leave", "enter"]  # none was undone for the other's sake
    assert await postgres_db.read(lambda tx: tx.rows("SELECT id FROM sessions")) == []
