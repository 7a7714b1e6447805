import asyncio
from dataclasses import replace

import pytest

from core.address import sms
from core.clock import DAY
from core.context import Context
from core.settings import Limits, Prices, SpendLimit
from core.tx import Tx
from storage import addresses, forgetting, spending
from storage.engine.database import Database
from storage.personal import contents
from storage.spending import MICROS, Spent
from storage.x import posting_status
from tests.conftest import ManualClock
from tests.support.database.rows import ANN, BEN, meet, total_up

LIMITS = Limits(spend_per_person=2.0, spend_per_day=5.0)
MUCH = Spent(linked_posts=10)
"""Two dollars."""


def over(tx: Tx, person_id: int, limits: Limits, ahead: int = 0) -> SpendLimit:
    """Which limit a new post of that person's meets."""
    prospects = posting_status.of_new_post(tx, person_id)
    return spending.reached(prospects.spent, prospects.spent_by_all, limits, ahead)


@pytest.mark.parametrize(
    ("spent", "micros"),
    [
        (Spent(), 0),
        (Spent(segments_in=1, text_micros=8_300), 8_300),
        (Spent(segments_in=2, segments_out=3, text_micros=41_500), 41_500),
        (Spent(posts=3), 45_000),
        (Spent(linked_posts=1), 200_000),
        (Spent(deletes=2), 20_000),
        (Spent(1, 1, 1, 1, 1, 16_600), 241_600),
    ],
)
def test_what_things_cost(spent: Spent, micros: int) -> None:
    assert spent.micros(Prices()) == micros


async def test_costs_of_a_person_add_up_by_the_day(db: Database, clock: ManualClock) -> None:
    ann = await db.write(meet)
    for _ in range(2):
        await db.write(spending.add, ann, Spent(segments_in=1, posts=1))
    clock.advance(DAY)
    await db.write(spending.add, ann, Spent(deletes=1))
    today = spending.day_of(clock.now())
    found = await db.read(spending.by_day, today - 1)
    assert [(line.day, line.spent) for line in found] == [
        (today, Spent(deletes=1)),
        (today - 1, Spent(segments_in=2, posts=2)),
    ]
    assert await db.read(spending.by_day, today + 1) == []


async def test_costs_that_are_added_at_once_are_all_counted(db: Database) -> None:
    ann = await db.write(meet)
    await asyncio.gather(*(db.write(spending.add, ann, Spent(posts=1)) for _ in range(20)))
    [line] = await db.read(spending.by_person, 0, 10)
    assert (line.spent.posts, line.micros) == (20, 20 * 15_000)


async def test_a_person_has_a_limit_of_their_own(db: Database, clock: ManualClock) -> None:
    ann, ben = await db.write(meet, ANN), await db.write(meet, BEN)
    await db.write(spending.add, ann, Spent(linked_posts=9, posts=13))
    assert await db.read(over, ann, LIMITS) == ""
    await db.write(spending.add, ann, Spent(posts=1))
    assert await db.read(over, ann, LIMITS) == "person"
    assert await db.read(over, ben, LIMITS) == ""
    clock.advance(DAY)
    assert await db.read(over, ann, LIMITS) == ""


@pytest.fixture
def context(context: Context) -> Context:
    return replace(context, limits=LIMITS)


async def test_all_together_have_a_limit_which_counts_once_it_is_totalled(db: Database, clock: ManualClock) -> None:
    ben, *others = [await db.write(meet, sms(f"+1555010000{number}")) for number in range(4)]
    assert await db.write(total_up) == []
    assert await db.read(over, ben, LIMITS) == ""
    for other in others:
        await db.write(spending.add, other, Spent(linked_posts=9))
    assert await db.read(over, ben, LIMITS) == ""
    assert await db.write(total_up) == ["posts"]
    assert await db.read(over, ben, LIMITS) == "day"
    assert await db.write(total_up) == []
    clock.advance(DAY)
    assert await db.read(over, ben, LIMITS) == ""
    await db.write(total_up)
    assert await db.read(over, ben, LIMITS) == ""


async def test_nobody_counts_towards_that_with_more_than_their_own_limit(db: Database) -> None:
    """510 long texts of one phone cost 101 dollars."""
    ann, ben = await db.write(meet, ANN), await db.write(meet, BEN)
    await db.write(spending.add, ann, Spent(segments_in=510, text_micros=101 * MICROS, linked_posts=500))
    assert await db.write(total_up) == []
    assert await db.read(over, ben, LIMITS) == ""
    found = await db.read(addresses.find, BEN)
    assert found is not None
    assert found.spent_by_all == LIMITS.text_spend_per_person * MICROS


async def test_texts_use_up_nothing_of_what_posts_may_cost(db: Database) -> None:
    ann = await db.write(meet)
    await db.write(spending.add, ann, Spent(segments_in=99, text_micros=9 * MICROS))
    assert await db.read(over, ann, LIMITS) == ""
    await db.write(spending.add, ann, MUCH)
    assert await db.read(over, ann, LIMITS) == "person"
    found = await db.read(addresses.find, ANN)
    assert found is not None
    assert found.spent_on_texts == 9 * MICROS


async def test_what_is_ahead_counts_whole(db: Database) -> None:
    ann = await db.write(meet)
    await db.write(spending.add, ann, Spent(linked_posts=8))
    two, three = (spending.of_parts(["See a.co"] * count).micros(Prices()) for count in (2, 3))
    assert await db.read(over, ann, LIMITS, two) == ""
    assert await db.read(over, ann, LIMITS, three) == "person"


async def test_reads_at_x_cost(db: Database) -> None:
    assert Spent(post_reads=100, user_reads=1).micros(Prices()) == 510_000


async def test_what_somebody_cost_who_left_stays_on_the_books_under_nobodys_name(db: Database) -> None:
    ann, ben = await db.write(meet, ANN), await db.write(meet, BEN)
    await db.write(spending.add, ann, MUCH)
    await db.write(spending.add, ben, Spent(posts=1))
    await db.write(forgetting.forget, ann)
    await db.write(spending.add, ann, Spent(segments_out=1, text_micros=8_300))  # the last reply
    await db.write(forgetting.forget, ben)
    rows = await db.read(lambda tx: tx.rows("SELECT person_id, linked_posts, posts, segments_out FROM spending"))
    assert rows == [(spending.NOBODY, 10, 1, 1)]
    [line] = await db.read(spending.by_person, 0, 10)
    assert (line.person, line.micros) == ("", 2 * MICROS + 15_000 + 8_300)


async def test_all_days_of_somebody_are_found_again(db: Database, clock: ManualClock) -> None:
    """There is no index by person."""
    ann, ben = await db.write(meet, ANN), await db.write(meet, BEN)
    for days in (1, 30, 365):
        await db.write(spending.add, ann, Spent(posts=1))
        await db.write(spending.add, ben, Spent(deletes=1))
        clock.advance(days * DAY)
    today = spending.day_of(clock.now())
    [line] = await db.read(spending.by_person, today - 395, 10, [ann])
    assert line.spent == Spent(posts=2)
    [(table, export)] = contents.exported([spending.SPENDING])
    found = await db.read(contents.portion, table, export, ann, 0)
    assert [row["posts"] for row in found.rows] == [1, 1, 1]
    await db.write(forgetting.forget, ann)
    of_days = await db.read(
        lambda tx: tx.rows("SELECT person_id, posts, deletes FROM spending ORDER BY day, person_id")
    )
    assert of_days == [(spending.NOBODY, 1, 0), (ben, 0, 1)] * 3
