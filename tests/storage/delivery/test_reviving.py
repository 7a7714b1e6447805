import pytest

from core.delivery import Again, Delivery, DeliveryKind, Done, Refused, State
from core.tx import Tx
from storage import forgetting
from storage.delivery import claims, deliveries, reviving
from storage.delivery.deliveries import NewDelivery
from storage.engine.database import Database
from storage.x import posts
from tests.conftest import ManualClock
from tests.support.database.rows import POLICY, add, column, met, take, text_from, text_to


async def test_only_what_is_dead_can_be_revived(db: Database, clock: ManualClock) -> None:
    delivery_id = await db.write(add)
    assert not await db.write(reviving.revive, delivery_id)
    [delivery] = await db.write(take)
    await db.write(deliveries.conclude, delivery, Refused("filtered", 30007), POLICY)
    clock.advance(POLICY.give_up + 1)
    assert await db.write(reviving.revive, delivery_id)
    [again] = await db.write(take)
    assert (again.id, again.attempts, again.to_settle) == (delivery_id, 1, False)
    assert not await db.write(reviving.revive, delivery_id + 1)


async def test_a_post_is_revived_only_if_nobody_was_told_that_it_failed(db: Database) -> None:
    def posted(tx: Tx, sid: str) -> int:
        text = text_from(tx, sid)
        return posts.add(tx, text.person.id, text.id, ["The lake is frozen over"])

    def dead(tx: Tx) -> list[int]:
        tx.run("UPDATE deliveries SET state = 'dead', ended_at = :now", now=tx.now)
        return [row[0] for row in tx.rows("SELECT id FROM deliveries ORDER BY id")]

    failed = await db.write(posted, "SM1")
    await db.write(lambda tx: tx.run("UPDATE posts SET state = 'failed' WHERE id = :id", id=failed))
    await db.write(posted, "SM2")
    assert [await db.write(reviving.revive, each) for each in await db.write(dead)] == [False, True]


async def test_what_is_erased_cannot_be_revived(db: Database) -> None:
    sender = await db.write(met)
    await db.write(forgetting.forget, sender.person.id)
    delivery_id = await db.write(lambda tx: deliveries.add(tx, text_to(sender)))
    [delivery] = await db.write(take)
    await db.write(deliveries.conclude, delivery, Refused("filtered", 30007), POLICY)
    assert await db.read(column, "content", delivery_id) is None
    assert not await db.write(reviving.revive, delivery_id)


@pytest.mark.parametrize(
    "kind", [DeliveryKind.SOURCE_DELETION, DeliveryKind.OBJECT_DELETION, DeliveryKind.REVOCATION]
)
async def test_what_a_day_was_too_short_to_take_away_elsewhere_can_be_tried_again(
    db: Database, clock: ManualClock, kind: DeliveryKind
) -> None:
    """It is nobody's: whose it was may have had themselves deleted."""

    def claim(tx: Tx) -> list[Delivery]:
        return claims.claim(tx, {kind: 1}, POLICY).deliveries

    delivery_id = await db.write(deliveries.add, NewDelivery(kind, "", "where it is"))
    clock.advance(POLICY.give_up + 1)
    [delivery] = await db.write(claim)
    assert await db.write(deliveries.conclude, delivery, Again("away"), POLICY) is State.DEAD
    assert await db.write(reviving.revive, delivery_id)
    [again] = await db.write(claim)
    assert again.content == "where it is"
    await db.write(deliveries.conclude, again, Done(), POLICY)
    assert await db.read(column, "content", delivery_id) is None
