"""A service that doesn't answer: what needs it waits together, and goes out together."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest

from clients.answers import note_silence, note_status
from core.clock import HOUR, SECOND
from core.delivery import Again, Delivery, Done, Outcome, Then, Unknown
from core.settling import Settling
from core.tx import Tx
from scheduler import loop as loop_module
from scheduler import outage_explanations
from scheduler.loop import DeliveryLoop
from storage.delivery import deliveries, outages
from storage.delivery.deliveries import NewDelivery, RetryPolicy
from storage.delivery.outages import Outage
from storage.engine.database import Database
from tests.conftest import Logs, ManualClock
from tests.support.bots import eventually

KIND, OTHER = "post", "password"
SERVICES = {KIND: "x"}
POLICY = RetryPolicy(lease=60_000, settling=Settling(arrival=20_000, listing=10_000), retry=2_000)


@dataclass
class Stand:
    """Couriers of a kind that needs a service, and what they met."""

    is_up: bool = True
    at_once: int = 10
    is_silent: bool = False
    tried: list[int] = field(default_factory=list)
    out: list[int] = field(default_factory=list)
    told: list[int] = field(default_factory=list)

    async def send(self, delivery: Delivery) -> Outcome:
        self.tried.append(delivery.id)
        if self.is_silent:
            note_silence("x", "X didn't answer in time.")
            return Unknown("X didn't answer in time.")
        note_status("x", 200 if self.is_up else 503)
        if not self.is_up:
            return Again("X answered HTTP 503.")
        self.out.append(delivery.id)
        return Done()

    async def settle(self, delivery: Delivery) -> Outcome:
        self.tried.append(delivery.id)
        note_status("x", 200 if self.is_up else 503)
        return Again("Not listed.", seconds=0) if self.is_up else Unknown("X answered HTTP 503.")

    def delayed(self, delivery: Delivery) -> Then:
        return lambda _: self.told.append(delivery.id)

    def given_up(self, delivery: Delivery) -> Then:
        return lambda _: self.told.append(-delivery.id)


class Plain:
    """A courier that needs nobody."""

    at_once = 5

    async def send(self, _: Delivery) -> Outcome:
        return Done()

    settle = send


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loop_module, "IDLE_SECONDS", 0.01)


@asynccontextmanager
async def at_work(db: Database, clock: ManualClock, stand: Stand) -> AsyncIterator[None]:
    loop = DeliveryLoop(db, {KIND: stand, OTHER: Plain()}, POLICY, clock, services=SERVICES)
    running = asyncio.create_task(loop.run())
    try:
        yield
    finally:
        loop.stop()
        await running


async def add(db: Database, lanes: int, each: int = 1, kind: str = KIND) -> list[int]:
    def unit(tx: Tx) -> list[int]:
        return [
            deliveries.add(tx, NewDelivery(kind, f"{kind}/{lane}", "words"))
            for _ in range(each)
            for lane in range(lanes)
        ]

    return await db.write(unit)


async def states(db: Database) -> list[str]:
    return await db.read(lambda tx: [row[0] for row in tx.rows("SELECT state FROM deliveries ORDER BY id")])


async def down(db: Database) -> list[Outage]:
    return await db.read(outages.current)


async def is_logged(logs: Logs, event: str) -> bool:
    return bool(logs.lines(event))


async def is_down(db: Database) -> bool:
    return bool(await down(db))


async def test_after_an_outage_all_goes_out_with_the_first_success(
    db: Database, clock: ManualClock, logs: Logs
) -> None:
    stand = Stand(is_up=False)
    async with at_work(db, clock, stand):
        ids = await add(db, lanes=20, each=2)
        await eventually(lambda: is_logged(logs, "x.down"))  # once it is committed
        [line] = logs.lines("x.down")
        assert (line["level"], line["service"], line["reason"]) == ("error", "x", "HTTP 503")
        for _ in range(60):  # ten minutes
            clock.advance(10 * SECOND)
            before = await down(db)
            if before[0].trial_at <= clock.now():
                await eventually(lambda before=before: changed(db, before))  # type: ignore[misc]
        assert len(stand.tried) < 50, "a trial every half a minute, and those in hand when it began"
        await eventually(lambda: all_in(db, "waiting"))  # a trial that is under way would come to 503 still
        stand.is_up = True
        clock.advance(30 * SECOND)  # the next trial; nothing else becomes due by it
        await eventually(lambda: all_out(stand, ids))
    assert not await is_down(db)
    assert [(line["since"], line["seconds"]) for line in logs.lines("x.up")] == [("2027-01-15T08:00:00Z", 630)]
    first, second = ids[:20], ids[20:]
    assert all(stand.out.index(a) < stand.out.index(b) for a, b in zip(first, second, strict=True))
    assert set(await states(db)) == {"sent"}


async def test_one_delivery_that_gets_no_answer_makes_no_outage(db: Database, clock: ManualClock, logs: Logs) -> None:
    """At a quiet time: whoever is asked may not like this one."""
    stand = Stand(is_up=False)
    async with at_work(db, clock, stand):
        await add(db, lanes=1)
        for tries in range(1, 6):
            await eventually(lambda tries=tries: has_tried(stand, tries))  # type: ignore[misc]
            await eventually(lambda: all_in(db, "waiting"))
            clock.advance(HOUR)
        await eventually(lambda: has_tried(stand, 6))
        assert not await is_down(db)
    assert not logs.lines("x.down")


async def has_tried(stand: Stand, tries: int) -> bool:
    return len(stand.tried) >= tries


async def changed(db: Database, before: list[Outage]) -> bool:
    [now] = await down(db)
    return now.tries > before[0].tries


async def all_out(stand: Stand, ids: list[int]) -> bool:
    return sorted(stand.out) == sorted(ids)


async def test_what_may_have_gone_out_is_settled_with_the_first_success(db: Database, clock: ManualClock) -> None:
    stand = Stand(is_silent=True)
    async with at_work(db, clock, stand):
        ids = await add(db, lanes=8)
        await eventually(lambda: is_down(db))
        await eventually(lambda: all_in(db, "unsettled"))
        clock.advance(10 * 60 * SECOND)
        stand.is_silent, stand.is_up = False, True
        await eventually(lambda: all_out(stand, ids))


async def all_in(db: Database, state: str) -> bool:
    return set(await states(db)) == {state}


async def test_people_are_told_and_other_kinds_go_on(db: Database, clock: ManualClock) -> None:
    stand = Stand(is_up=False, at_once=1)
    async with at_work(db, clock, stand):
        await add(db, lanes=3)
        await eventually(lambda: is_down(db))
        new = await add(db, lanes=5, each=2)
        assert stand.told == []
        for _ in range(outage_explanations.TRIALS_BEFORE_TELLING):
            before = await down(db)
            clock.advance(outages.LONGEST_PAUSE)
            await eventually(lambda before=before: changed(db, before))
        await add(db, lanes=1, kind=OTHER)
        await eventually(lambda: has_told(stand, new[3:5]))
        await eventually(lambda: is_out(db, OTHER))
        assert not set(stand.told) & set(new[5:]), "not for what is behind another one of its lane"


async def has_told(stand: Stand, ids: list[int]) -> bool:
    return set(ids) <= set(stand.told)


async def is_out(db: Database, kind: str) -> bool:
    sql = "SELECT count(*) FROM deliveries WHERE kind = :kind AND ended_at IS NULL"
    return await db.read(lambda tx: (tx.row(sql, kind=kind) or (0,))[0] == 0)


async def test_what_waits_for_longer_than_it_may_is_given_up(db: Database, clock: ManualClock) -> None:
    stand = Stand(is_up=False, at_once=1)
    async with at_work(db, clock, stand):
        ids = await add(db, lanes=6)
        await eventually(lambda: is_down(db))
        clock.advance(25 * HOUR)
        await eventually(lambda: all_in(db, "dead"))
        assert sorted(stand.told) == sorted(-each for each in ids)


async def test_several_processes_send_one_trial(db: Database, clock: ManualClock) -> None:
    one, two = Stand(is_up=False), Stand(is_up=False)
    async with at_work(db, clock, one), at_work(db, clock, two):
        await add(db, lanes=10)
        await eventually(lambda: is_down(db))
        await eventually(lambda: all_in(db, "waiting"))
        tried = len(one.tried) + len(two.tried)
        before = await down(db)  # looked at before the clock moves: the trial may be over at once
        clock.advance(2 * SECOND)
        await eventually(lambda: changed(db, before))
        assert len(one.tried) + len(two.tried) == tried + 1
        one.is_up = two.is_up = True
        clock.advance(4 * SECOND)
        await eventually(lambda: all_in(db, "sent"))


async def test_a_trial_whose_process_died_is_followed_by_another(db: Database, clock: ManualClock) -> None:
    await add(db, lanes=2)
    await db.write(outages.begin, "x", "HTTP 503", clock.now(), 2_000)
    await db.write(outages.take_trial, "x", 1, POLICY.lease)
    stand = Stand()
    async with at_work(db, clock, stand):
        clock.advance(POLICY.lease - 1)
        await add(db, lanes=1, kind=OTHER)
        await eventually(lambda: is_out(db, OTHER))
        assert stand.tried == []
        clock.advance(1)
        await eventually(lambda: all_in(db, "sent"))


async def test_one_failure_now_and_then_is_no_outage(db: Database, clock: ManualClock, logs: Logs) -> None:
    stand = Stand()
    async with at_work(db, clock, stand):
        for _ in range(4):
            stand.is_up = False
            await add(db, lanes=1)
            await eventually(lambda: waits_again(db))
            stand.is_up = True
            clock.advance(10 * SECOND)
            await eventually(lambda: all_in(db, "sent"))
    assert logs.lines("x.down") == []


async def waits_again(db: Database) -> bool:
    return (
        await db.read(lambda tx: tx.row("SELECT 1 FROM deliveries WHERE state = 'waiting' AND attempts = 1"))
        is not None
    )
