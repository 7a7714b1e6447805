from typing import Any, cast

import pytest

from core.address import sms
from core.clock import DAY, HOUR, Moment
from core.delivery import Again, Delivery, Done, Outcome, Refused, State, Unknown
from core.tx import Tx
from storage import addresses, forgetting
from storage.delivery import deliveries, delivery_log, delivery_table, opt_outs
from storage.delivery.deliveries import RetryPolicy
from storage.engine.database import Database
from tests.conftest import ManualClock
from tests.support.database.rows import (
    ANN,
    BEN,
    POLICY,
    SECRET,
    add,
    column,
    erase,
    hand,
    met,
    state_of,
    states,
    take,
    text_to,
)


async def conclude(db: Database, delivery: Delivery, outcome: Outcome, policy: RetryPolicy = POLICY) -> State | None:
    return await db.write(deliveries.conclude, delivery, outcome, policy)


async def test_a_lane_goes_out_in_order_one_at_a_time(db: Database) -> None:
    ids = [await db.write(add, body=f"{SECRET} {i}") for i in range(3)]
    other = await db.write(add, BEN)
    taken = await db.write(take)
    assert {delivery.id for delivery in taken} == {ids[0], other}
    assert await db.write(take) == []
    [first] = [delivery for delivery in taken if delivery.id == ids[0]]
    assert SECRET in first.content
    for following in (*ids[1:], None):
        assert await conclude(db, first, Done("")) is State.SENT
        after = await db.write(take)
        assert [delivery.id for delivery in after] == ([following] if following else [])
        first = after[0] if after else first


async def test_what_waits_to_be_tried_again_holds_its_lane(db: Database, clock: ManualClock) -> None:
    await db.write(add)
    await db.write(add)
    [first] = await db.write(take)
    assert await conclude(db, first, Again("busy", 30)) is State.WAITING
    assert await db.write(take) == []
    clock.advance(30_000)
    [again] = await db.write(take)
    assert (again.id, again.attempts) == (first.id, 2)


async def test_no_more_are_taken_than_asked_for_the_longest_due_first(db: Database, clock: ManualClock) -> None:
    for i in range(5):
        await db.write(add, sms(f"+1555010{1000 + i}"), due_at=Moment(clock.now() - i))
    taken = [delivery.id for _ in range(3) for delivery in await db.write(take, 2)]
    assert len(taken) == len(set(taken)) == 5
    assert taken == sorted(taken, reverse=True)


async def test_what_is_not_due_is_left(db: Database, clock: ManualClock) -> None:
    await db.write(add, due_at=Moment(clock.now() + 1))
    assert await db.write(take) == []
    clock.advance(1)
    assert len(await db.write(take)) == 1


async def test_texts_from_one_number_keep_its_pace(db: Database, clock: ManualClock) -> None:
    """One segment a second: ten people in ten seconds, whoever takes them and however often they look."""
    for i in range(10):
        await db.write(add, sms(f"+1555010{1000 + i}"), cost=1_000)
    left_at: list[int] = []
    for _ in range(200):
        left_at += [clock.now()] * len(await db.write(take, 100))
        clock.advance(100)
    began = left_at[0]
    assert [moment - began for moment in left_at] == [second * 1_000 for second in range(10)]


async def test_long_texts_take_more_of_the_pace(db: Database, clock: ManualClock) -> None:
    def two(tx: Tx) -> None:
        for i, cost in enumerate((3_000, 1_000)):
            add(tx, sms(f"+1555010{1000 + i}"), cost=cost)

    await db.write(two)
    assert len(await db.write(take, 100)) == 1
    clock.advance(2_999)
    assert await db.write(take, 100) == []
    clock.advance(1)
    assert len(await db.write(take, 100)) == 1


async def test_a_lease_that_ran_out_is_settled_before_anything_is_tried_again(
    db: Database, clock: ManualClock
) -> None:
    await db.write(add)
    [first] = await db.write(take)
    assert not first.to_settle
    clock.advance(POLICY.in_hand - 1)
    assert await db.write(take) == []
    clock.advance(1)
    [again] = await db.write(take)
    assert (again.id, again.to_settle, again.attempts) == (first.id, True, 2)
    assert again.handed_at == first.handed_at


async def test_whoever_comes_back_after_the_lease_concludes_nothing(db: Database, clock: ManualClock) -> None:
    delivery_id = await db.write(add)
    [stale] = await db.write(take)
    clock.advance(POLICY.in_hand)
    [owner] = await db.write(take)
    assert await conclude(db, stale, Refused("no")) is None
    assert await db.read(state_of, delivery_id) is State.SETTLING
    assert await conclude(db, owner, Done("SM9")) is State.SENT
    assert await conclude(db, owner, Unknown("twice")) is None
    assert await db.read(column, "carrier_sid", delivery_id) == "SM9"


async def test_one_message_of_the_carrier_is_only_one_deliverys(db: Database) -> None:
    await db.write(add, ANN)
    await db.write(add, BEN)
    one, two = await db.write(take)
    assert await conclude(db, one, Done("SM9")) is State.SENT
    assert await conclude(db, two, Done("SM9")) is None
    assert await db.read(state_of, two.id) is State.SENDING


OUTCOMES: list[tuple[Outcome, State, bool]] = [
    (Done("SM9"), State.SENT, True),
    (Refused("no", 30007), State.DEAD, True),
    (Again("busy", 5), State.WAITING, False),
    (Again("busy"), State.WAITING, False),
    (Unknown("who knows"), State.UNSETTLED, False),
]


async def test_what_came_of_it_is_noted(db: Database) -> None:
    for i, (outcome, state, ends) in enumerate(OUTCOMES):
        delivery_id = await db.write(add, sms(f"+1555010{1000 + i}"))
        [delivery] = await db.write(take)
        assert await conclude(db, delivery, outcome) is state
        assert await db.read(state_of, delivery_id) is state
        assert (await db.read(column, "ended_at", delivery_id) is not None) is ends
        step, *more = await db.read(delivery_log.of, delivery_id)
        assert step.what == f"attempt 1: {state.value}"
        assert [each.detail for each in more] == (["30007"] if state is State.DEAD else [])
        assert step.detail == getattr(outcome, "reason", None)


async def test_waits_grow_and_end(db: Database, clock: ManualClock) -> None:
    policy = RetryPolicy(retry=1_000, lease=60_000, give_up=100 * HOUR)
    delivery_id = await db.write(add)
    waits = []
    for _ in range(16):
        [delivery] = await db.write(take, 1, policy)
        await conclude(db, delivery, Again("busy"), policy)
        due = await db.read(column, "due_at", delivery_id)
        assert isinstance(due, int)
        waits.append((due - clock.now()) / 1000)
        clock.advance(due - clock.now())
    for i, wait in enumerate(waits):
        usual = min(2**i, 3600)
        assert usual * 0.75 <= wait <= usual * 1.25


async def test_what_is_too_old_is_given_up(db: Database, clock: ManualClock) -> None:
    policy = RetryPolicy(give_up=24 * HOUR, lease=48 * HOUR)
    delivery_id = await db.write(add)
    clock.advance(25 * HOUR)
    [delivery] = await db.write(take, 1, policy)
    assert await conclude(db, delivery, Again("busy"), policy) is State.DEAD
    assert await db.read(column, "reason", delivery_id) == "Given up after 24 hours. Last: busy"


async def test_what_follows_from_an_outcome_is_written_with_it(db: Database) -> None:
    address_id = (await db.write(met)).address_id
    await db.write(add)
    [delivery] = await db.write(take)
    refused = Refused("opted out", 21610, then=lambda tx: opt_outs.opt_out(tx, address_id))
    await conclude(db, delivery, refused)
    sender = await db.read(addresses.find, ANN)
    assert sender is not None
    assert sender.opted_out


async def test_nothing_goes_out_to_who_opted_out_meanwhile(db: Database) -> None:
    ids = [await db.write(add) for _ in range(2)]
    await db.write(opt_outs.opt_out, (await db.write(met)).address_id)
    for _ in ids:
        assert await db.write(take) == []
    assert [await db.read(column, "reason", each) for each in ids] == [deliveries.OPTED_OUT] * 2
    assert await db.read(states) == ["dead", "dead"]


async def test_what_may_be_out_already_is_settled_even_for_who_opted_out(db: Database, clock: ManualClock) -> None:
    await db.write(add)
    await db.write(take)
    await db.write(opt_outs.opt_out, (await db.write(met)).address_id)
    clock.advance(POLICY.in_hand)
    [delivery] = await db.write(take)
    assert delivery.to_settle


async def test_an_answer_without_a_report_is_settled(db: Database, clock: ManualClock) -> None:
    await db.write(hand)
    assert await db.write(take) == []
    clock.advance(30_000)
    [delivery] = await db.write(take)
    assert delivery.to_settle
    assert delivery.handed_at == clock.now() - 30_000


async def test_an_answer_that_did_not_get_through_is_settled_soon(db: Database, clock: ManualClock) -> None:
    delivery_id = await db.write(hand)
    await db.write(deliveries.unanswered, delivery_id, Moment(clock.now() + 1_000))
    assert await db.read(state_of, delivery_id) is State.UNSETTLED
    clock.advance(1_000)
    [delivery] = await db.write(take)
    assert delivery.to_settle
    await conclude(db, delivery, Done("SM9"))
    await db.write(deliveries.unanswered, delivery_id, clock.now())
    assert await db.read(state_of, delivery_id) is State.SENT


async def test_the_next_due_one_is_known(db: Database, clock: ManualClock) -> None:
    assert await db.read(deliveries.next_due, ["text"]) is None
    await db.write(add, ANN, due_at=Moment(clock.now() + 500))
    await db.write(add, BEN, due_at=Moment(clock.now() + 200))
    assert await db.read(deliveries.next_due, ["text"]) == clock.now() + 200
    clock.advance(200)
    [delivery] = await db.write(take)
    await conclude(db, delivery, Done())
    assert await db.read(deliveries.next_due, ["text"]) == clock.now() + 300
    assert await db.read(deliveries.next_due, ["post", "text", "pin"]) == clock.now() + 300
    assert await db.read(deliveries.next_due, ["post", "pin"]) is None
    assert await db.read(deliveries.next_due, []) is None


async def test_what_is_buried_never_goes_out(db: Database) -> None:
    await db.write(lambda tx: deliveries.add_dead(tx, text_to(met(tx)), "not wanted"))
    assert await db.write(take) == []
    assert await db.read(deliveries.next_due, ["text"]) is None
    assert await db.read(states) == ["dead"]


async def test_what_is_nobodys_any_more_is_erased_once_it_is_out(db: Database) -> None:
    """The last reply to somebody who had themselves deleted."""
    sender = await db.write(met)
    await db.write(forgetting.forget, sender.person.id)
    delivery_id = await db.write(lambda tx: deliveries.add(tx, text_to(sender)))
    [delivery] = await db.write(take)
    assert (delivery.person_id, SECRET in delivery.content) == (None, True)
    await conclude(db, delivery, Done("SM9"))
    assert await db.read(column, "content", delivery_id) is None


async def test_old_ones_that_ended_are_erased_a_few_at_a_time(db: Database, clock: ManualClock) -> None:
    for i in range(4):
        await db.write(add, sms(f"+1555010{1000 + i}"))
    ended = await db.write(take, 3)
    for delivery in ended:
        await conclude(db, delivery, Done())
    clock.advance(31 * DAY)
    assert [await db.write(erase, delivery_table.DELIVERIES, 2) for _ in range(3)] == [2, 1, 0]
    assert await db.read(states) == ["waiting"]
    rows = await db.read(lambda tx: tx.rows("SELECT id FROM steps"))
    assert rows == []


async def test_what_may_have_arrived_is_not_looked_for_before_it_can_be_listed(
    db: Database, clock: ManualClock
) -> None:
    """However the jitter falls: an attempt that has just ended may still be on its way."""
    for number in range(30):
        await db.write(add, sms(f"+1555011{number:04d}"))
        [delivery] = await db.write(take)
        await conclude(db, delivery, Unknown("no answer"))
    clock.advance(POLICY.settling.after_attempt - 1)
    assert await db.write(take) == []


async def test_a_lease_leaves_time_for_what_was_sent_at_its_end(db: Database, clock: ManualClock) -> None:
    await db.write(add)
    await db.write(take)
    clock.advance(POLICY.lease + POLICY.settling.after_attempt - 1)
    assert await db.write(take) == []
    clock.advance(1)
    assert [delivery.to_settle for delivery in await db.write(take)] == [True]


@pytest.mark.parametrize("jump", [-1, -30_000, -400 * DAY])
async def test_a_lane_keeps_its_order_whatever_the_clock_says(db: Database, clock: ManualClock, jump: int) -> None:
    """Another process adds to it, whose clock is behind, or the clock jumps back: the ids are smaller, too."""
    ids = []
    for _ in range(3):
        ids.append(await db.write(add))
        clock.advance(jump)
        cast("Any", db)._context.ids._last = 0  # as another process
    assert ids != sorted(ids)
    clock.advance(-3 * jump)
    for expected in ids:
        [delivery] = await db.write(take)
        assert delivery.id == expected
        await conclude(db, delivery, Done())


async def test_a_lane_goes_by_time_again_once_it_was_empty(db: Database, clock: ManualClock) -> None:
    """What was added by a clock that was a year ahead puts nothing off for a year."""
    clock.advance(365 * DAY)
    await db.write(add)
    [ahead] = await db.write(take)
    clock.advance(-365 * DAY)
    behind = await db.write(add)
    await conclude(db, ahead, Done())
    [delivery] = await db.write(take)
    assert delivery.id == behind
    await conclude(db, delivery, Done())
    later = await db.write(add, due_at=Moment(clock.now() + HOUR))
    now = await db.write(add)
    assert [each.id for each in await db.write(take)] == [now]
    assert now != later
