import asyncio

import pytest
from argon2 import PasswordHasher

from bot.delivery import Again, Delivery, Done
from bot.tx import Tx
from scheduler.loop import with_end
from scheduler.passwords import PasswordCarrier
from storage import claims, deliveries, passwords, rooms
from storage.database import Database
from tests.conftest import Logs, ManualClock
from tests.storage.rows import ANN, BEN, TERMS, meet, take, text_from

QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


@pytest.fixture
def carrier(db: Database) -> PasswordCarrier:
    return PasswordCarrier(db, QUICK)


def room_with(tx: Tx, password: str) -> int:
    text = text_from(tx, "SM1", ANN)
    room = rooms.make(tx, text.person.id, "trip", locked=True)
    passwords.keep_later(tx, text, room, password)
    return room.id


def knock(tx: Tx, sid: str, password: str) -> None:
    room = rooms.find(tx, "trip")
    assert room is not None
    passwords.check_later(tx, text_from(tx, sid, BEN), room, password)


def claimed(tx: Tx) -> list[Delivery]:
    return claims.claim(tx, {passwords.KIND: 10}, TERMS).deliveries


async def test_a_new_rooms_password_is_kept_as_a_slow_salted_hash(db: Database, carrier: PasswordCarrier) -> None:
    room_id = await db.write(room_with, "s3cret")
    [delivery] = await db.write(claimed)
    outcome = await PasswordCarrier(db).send(delivery)
    await db.write(deliveries.conclude, delivery, outcome, TERMS)
    door = await db.read(passwords.door, room_id, 0)
    assert door is not None
    assert door.hashed.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert await db.write(take) == []  # ROOM was answered at once


async def test_what_was_interrupted_is_done_once(db: Database, carrier: PasswordCarrier, clock: ManualClock) -> None:
    room_id = await db.write(room_with, "s3cret")
    [first] = await db.write(claimed)
    await db.write(deliveries.conclude, first, await carrier.send(first), TERMS)
    await db.write(knock, "SM2", "wrong")
    [gone] = await db.write(claimed)
    late = await carrier.send(gone)
    clock.advance(TERMS.lease + 1)
    [again] = await db.write(claimed)
    assert again.to_settle
    assert await db.write(deliveries.conclude, again, await carrier.settle(again), TERMS) is not None
    assert await db.write(deliveries.conclude, gone, late, TERMS) is None
    door = await db.read(passwords.door, room_id, await db.write(meet, BEN))
    assert door is not None
    assert door.tries == 4
    assert len(await db.write(take)) == 1


async def test_a_persons_tries_are_made_one_after_the_other(db: Database, carrier: PasswordCarrier) -> None:
    await db.write(room_with, "s3cret")
    for number in range(3):
        await db.write(knock, f"SM{number + 2}", "wrong")
    assert len(await db.write(claimed)) == 2  # the new room's password, and the first try
    assert await db.write(claimed) == []
    assert carrier.at_once == 2


async def test_before_the_rooms_own_password_is_kept_it_waits_and_gives_up_in_the_end(
    db: Database, carrier: PasswordCarrier, clock: ManualClock
) -> None:
    await db.write(room_with, "s3cret")
    await db.write(knock, "SM2", "s3cret")
    new, try_ = await db.write(claimed)
    if not passwords.Task.from_json(new.content).is_new:
        new, try_ = try_, new
    outcome = await carrier.send(try_)
    assert isinstance(outcome, Again)
    clock.advance(TERMS.give_up + 1)
    await db.write(deliveries.conclude, try_, with_end(outcome, carrier, try_), TERMS)
    [said] = await db.write(take)
    assert "Its password couldn't be looked at" in said.content


async def test_hashing_doesnt_hold_the_event_loop(db: Database, carrier: PasswordCarrier) -> None:
    await db.write(room_with, "s3cret")
    [delivery] = await db.write(claimed)
    sending = asyncio.create_task(PasswordCarrier(db).send(delivery))
    turns = 0
    while not sending.done():
        await asyncio.sleep(0)
        turns += 1
    assert isinstance(sending.result(), Done)
    assert turns > 10


async def test_the_fifth_wrong_one_is_logged(db: Database, carrier: PasswordCarrier, logs: Logs) -> None:
    await db.write(room_with, "s3cret")
    for number in range(6):
        await db.write(knock, f"SM{number + 2}", "wrong")
    while found := await db.write(claimed):
        for delivery in found:
            await db.write(deliveries.conclude, delivery, await carrier.send(delivery), TERMS)
    assert len(logs.lines("room.locked_out")) == 1
