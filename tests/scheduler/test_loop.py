"""What the delivery loop says to the log of what came of a delivery."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from core.delivery import Again, Delivery, Done, Outcome, Refused, State, Then
from core.events import RoomJoined
from core.events.services import XLimited
from core.tx import Tx
from scheduler.loop import MOST_UNHEARD_OF, UNHEARD_OF, DeliveryLoop
from scheduler.repeatable import RepeatableCourier
from storage.delivery import claims, deliveries
from storage.delivery.deliveries import NewDelivery
from storage.engine.database import Database
from tests.conftest import Logs, ManualClock
from tests.support.database.rows import POLICY, column, state_of

KIND = "password"


class OneCourier(RepeatableCourier):
    """Carries one delivery out, and stops the loop."""

    at_once = 1

    def __init__(self, outcome: Outcome, meanwhile: Callable[[], Awaitable[object]] | None = None) -> None:
        self.outcome = outcome
        self.meanwhile = meanwhile
        self.loop: DeliveryLoop | None = None

    async def send(self, delivery: Delivery) -> Outcome:
        assert delivery.kind == KIND
        assert self.loop is not None
        self.loop.stop()
        if self.meanwhile is not None:
            await self.meanwhile()
        return self.outcome


async def carry_out(db: Database, clock: ManualClock, courier: OneCourier) -> int:
    """A delivery of ours, carried out; returns its id."""
    delivery_id = await db.write(add)
    await carry_on(db, clock, courier)
    return delivery_id


def add(tx: Tx) -> int:
    return deliveries.add(tx, NewDelivery(KIND, "", "to be carried out"))


async def carry_on(db: Database, clock: ManualClock, courier: OneCourier) -> None:
    courier.loop = DeliveryLoop(db, {KIND: courier}, POLICY, clock)
    await courier.loop.run()


@pytest.mark.parametrize(
    "outcome",
    [Done(events=(RoomJoined(),)), Refused("No.", events=(RoomJoined(),)), Again("", events=(RoomJoined(),))],
)
async def test_events_of_an_outcome_are_logged_with_the_delivery(
    db: Database, clock: ManualClock, logs: Logs, outcome: Outcome
) -> None:
    delivery_id = await carry_out(db, clock, OneCourier(outcome))
    [line] = logs.lines("room.joined")
    assert (line["level"], line["delivery_id"], line["text_id"]) == ("info", str(delivery_id), None)


async def test_an_events_fields_and_level_are_logged(db: Database, clock: ManualClock, logs: Logs) -> None:
    await carry_out(db, clock, OneCourier(Again("Later.", events=(XLimited(60, application=True),))))
    [line] = logs.lines("x.limited")
    assert (line["level"], line["seconds"], line["application"]) == ("warning", 60, True)


async def test_what_was_not_written_is_not_logged(db: Database, clock: ManualClock, logs: Logs) -> None:
    def delete(tx: Tx) -> None:
        tx.run("DELETE FROM deliveries")

    await carry_out(db, clock, OneCourier(Done(events=(RoomJoined(),)), lambda: db.write(delete)))
    assert logs.lines("room.joined") == []


def breaks(_: Tx) -> None:
    raise ZeroDivisionError


class Awaited(OneCourier):
    """Somebody waits for what it carries out, and is told if that is given up; or telling them breaks, too."""

    told = False
    can_tell = True

    def given_up(self, _: Delivery) -> Then:
        def tell(_: Tx) -> None:
            if not self.can_tell:
                raise ZeroDivisionError
            self.told = True

        return tell


@pytest.mark.parametrize("can_tell", [True, False])
async def test_what_cannot_be_noted_waits_and_is_given_up_in_time(
    db: Database, clock: ManualClock, logs: Logs, *, can_tell: bool
) -> None:
    courier = Awaited(Done(then=breaks))
    courier.can_tell = can_tell
    delivery_id = await carry_out(db, clock, courier)
    assert await db.read(state_of, delivery_id) is State.UNSETTLED
    assert not courier.told
    clock.advance(POLICY.give_up + 1)
    await carry_on(db, clock, courier)
    assert await db.read(state_of, delivery_id) is State.DEAD
    assert courier.told is can_tell
    assert logs.lines("delivery.sent") == []
    assert {line["error"] for line in logs.lines("delivery.broken")} == {"ZeroDivisionError"}


def end_with_it_in_hand(tx: Tx) -> None:
    assert claims.claim(tx, {KIND: 1}, POLICY).deliveries


async def test_one_of_which_nothing_is_ever_heard_is_given_up(db: Database, clock: ManualClock, logs: Logs) -> None:
    """It ends each process that carries it out."""
    delivery_id = await db.write(add)
    for _ in range(MOST_UNHEARD_OF):
        await db.write(end_with_it_in_hand)
        clock.advance(POLICY.in_hand)
    clock.advance(POLICY.give_up)
    courier = Awaited(Done())
    loop = DeliveryLoop(db, {KIND: courier}, POLICY, clock)
    running = asyncio.create_task(loop.run())
    await logs.appears("delivery.dead")
    loop.stop()
    await running
    assert courier.told
    assert UNHEARD_OF in str(await db.read(column, "reason", delivery_id))


async def test_what_was_in_hand_when_the_bot_went_away_for_days_is_settled(db: Database, clock: ManualClock) -> None:
    delivery_id = await db.write(add)
    await db.write(end_with_it_in_hand)
    clock.advance(2 * POLICY.give_up)
    await carry_on(db, clock, OneCourier(Done()))
    assert await db.read(state_of, delivery_id) is State.SENT
