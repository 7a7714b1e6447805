from core.address import sms
from storage.delivery import deliveries
from storage.engine.database import Database
from storage.stats import overview
from tests.conftest import ManualClock
from tests.support.database.rows import BEN, POLICY, add, hand, met, take, text_from, text_to


async def test_the_overview_counts_what_waits(db: Database, clock: ManualClock) -> None:
    empty = await db.read(overview)
    assert (empty.waiting, empty.unsettled, empty.dead, empty.oldest_seconds, empty.broken_texts) == (0, 0, 0, 0.0, 0)
    await db.write(hand)
    await db.write(add, BEN)
    await db.write(add, sms("+15550100103"))
    await db.write(lambda tx: deliveries.add_dead(tx, text_to(met(tx)), "no"))
    await db.write(text_from, "SM1")
    await db.write(lambda tx: tx.run("UPDATE texts SET state = 'broken'"))
    clock.advance(5_000)
    found = await db.read(overview)
    assert (found.waiting, found.dead, found.broken_texts) == (2, 1, 1)
    assert found.oldest_seconds == 5.0
    await db.write(take)
    clock.advance(POLICY.in_hand)
    await db.write(take)
    assert (await db.read(overview)).unsettled == 3
