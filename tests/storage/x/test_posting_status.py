"""What meets a new post of a person's."""

import pytest

from core.clock import DAY, HOUR, MINUTE, Moment, after
from core.delivery import Again, Delivery
from core.tx import Tx
from core.x.account import XTokens
from storage.delivery import claims, deliveries
from storage.engine.database import Database
from storage.spending import Spent, add
from storage.x import accounts, posting_status, posts, x_rate_limits
from storage.x.posting_status import Prospects
from tests.conftest import ManualClock
from tests.support.database.rows import BEN, POLICY, meet, total_up

NOTHING_KNOWN = Prospects(None, 0, 0, is_behind=False, newest=0, free_at=Moment(0), on_their_way=0, kept_back=0)


def connect(tx: Tx) -> int:
    """Ann's account; returns her id."""
    person_id = meet(tx)
    accounts.connect(tx, person_id, XTokens("access", "refresh", after(tx.now, 2 * HOUR), "tweet.write"), None)
    return person_id


def lose(tx: Tx, person_id: int) -> None:
    account = accounts.find(tx, person_id)
    assert account is not None
    assert accounts.lose(tx, person_id, account.version)


def post(tx: Tx, person_id: int) -> int:
    return posts.add(tx, person_id, None, ["Heron on the lake"])


def take(tx: Tx) -> Delivery:
    [delivery] = claims.claim(tx, {"post": 10}, POLICY).deliveries
    return delivery


async def test_of_somebody_new_nothing_is_known(db: Database) -> None:
    assert await db.read(posting_status.of_new_post, await db.write(meet)) == NOTHING_KNOWN


async def test_an_account_is_connected_until_x_ends_it(db: Database) -> None:
    ann = await db.write(connect)
    ben = await db.write(meet, BEN)
    assert (await db.read(posting_status.of_new_post, ann)).is_connected is True
    assert await db.read(accounts.is_connected, ann) is True
    await db.write(lose, ann)
    assert (await db.read(posting_status.of_new_post, ann)).is_connected is False
    assert await db.read(accounts.is_connected, ann) is False
    assert (await db.read(posting_status.of_new_post, ben)).is_connected is None
    assert await db.read(accounts.is_connected, ben) is None


async def test_what_posts_have_cost_today_is_known_of_them_and_of_all(db: Database, clock: ManualClock) -> None:
    ann, ben = await db.write(meet), await db.write(meet, BEN)
    await db.write(add, ann, Spent(posts=1, text_micros=8_300))
    await db.write(add, ben, Spent(posts=2))
    await db.write(total_up)
    found = await db.read(posting_status.of_new_post, ann)
    assert (found.spent, found.spent_by_all) == (15_000, 45_000)
    clock.advance(DAY)
    assert await db.read(posting_status.of_new_post, ann) == NOTHING_KNOWN


async def test_the_later_of_both_moments_counts(db: Database, clock: ManualClock) -> None:
    ann, soon, later = await db.write(connect), after(clock.now(), MINUTE), after(clock.now(), HOUR)
    await db.write(x_rate_limits.record, ann, soon, None)
    assert (await db.read(posting_status.of_new_post, ann)).free_at == soon
    await db.write(x_rate_limits.record, ann, None, later)
    assert (await db.read(posting_status.of_new_post, ann)).free_at == later
    await db.write(x_rate_limits.record, ann, after(later, HOUR), None)
    assert (await db.read(posting_status.of_new_post, ann)).free_at == after(later, HOUR)


async def test_a_post_that_is_told_to_take_longer_is_behind_nobody_elses(db: Database) -> None:
    ann, ben = await db.write(connect), await db.write(meet, BEN)
    first = await db.write(post, ann)
    found = await db.read(posting_status.of_new_post, ann)
    assert (found.is_behind, found.newest) == (False, first)
    second = await db.write(post, ann)
    await db.write(posts.told, first)
    found = await db.read(posting_status.of_new_post, ann)
    assert (found.is_behind, found.newest) == (True, second)
    assert await db.read(posting_status.of_new_post, ben) == NOTHING_KNOWN


@pytest.mark.parametrize(("seconds", "is_behind"), [(20, False), (40, True)])
async def test_one_that_rests_for_long_is_one_to_be_behind(db: Database, seconds: int, is_behind: bool) -> None:  # noqa: FBT001 - an expectation
    ann = await db.write(connect)
    await db.write(post, ann)
    delivery = await db.write(take)
    assert await db.write(deliveries.conclude, delivery, Again("busy", seconds), POLICY) is not None
    assert (await db.read(posting_status.of_new_post, ann)).is_behind is is_behind


async def test_the_newest_makes_way_for_one_that_is_newer_still(db: Database, clock: ManualClock) -> None:
    """Though the clock that made it was ahead."""
    ann = await db.write(connect)
    first = await db.write(post, ann)
    clock.advance(-HOUR)

    def add_next(tx: Tx) -> int:
        newest = posting_status.of_new_post(tx, ann).newest
        return posts.add(tx, ann, None, ["And a grebe"], newest=newest)

    assert await db.write(add_next) > first
