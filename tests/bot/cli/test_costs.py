"""`bot costs`, as an operator types it, on both databases."""

from datetime import UTC, datetime

import pytest

from bot.app import App
from core.clock import DAY
from core.text import Person
from core.tx import Tx
from storage import addresses, forgetting, spending
from storage.spending import Spent
from tests.bot.cli.conftest import Bot, Ran
from tests.support.database.rows import ANN, BEN

SEGMENT = 8_300


def two_people_and_an_older_day(tx: Tx) -> tuple[Person, Person]:
    ann, ben = addresses.meet_first(tx, ANN).person, addresses.meet_first(tx, BEN).person
    spending.add(
        tx, ann.id, Spent(segments_in=2, segments_out=3, posts=1, text_micros=5 * SEGMENT, post_reads=5, user_reads=1)
    )
    spending.add(tx, ben.id, Spent(segments_in=1, linked_posts=2, deletes=1, text_micros=SEGMENT))
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


ALL_OF_TODAY = ["3", "3", "1", "2", "1", "5", "1", "0.5098"]


async def test_days_and_their_total(bot: Bot, app: App) -> None:
    await app.db.write(two_people_and_an_older_day)
    now = app.context.clock.now()
    today = f"{datetime.fromtimestamp(now / 1000, UTC):%Y-%m-%d}"
    assert rows(await bot("costs")) == {today: ALL_OF_TODAY, "total": ALL_OF_TODAY}
    longer = rows(await bot("costs", "--by", "day", "--days", "41"))
    old = f"{datetime.fromtimestamp((now - 40 * DAY) / 1000, UTC):%Y-%m-%d}"
    assert longer[old] == ["7", "0", "0", "0", "0", "0", "0", "0.0581"]
    assert longer["total"] == ["10", "3", "1", "2", "1", "5", "1", "0.5679"]


async def test_people_by_their_pseudonym_the_dearest_first(bot: Bot, app: App) -> None:
    ann, ben = await app.db.write(two_people_and_an_older_day)
    ran = await bot("costs", "--by", "person")
    assert rows(ran) == {
        ben.tag: ["1", "0", "0", "2", "1", "0", "0", "0.4183"],
        ann.tag: ["2", "3", "1", "0", "0", "5", "1", "0.0915"],
        "total": ALL_OF_TODAY,
    }
    assert ran.out.index(ben.tag) < ran.out.index(ann.tag)
    assert ANN.value[2:] not in ran.out


async def test_who_left_stays_on_the_books_under_nobodys_name(bot: Bot, app: App) -> None:
    ann, ben = await app.db.write(two_people_and_an_older_day)
    await app.db.write(forgetting.forget, ben.id)
    ran = await bot("costs", "--by", "person")
    assert set(rows(ran)) == {ann.tag, "deleted", "total"}
    assert rows(ran)["total"] == ALL_OF_TODAY


@pytest.mark.parametrize("by", ["day", "person"])
async def test_nothing_costs_nothing(bot: Bot, app: App, by: str) -> None:
    assert rows(await bot("costs", "--by", by)) == {"total": ["0"] * 7 + ["0.0000"]}
