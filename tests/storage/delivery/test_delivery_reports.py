from itertools import permutations

import pytest

from channels.twilio.error_codes import UNKNOWN_FAILURES, VERDICTS, verdict_on, verdict_on_failure
from core.address import Address, sms
from core.clock import HOUR
from core.delivery import Done, State
from core.events.services import TextDoubled, TextFailed, TextFailedForNow, TextReported
from core.tx import Tx
from storage import addresses, forgetting
from storage.delivery import deliveries
from storage.delivery.delivery_reports import RANKS, DeliveryReport, ReportNoted, note
from storage.engine.database import Database
from tests.conftest import ManualClock
from tests.support.database.rows import ANN, BEN, POLICY, add, column, hand, met, state_of, take, text_to

UNDERWAY = ("queued", "sending", "sent")
FOR_GOOD = 30005
"""A failure for good."""
FOR_NOW = 30003
"""One that is tried again."""
SUSPENDED = 30002
MOST_TRIES = 6
LONG_WAIT = 1800


async def note_all(db: Database, delivery_id: int, reports: list[tuple[str, int | None]], sid: str = "SM9") -> None:
    for status, code in reports:
        await db.write(note, DeliveryReport(delivery_id, sid, status, code, verdict_on(code)))


async def test_reports_in_any_order_end_in_the_furthest(db: Database) -> None:
    for i, order in enumerate(permutations([*UNDERWAY, "delivered"])):
        delivery_id = await db.write(hand)
        seen = []
        for status in order:
            await db.write(note, DeliveryReport(delivery_id, f"SM{i}", status))
            seen.append(await db.read(column, "report", delivery_id))
        ranks = [RANKS[str(status)] for status in seen]
        assert ranks == sorted(ranks), order
        assert seen[-1] == "delivered", order
        assert await db.read(state_of, delivery_id) is State.SENT


ORDERS_OF_FAILURE = [*permutations(["sent", "undelivered"]), ("sent", "undelivered", "undelivered", "sent")]


async def test_a_failure_for_good_stays_one_in_any_order(db: Database) -> None:
    for i, order in enumerate(ORDERS_OF_FAILURE):
        delivery_id = await db.write(hand)
        reports = [(status, FOR_GOOD if status == "undelivered" else None) for status in order]
        await note_all(db, delivery_id, reports, f"SM{i}")
        assert await db.read(state_of, delivery_id) is State.DEAD, order
        assert await db.read(column, "report", delivery_id) == "undelivered", order


@pytest.mark.parametrize("order", ORDERS_OF_FAILURE)
async def test_a_failure_for_now_is_tried_again_once_in_any_order(
    db: Database, clock: ManualClock, order: tuple[str, ...]
) -> None:
    """Late and repeated reports on the message that failed say nothing of the one that takes its place."""
    delivery_id = await db.write(hand)
    await note_all(db, delivery_id, [(status, FOR_NOW if status == "undelivered" else None) for status in order])
    assert await db.read(state_of, delivery_id) is State.WAITING
    clock.advance(120_000)
    [delivery] = await db.write(take)
    assert not delivery.to_settle
    await note_all(db, delivery_id, [("undelivered", FOR_NOW), ("sent", None)])
    assert await db.read(state_of, delivery_id) is State.SENDING
    assert await db.write(deliveries.conclude, delivery, Done("SM10"), POLICY) is State.SENT
    await note_all(db, delivery_id, [("undelivered", FOR_NOW), ("sent", None)])
    await note_all(db, delivery_id, [("delivered", None)], sid="SM10")
    assert await db.read(column, "carrier_sid", delivery_id) == "SM10"
    assert await db.read(column, "report", delivery_id) == "delivered"


async def test_a_read_receipt_goes_beyond_delivered(db: Database) -> None:
    delivery_id = await db.write(hand)
    await note_all(db, delivery_id, [("read", None), ("delivered", None)])
    assert await db.read(column, "report", delivery_id) == "read"


@pytest.mark.parametrize("begins", ["handed", "sent"])
async def test_every_code_gets_the_tries_that_it_is_worth(db: Database, clock: ManualClock, begins: str) -> None:
    """In all, the first one included, whether that was an answer or a call."""
    for code, verdict in VERDICTS.items():
        address = sms(f"+155501{code:05d}")
        tries, news = await sends_until_dead(db, clock, address, code, handed=begins == "handed")
        assert tries == (MOST_TRIES if verdict.operators else min(verdict.tries, MOST_TRIES)), code
        if tries < MOST_TRIES:
            assert news == ["retry"] * (verdict.tries - 1) + ["dead"], code
        sender = await db.read(addresses.find, address)
        assert sender is not None
        assert sender.opted_out is verdict.opted_out, code


async def sends_until_dead(
    db: Database, clock: ManualClock, address: Address, code: int, *, handed: bool
) -> tuple[int, list[str]]:
    """Let the carrier report that failure of each try; how many there were, and what each report changed."""
    delivery_id = await db.write(hand if handed else add, address)
    tries, news = int(handed), list[str]()
    while tries < MOST_TRIES:
        if news or not handed:
            taken = [delivery for delivery in await db.write(take) if delivery.id == delivery_id]
            if not taken:
                break
            tries += 1
            await db.write(deliveries.conclude, taken[0], Done(f"SM{code}-{tries}"), POLICY)
        noted = await db.write(
            note, DeliveryReport(delivery_id, f"SM{code}-{tries}", "undelivered", code, verdict_on(code))
        )
        assert isinstance(noted.event, TextFailed | TextFailedForNow)
        assert (noted.event.reason, noted.event.code) == (VERDICTS[code].reason, code)
        news.append("dead" if isinstance(noted.event, TextFailed) else "retry")
        clock.advance((VERDICTS[code].waits or LONG_WAIT) * deliveries.FIRST_WAIT)
    return tries, news


async def test_what_an_operator_has_to_mend_is_tried_for_a_day_each_time_later(
    db: Database, clock: ManualClock
) -> None:
    delivery_id = await db.write(hand)
    began, tries = clock.now(), 1
    while True:
        report = DeliveryReport(delivery_id, f"SM{tries}", "failed", SUSPENDED, verdict_on(SUSPENDED))
        noted = await db.write(note, report)
        if isinstance(noted.event, TextFailed):
            break
        clock.advance(await db.read(wait_of, delivery_id))
        [taken] = await db.write(take)
        await db.write(deliveries.conclude, taken, Done(f"SM{tries + 1}"), POLICY)
        tries += 1
    assert 24 * HOUR < clock.now() - began < 26 * HOUR
    assert tries < 50


def wait_of(tx: Tx, delivery_id: int) -> int:
    return int(str(column(tx, "due_at", delivery_id))) - tx.now


async def test_a_failure_that_nobody_knows_is_tried_some_times(db: Database, clock: ManualClock) -> None:
    assert verdict_on_failure(39999).tries == UNKNOWN_FAILURES
    delivery_id = await db.write(hand)
    noted = await db.write(note, DeliveryReport(delivery_id, "SM1", "undelivered", 39999, verdict_on_failure(39999)))
    assert isinstance(noted.event, TextFailedForNow)
    assert "https://www.twilio.com/docs/api/errors/39999" in noted.event.reason


async def test_a_failure_without_a_code_is_for_good(db: Database) -> None:
    delivery_id = await db.write(hand)
    noted = await db.write(note, DeliveryReport(delivery_id, "SM9", "failed", None, verdict_on(None)))
    assert isinstance(noted.event, TextFailed)
    assert "without a code" in noted.event.reason


async def test_a_second_message_of_one_delivery_is_told(db: Database) -> None:
    delivery_id = await db.write(hand)
    await note_all(db, delivery_id, [("sent", None)])
    noted = await db.write(note, DeliveryReport(delivery_id, "SM10", "delivered"))
    assert noted == ReportNoted(TextDoubled("delivered", "SM10"))
    noted = await db.write(note, DeliveryReport(delivery_id, "SM10", "undelivered", FOR_NOW, verdict_on(FOR_NOW)))
    assert noted == ReportNoted(TextReported("undelivered", news=False))
    assert await db.read(column, "carrier_sid", delivery_id) == "SM9"
    assert await db.read(column, "report", delivery_id) == "sent"


async def test_a_message_that_settling_took_by_mistake_is_given_back(db: Database, clock: ManualClock) -> None:
    """Two equal texts: the carrier's list can't tell which delivery a message belongs to, its report can."""

    def two(tx: Tx) -> tuple[int, int]:
        return hand(tx, ANN), hand(tx, BEN)

    first, second = await db.write(two)
    clock.advance(30_000)
    taken = {delivery.id: delivery for delivery in await db.write(take)}
    await db.write(deliveries.conclude, taken[first], Done("SM9"), POLICY)
    await db.write(note, DeliveryReport(second, "SM9", "delivered"))
    assert await db.read(column, "carrier_sid", second) == "SM9"
    assert await db.read(state_of, second) is State.SENT
    assert await db.read(column, "carrier_sid", first) is None
    assert await db.read(state_of, first) is State.UNSETTLED
    [again] = await db.write(take)
    assert (again.id, again.to_settle) == (first, True)


async def test_a_report_before_the_answer_counts(db: Database) -> None:
    """The carrier may report sooner than its answer to the call arrives."""
    delivery_id = await db.write(add)
    [delivery] = await db.write(take)
    await note_all(db, delivery_id, [("delivered", None)])
    assert await db.write(deliveries.conclude, delivery, Done("SM9"), POLICY) is None
    assert await db.read(state_of, delivery_id) is State.SENT
    assert await db.read(column, "report", delivery_id) == "delivered"


async def test_what_nobody_knows_changes_nothing(db: Database) -> None:
    known = await db.write(hand)
    for delivery_id, status in ((7, "sent"), (2**63 - 1, "sent"), (known, "vanished")):
        noted = await db.write(note, DeliveryReport(delivery_id, "SM9", status))
        assert noted == ReportNoted(TextReported("unknown" if status == "vanished" else status, news=False))
        assert await db.read(state_of, known) is State.HANDED


async def test_a_report_frees_the_lane(db: Database) -> None:
    first = await db.write(hand)
    second = await db.write(add)
    assert await db.write(take) == []
    await note_all(db, first, [("sent", None)])
    assert [delivery.id for delivery in await db.write(take)] == [second]


async def test_what_was_deleted_with_its_person_is_erased_once_the_carrier_has_it(db: Database) -> None:
    sender = await db.write(met)
    await db.write(forgetting.forget, sender.person.id)
    delivery_id = await db.write(lambda tx: deliveries.add_inline(tx, text_to(sender), tx.now))
    await note_all(db, delivery_id, [("sent", None)])
    assert await db.read(column, "content", delivery_id) is None
