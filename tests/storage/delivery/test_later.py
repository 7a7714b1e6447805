"""What is meant for later keeps nobody waiting until then, and isn't being tried until then."""

import pytest

from core.clock import DAY, HOUR, Moment, after
from core.delivery import Again, Delivery, Done, State
from storage import addresses, stats
from storage.delivery import deliveries, reviving
from storage.delivery.deliveries import RetryPolicy
from storage.engine.database import Database
from tests.conftest import ManualClock
from tests.support.database.rows import ANN, POLICY, add, column, met, state_of, take

IN_THREE_DAYS = 3 * DAY
PATIENT = RetryPolicy(give_up=24 * HOUR, lease=48 * HOUR)


async def one(db: Database) -> Delivery:
    [delivery] = await db.write(take, 100, PATIENT)
    return delivery


async def test_it_keeps_nothing_behind_it_waiting(db: Database, clock: ManualClock) -> None:
    later = await db.write(add, due_at=after(clock.now(), IN_THREE_DAYS))
    now = await db.write(add)
    delivery = await one(db)
    assert delivery.id == now
    await db.write(deliveries.conclude, delivery, Done(), POLICY)
    assert await db.write(take) == []
    clock.advance(IN_THREE_DAYS)
    assert (await one(db)).id == later


async def test_once_it_is_due_its_retries_keep_order(db: Database, clock: ManualClock) -> None:
    first = await db.write(add, due_at=after(clock.now(), HOUR))
    clock.advance(HOUR)
    await db.write(deliveries.conclude, await one(db), Again("busy", 60), POLICY)
    await db.write(add)
    assert await db.write(take) == []
    clock.advance(60_000)
    assert (await one(db)).id == first


async def test_what_is_being_tried_goes_before_what_becomes_due_meanwhile(db: Database, clock: ManualClock) -> None:
    await db.write(add, due_at=after(clock.now(), HOUR))
    clock.advance(HOUR - 1)
    tried = await db.write(add)
    await db.write(deliveries.conclude, await one(db), Again("busy", 60), POLICY)
    clock.advance(10_000)
    assert await db.write(take) == []
    clock.advance(60_000)
    assert (await one(db)).id == tried


async def test_it_is_given_up_so_long_after_it_was_due(db: Database, clock: ManualClock) -> None:
    delivery_id = await db.write(add, due_at=after(clock.now(), IN_THREE_DAYS))
    clock.advance(IN_THREE_DAYS + 23 * HOUR)
    assert await db.write(deliveries.conclude, await one(db), Again("busy", 1), PATIENT) is State.WAITING
    clock.advance(2 * HOUR)
    assert await db.write(deliveries.conclude, await one(db), Again("busy", 1), PATIENT) is State.DEAD
    assert await db.read(state_of, delivery_id) is State.DEAD


async def test_one_that_is_revived_has_all_its_time_again(db: Database, clock: ManualClock) -> None:
    made_at = clock.now()
    delivery_id = await db.write(add)
    clock.advance(25 * HOUR)
    assert await db.write(deliveries.conclude, await one(db), Again("busy", 1), PATIENT) is State.DEAD
    clock.advance(HOUR)
    assert await db.write(reviving.revive, delivery_id)
    assert await db.write(deliveries.conclude, await one(db), Again("busy", 1), PATIENT) is State.WAITING
    assert await db.read(column, "created_at", delivery_id) == made_at


async def test_it_counts_as_waiting_from_then_on(db: Database, clock: ManualClock) -> None:
    """Until then an answer may ride on its webhook, and nothing is late."""
    await db.write(add, due_at=after(clock.now(), IN_THREE_DAYS))
    sender = await db.write(met)
    lane = addresses.lane_of(sender.address_id)
    for waits in (False, True):
        assert (await db.write(met)).waits is waits
        assert await db.read(deliveries.count_waiting, lane) == int(waits)
        found = await db.read(stats.overview)
        assert (found.waiting, found.oldest_seconds) == (int(waits), 0.0)
        clock.advance(IN_THREE_DAYS)


@pytest.mark.parametrize("due_at", [None, Moment(1)])
async def test_what_is_due_at_once_goes_in_the_order_in_which_it_was_added(
    db: Database, due_at: Moment | None
) -> None:
    ids = [await db.write(add, ANN, due_at=due_at) for _ in range(3)]
    for expected in ids:
        delivery = await one(db)
        assert delivery.id == expected
        await db.write(deliveries.conclude, delivery, Done(), POLICY)


async def test_what_a_machine_added_whose_clock_is_ahead_is_not_for_later(db: Database, clock: ManualClock) -> None:
    await db.write(met)
    clock.advance(5_000)
    await db.write(add)
    clock.advance(-5_000)
    sender = await db.read(met)
    assert sender.waits
    assert await db.read(deliveries.count_waiting, addresses.lane_of(sender.address_id)) == 1
