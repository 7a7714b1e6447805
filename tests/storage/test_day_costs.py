"""What days cost, added up once they are over (storage/desk/costs.py)."""

import pytest

from core.address import sms
from core.clock import DAY, HOUR
from core.tx import Tx
from scheduler.costs import Costs
from storage import forgetting, spending
from storage.desk import costs
from storage.engine.database import Database
from storage.spending import Line, Spent, day_of
from tests.conftest import ManualClock
from tests.support.database.rows import ANN, BEN, meet


async def by_adding(db: Database) -> list[Line]:
    return await db.read(spending.by_day, 0)


async def test_days_that_are_over_are_added_up_once(db: Database, clock: ManualClock) -> None:
    ann, ben = await db.write(meet, ANN), await db.write(meet, BEN)
    for posts in (1, 2, 3):
        await db.write(spending.add, ann, Spent(posts=posts))
        await db.write(spending.add, ben, Spent(segments_in=posts, text_micros=8_300 * posts))
        clock.advance(DAY)
    await db.write(spending.add, ben, Spent(deletes=1))
    await Costs(db).add_up()
    assert await db.read(costs.by_day, 0) == await by_adding(db)
    assert len(await db.read(costs.by_day, day_of(clock.now()) - 1)) == 2

    def lose(tx: Tx) -> None:
        tx.run("DELETE FROM spending WHERE day < :today", today=day_of(tx.now))

    before = await by_adding(db)
    await db.write(lose)  # so that whoever still looks at them finds nothing
    assert await db.read(costs.by_day, 0) == before


async def test_a_day_counts_as_it_is_until_nothing_is_added_to_it_any_more(db: Database, clock: ManualClock) -> None:
    ann = await db.write(meet)
    await db.write(spending.add, ann, Spent(posts=1))
    midnight = (day_of(clock.now()) + 1) * DAY
    clock.advance(midnight - clock.now() + costs.CLOSES_AFTER - 1)
    assert await db.read(costs.day_to_close) is None
    clock.advance(1)
    assert await db.read(costs.day_to_close) is not None


async def test_a_day_that_a_wrong_clock_closed_is_closed_again(db: Database, clock: ManualClock) -> None:
    ann = await db.write(meet)
    await db.write(spending.add, ann, Spent(posts=1))
    clock.advance(2 * DAY)
    await Costs(db).add_up()
    clock.advance(-2 * DAY)
    await db.write(spending.add, ann, Spent(posts=1))
    assert await db.read(costs.by_day, 0) == await by_adding(db)
    clock.advance(DAY + HOUR)
    await Costs(db).add_up()
    assert [line.spent.posts for line in await db.read(costs.by_day, 0)] == [2]


async def test_the_dearest_are_those_of_closed_days_and_of_today(
    db: Database, clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(costs, "DEAREST", 2)
    people = [await db.write(meet, sms(f"+1555010010{number}")) for number in range(4)]
    for place, person_id in enumerate(people):
        await db.write(spending.add, person_id, Spent(posts=10 * place))
    clock.advance(2 * DAY)
    await db.write(spending.add, people[0], Spent(posts=25))
    await Costs(db).add_up()
    found = await db.read(costs.dearest, 0, 10)
    assert [line.spent.posts for line in found] == [30, 25, 20]
    assert found == [line for line in await db.read(spending.by_person, 0, 10) if line.spent.posts != 10]
    assert await db.read(costs.dearest, 0, 1) == found[:1]
    await db.write(forgetting.forget, people[3])
    assert [(line.person, line.spent.posts) for line in await db.read(costs.dearest, 0, 1)] == [("", 30)]
