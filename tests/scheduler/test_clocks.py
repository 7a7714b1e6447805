"""What the delivery loop does while clocks jump."""

import asyncio

import pytest

from core.clock import DAY, HOUR
from core.delivery import Delivery, Done, Outcome, State
from scheduler.loop import DeliveryLoop
from storage.engine.database import Database
from tests.conftest import ManualClock
from tests.support.bots import PATIENCE, eventually
from tests.support.rows import BEN, TERMS, add, column, state_of


class Slow:
    """Has each delivery in hand until it is told to end."""

    at_once = 2

    def __init__(self) -> None:
        self.taken: list[int] = []
        self.end = asyncio.Event()

    async def send(self, delivery: Delivery) -> Outcome:
        self.taken.append(delivery.id)
        await self.end.wait()
        return Done()

    settle = send


@pytest.mark.parametrize("jump", [HOUR, 365 * DAY])
async def test_what_is_in_hand_is_not_claimed_again_though_its_lease_seems_over(
    db: Database, clock: ManualClock, jump: int
) -> None:
    first, courier = await db.write(add), Slow()
    loop = DeliveryLoop(db, {"text": courier}, TERMS, clock)
    running = asyncio.create_task(loop.run())

    async def has(count: int) -> bool:
        return len(courier.taken) == count

    await eventually(lambda: has(1))
    clock.advance(jump)
    second = await db.write(add, BEN)  # the look that takes this one in hand finds the first due, too
    await eventually(lambda: has(2))
    assert courier.taken == [first, second]
    assert await db.read(column, "due_at", first) == clock.now() + TERMS.in_hand, "its lease is renewed"
    courier.end.set()
    loop.stop()
    await asyncio.wait_for(running, PATIENCE)
    assert courier.taken == [first, second]
    for delivery_id in (first, second):
        assert await db.read(state_of, delivery_id) is State.SENT
        assert await db.read(column, "attempts", delivery_id) == 1
