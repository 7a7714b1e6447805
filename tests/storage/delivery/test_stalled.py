from core.delivery import DeliveryKind
from storage.delivery import deliveries, stalled
from storage.delivery.deliveries import NewDelivery
from storage.engine.database import Database
from tests.conftest import ManualClock


async def test_the_first_of_a_lane_is_the_one_before_the_others_whatever_clocks_say(
    db: Database, clock: ManualClock
) -> None:
    new = NewDelivery(DeliveryKind.POST, "x/1", "words")
    first = await db.write(deliveries.add, new)
    clock.advance(-5_000)
    await db.write(deliveries.add, new)
    clock.advance(60_000)
    assert [each.id for each in await db.write(stalled.unexplained, DeliveryKind.POST, "X is down", 10)] == [first]
