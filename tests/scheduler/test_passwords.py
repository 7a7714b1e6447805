import asyncio

import pytest
from argon2 import PasswordHasher

from core.delivery import Again, Delivery, DeliveryKind, Done
from core.events import Event, RoomLockedOut
from core.tx import Tx
from scheduler.loop import with_end
from scheduler.passwords import PasswordCourier
from storage.delivery import claims, deliveries
from storage.engine.database import Database
from storage.rooms import passwords, rooms
from tests.conftest import ManualClock
from tests.support.database.rows import ANN, BEN, POLICY, meet, take, text_from

QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


@pytest.fixture
def as_in_life(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the bot makes by itself is as slow as it is in life; conftest.py has made it quick."""
    monkeypatch.setattr("scheduler.passwords.PasswordHasher", PasswordHasher)


@pytest.fixture
def courier(db: Database) -> PasswordCourier:
    return PasswordCourier(db, QUICK)


def room_with(tx: Tx, password: str) -> int:
    text = text_from(tx, "SM1", ANN)
    room = rooms.make(tx, text.person.id, "trip", locked=True)
    passwords.keep_later(tx, text.person.id, room, password, text.id)
    return room.id


def knock(tx: Tx, sid: str, password: str) -> None:
    room = rooms.find(tx, "trip")
    assert room is not None
    text = text_from(tx, sid, BEN)
    passwords.check_later(tx, text.person.id, room, password, text.id)


def claimed(tx: Tx) -> list[Delivery]:
    return claims.claim(tx, {DeliveryKind.PASSWORD: 10}, POLICY).deliveries


async def test_a_new_rooms_password_is_kept_as_a_slow_salted_hash(db: Database, as_in_life: None) -> None:
    room_id = await db.write(room_with, "s3cret")
    [delivery] = await db.write(claimed)
    outcome = await PasswordCourier(db).send(delivery)
    await db.write(deliveries.conclude, delivery, outcome, POLICY)
    door = await db.read(passwords.door, room_id, 0)
    assert door is not None
    assert door.hashed.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert await db.write(take) == []  # ROOM was answered at once


async def test_what_was_interrupted_is_done_once(db: Database, courier: PasswordCourier, clock: ManualClock) -> None:
    room_id = await db.write(room_with, "s3cret")
    [first] = await db.write(claimed)
    await db.write(deliveries.conclude, first, await courier.send(first), POLICY)
    await db.write(knock, "SM2", "wrong")
    [gone] = await db.write(claimed)
    late = await courier.send(gone)
    clock.advance(POLICY.in_hand + 1)
    [again] = await db.write(claimed)
    assert again.to_settle
    assert await db.write(deliveries.conclude, again, await courier.settle(again), POLICY) is not None
    assert await db.write(deliveries.conclude, gone, late, POLICY) is None
    door = await db.read(passwords.door, room_id, await db.write(meet, BEN))
    assert door is not None
    assert door.tries == 4
    assert len(await db.write(take)) == 1


async def test_a_persons_tries_are_made_one_after_the_other(db: Database, courier: PasswordCourier) -> None:
    await db.write(room_with, "s3cret")
    for number in range(3):
        await db.write(knock, f"SM{number + 2}", "wrong")
    assert len(await db.write(claimed)) == 2  # the new room's password, and the first try
    assert await db.write(claimed) == []
    assert courier.at_once == 2


async def test_before_the_rooms_own_password_is_kept_it_waits_and_gives_up_in_the_end(
    db: Database, courier: PasswordCourier, clock: ManualClock
) -> None:
    await db.write(room_with, "s3cret")
    await db.write(knock, "SM2", "s3cret")
    new, try_ = await db.write(claimed)
    if not passwords.Task.from_json(new.content).is_new:
        new, try_ = try_, new
    outcome = await courier.send(try_)
    assert isinstance(outcome, Again)
    clock.advance(POLICY.give_up + 1)
    await db.write(deliveries.conclude, try_, with_end(outcome, courier, try_), POLICY)
    [said] = await db.write(take)
    assert "Its password couldn't be checked" in said.content


async def test_hashing_doesnt_hold_the_event_loop(db: Database, as_in_life: None) -> None:
    await db.write(room_with, "s3cret")
    [delivery] = await db.write(claimed)
    sending = asyncio.create_task(PasswordCourier(db).send(delivery))
    turns = 0
    while not sending.done():
        await asyncio.sleep(0)
        turns += 1
    assert isinstance(sending.result(), Done)
    assert turns > 10


async def test_the_fifth_wrong_one_is_told_to_the_log(db: Database, courier: PasswordCourier) -> None:
    await db.write(room_with, "s3cret")
    [delivery] = await db.write(claimed)  # as long as it isn't hashed, whoever knocks has to wait
    await db.write(deliveries.conclude, delivery, await courier.send(delivery), POLICY)
    for number in range(6):
        await db.write(knock, f"SM{number + 2}", "wrong")
    events: list[Event] = []
    while found := await db.write(claimed):
        for delivery in found:
            outcome = await courier.send(delivery)
            events += outcome.events
            await db.write(deliveries.conclude, delivery, outcome, POLICY)
    assert events == [RoomLockedOut()]
