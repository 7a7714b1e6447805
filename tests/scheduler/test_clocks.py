"""What the delivery loop does while clocks jump."""

import asyncio
import time

import pytest
from aiohttp import ClientSession, web
from aiohttp.test_utils import TestServer

from clients.call import call
from clients.failures import CallFailed
from clients.session import open_session
from core.clock import DAY, HOUR
from core.delivery import Again, Delivery, Done, Outcome, State
from core.settling import Settling
from scheduler.loop import DeliveryLoop
from storage.delivery.deliveries import RetryPolicy
from storage.engine.database import Database
from tests.conftest import ManualClock
from tests.support.bots import PATIENCE, eventually
from tests.support.database.rows import BEN, POLICY, add, column, state_of


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
    loop = DeliveryLoop(db, {"text": courier}, POLICY, clock)
    running = asyncio.create_task(loop.run())

    async def has(count: int) -> bool:
        return len(courier.taken) == count

    await eventually(lambda: has(1))
    clock.advance(jump)
    second = await db.write(add, BEN)  # the look that takes this one in hand finds the first due, too
    await eventually(lambda: has(2))
    assert courier.taken == [first, second]
    assert await db.read(column, "due_at", first) == clock.now() + POLICY.in_hand, "its lease is renewed"
    courier.end.set()
    loop.stop()
    await asyncio.wait_for(running, PATIENCE)
    assert courier.taken == [first, second]
    for delivery_id in (first, second):
        assert await db.read(state_of, delivery_id) is State.SENT
        assert await db.read(column, "attempts", delivery_id) == 1


class Stopped:
    """A text's courier whose process is stopped before the request, for longer than the lease."""

    at_once = 1

    def __init__(self, session: ClientSession, url: str, seconds: float) -> None:
        self.session = session
        self.url = url
        self.seconds = seconds
        self.said: list[CallFailed] = []

    async def send(self, _: Delivery) -> Outcome:
        time.sleep(self.seconds)  # noqa: ASYNC251 - that is the point: nothing of this process goes on
        try:
            await call(self.session, "The carrier", "POST", self.url)
        except CallFailed as failed:
            self.said.append(failed)
            return Again(failed.reason, seconds=0)
        return Done()

    settle = send


async def test_a_loop_that_wakes_up_too_late_sends_nothing(db: Database, clock: ManualClock) -> None:
    asked = []

    async def take(request: web.Request) -> web.Response:
        asked.append(request.path)
        return web.Response(text="{}")

    app = web.Application()
    app.router.add_post("/{path}", take)
    delivery_id = await db.write(add)
    policy = RetryPolicy(lease=500, settling=Settling(0, 0, 0))
    async with TestServer(app) as server, open_session(PATIENCE, 2) as session:
        await call(session, "The carrier", "POST", str(server.make_url("/before")))
        courier = Stopped(session, str(server.make_url("/late")), seconds=0.6)
        loop = DeliveryLoop(db, {"text": courier}, policy, clock)
        running = asyncio.create_task(loop.run())

        async def tried() -> bool:
            return bool(await db.read(column, "reason", delivery_id))

        await eventually(tried)
        assert asked == ["/before"]
        courier.seconds = 0.0
        clock.advance(1_000)

        async def sent() -> bool:
            return await db.read(state_of, delivery_id) is State.SENT

        await eventually(sent)
        loop.stop()
        await asyncio.wait_for(running, PATIENCE)
    assert [failed.happened for failed in courier.said] == [False] * len(courier.said)
    assert asked == ["/before", "/late"]
