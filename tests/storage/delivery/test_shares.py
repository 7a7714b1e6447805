"""Of a kind with few places, nobody has them all."""

from functools import partial

from core.address import Address, sms
from core.delivery import Delivery, DeliveryKind, Done
from core.tx import Tx
from storage.delivery import claims, deliveries
from storage.engine.database import Database
from tests.conftest import ManualClock
from tests.support.database.rows import ANN, BEN, POLICY
from tests.support.photos.rows import text_with

CLEO = sms("+15550103333")
MANY = 10
SHARE = 2


def take(tx: Tx, places: int, share: int = SHARE) -> list[Delivery]:
    return claims.claim(tx, {DeliveryKind.PHOTO: places}, POLICY, shares={DeliveryKind.PHOTO: share}).deliveries


async def many(db: Database, address: Address, count: int = MANY) -> int:
    """That many photos of a person; returns who it is."""
    text = await db.write(partial(text_with, sid=f"MM-{address.key}-{count}", phone=address, count=count))
    return text.person.id


def whose(taken: list[Delivery]) -> list[int | None]:
    return [each.person_id for each in taken]


async def test_nobody_has_more_than_their_share(db: Database) -> None:
    ann = await many(db, ANN)
    assert whose(await db.write(take, 6)) == [ann] * SHARE
    assert await db.write(take, 4) == []


async def test_another_person_finds_a_place_behind_many_of_somebody(db: Database, clock: ManualClock) -> None:
    ann = await many(db, ANN)
    await db.write(take, 6)
    clock.advance(1_000)
    ben = await many(db, BEN, 1)
    assert whose(await db.write(take, 4)) == [ben]
    assert ann != ben


async def test_who_has_the_fewest_in_hand_is_first(db: Database, clock: ManualClock) -> None:
    """However long those of others have been due."""
    ann, ben = await many(db, ANN), await many(db, BEN)
    in_hand = await db.write(take, 3)
    assert whose(in_hand) in ([ann, ben, ann], [ben, ann, ben], [ann, ben, ben], [ben, ann, ann])
    clock.advance(1_000)
    cleo = await many(db, CLEO)
    assert whose(await db.write(take, 1)) == [cleo]


async def test_a_share_is_free_again_with_the_end_of_what_was_in_hand(db: Database) -> None:
    ann = await many(db, ANN)
    first, _ = await db.write(take, 6)
    await db.write(deliveries.conclude, first, Done(), POLICY)
    assert whose(await db.write(take, 6)) == [ann]


async def test_a_lease_that_ran_out_takes_no_share(db: Database, clock: ManualClock) -> None:
    await many(db, ANN)
    first = await db.write(take, 6)
    clock.advance(POLICY.in_hand)
    assert len(await db.write(take, 6)) == len(first) == SHARE


async def test_more_than_are_looked_at_hide_nobody(db: Database, clock: ManualClock) -> None:
    await many(db, ANN, claims.FAIR_MARGIN * 2)
    await db.write(take, 6)
    clock.advance(1_000)
    ben = await many(db, BEN, 1)
    assert whose(await db.write(take, 1)) == [ben]
