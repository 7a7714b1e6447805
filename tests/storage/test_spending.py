import asyncio

import pytest

from core.clock import DAY
from core.settings import Limits, Prices
from storage import forgetting, spending
from storage.engine.database import Database
from storage.spending import MICROS, Spent
from tests.conftest import ManualClock
from tests.support.rows import ANN, BEN, meet

LIMITS = Limits(spend_per_person=2.0, spend_per_day=5.0)
MUCH = Spent(linked_posts=10)
"""Two dollars."""


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
    assert await db.read(spending.over, ann, LIMITS) == ""
    await db.write(spending.add, ann, Spent(posts=1))
    assert await db.read(spending.over, ann, LIMITS) == "person"
    assert await db.read(spending.over, ben, LIMITS) == ""
    clock.advance(DAY)
    assert await db.read(spending.over, ann, LIMITS) == ""


async def test_all_together_have_a_limit_which_counts_once_it_is_totalled(db: Database, clock: ManualClock) -> None:
    ann, ben = await db.write(meet, ANN), await db.write(meet, BEN)
    await db.write(spending.total_up)
    assert await db.read(spending.over, ben, LIMITS) == ""
    await db.write(spending.add, ann, Spent(linked_posts=25))
    assert await db.read(spending.over, ben, LIMITS) == ""
    await db.write(spending.total_up)
    assert await db.read(spending.over, ben, LIMITS) == "day"
    clock.advance(DAY)
    assert await db.read(spending.over, ben, LIMITS) == ""
    await db.write(spending.total_up)
    assert await db.read(spending.over, ben, LIMITS) == ""


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
