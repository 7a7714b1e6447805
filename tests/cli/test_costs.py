"""`bot costs`, as an operator types it, on both databases."""

from datetime import UTC, datetime

import pytest

from bot.clock import DAY
from bot.compose import House
from bot.text import Person
from bot.tx import Tx
from storage import forgetting, people, spending
from storage.spending import Spent
from tests.cli.conftest import Bot, Ran
from tests.storage.rows import ANN

BEN = "+15550100102"


def two_people_and_an_older_day(tx: Tx) -> tuple[Person, Person]:
    ann, ben = people.add(tx, ANN).person, people.add(tx, BEN).person
    spending.add(tx, ann.id, Spent(segments_in=2, segments_out=3, posts=1))
    spending.add(tx, ben.id, Spent(segments_in=1, linked_posts=2, deletes=1))
    tx.run(
        "INSERT INTO spending (day, person_id, segments_in, micros) VALUES (:day, :person, 7, 58100)",
        day=spending.day_of(tx.now) - 40,
        person=ann.id,
    )
    return ann, ben


def rows(ran: Ran) -> dict[str, list[str]]:
    """The columns of each line by its first word."""
    assert ran.status == 0, ran
    lines = ran.out.partition("\n\n")[0].splitlines()[1:]
    return {line.split()[0]: line.split()[1:] for line in lines}


ALL_OF_TODAY = ["3", "3", "1", "2", "1", "0.4748"]


async def test_days_and_their_total(bot: Bot, house: House) -> None:
    await house.db.write(two_people_and_an_older_day)
    now = house.context.clock.now()
    today = f"{datetime.fromtimestamp(now / 1000, UTC):%Y-%m-%d}"
    assert rows(await bot("costs")) == {today: ALL_OF_TODAY, "total": ALL_OF_TODAY}
    longer = rows(await bot("costs", "--by", "day", "--days", "41"))
    old = f"{datetime.fromtimestamp((now - 40 * DAY) / 1000, UTC):%Y-%m-%d}"
    assert longer[old] == ["7", "0", "0", "0", "0", "0.0581"]
    assert longer["total"] == ["10", "3", "1", "2", "1", "0.5329"]


async def test_people_by_their_pseudonym_the_dearest_first(bot: Bot, house: House) -> None:
    ann, ben = await house.db.write(two_people_and_an_older_day)
    ran = await bot("costs", "--by", "person")
    assert rows(ran) == {
        ben.tag: ["1", "0", "0", "2", "1", "0.4183"],
        ann.tag: ["2", "3", "1", "0", "0", "0.0565"],
        "total": ALL_OF_TODAY,
    }
    assert ran.out.index(ben.tag) < ran.out.index(ann.tag)
    assert ANN[2:] not in ran.out


async def test_who_left_stays_on_the_books_under_nobodys_name(bot: Bot, house: House) -> None:
    ann, ben = await house.db.write(two_people_and_an_older_day)
    await house.db.write(forgetting.forget, ben.id)
    ran = await bot("costs", "--by", "person")
    assert set(rows(ran)) == {ann.tag, "deleted", "total"}
    assert rows(ran)["total"] == ALL_OF_TODAY


@pytest.mark.parametrize("by", ["day", "person"])
async def test_nothing_costs_nothing(bot: Bot, by: str) -> None:
    assert rows(await bot("costs", "--by", by)) == {"total": ["0", "0", "0", "0", "0", "0.0000"]}
