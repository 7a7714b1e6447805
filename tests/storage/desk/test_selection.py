from core.address import sms
from storage.engine.database import Database
from tests.support.database.rows import BEN, add, hand, in_state


async def test_deliveries_are_listed_by_state_newest_first(db: Database) -> None:
    handed = await db.write(hand)
    waiting = [await db.write(add, phone) for phone in (BEN, sms("+15550100103"))]
    assert [row.id for row in await db.read(in_state, "waiting", 10)] == waiting[::-1]
    assert [row.id for row in await db.read(in_state, None, 10)] == [*waiting[::-1], handed]
    assert len(await db.read(in_state, None, 2)) == 2
    assert await db.read(in_state, "dead", 10) == []
