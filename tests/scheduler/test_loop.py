"""What the delivery loop says to the log of what came of a delivery."""

from collections.abc import Awaitable, Callable

import pytest

from core.delivery import Again, Delivery, Done, Outcome, Refused
from core.events import RoomJoined
from core.events.services import XLimited
from core.tx import Tx
from scheduler.loop import DeliveryLoop
from scheduler.repeatable import RepeatableCourier
from storage.delivery import deliveries
from storage.delivery.deliveries import NewDelivery
from storage.engine.database import Database
from tests.conftest import Logs, ManualClock
from tests.support.rows import POLICY

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
    delivery_id = await db.write(deliveries.add, NewDelivery(KIND, "", "to be carried out"))
    courier.loop = DeliveryLoop(db, {KIND: courier}, POLICY, clock)
    await courier.loop.run()
    return delivery_id


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
