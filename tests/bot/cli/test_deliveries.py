"""An operator's evening: finding who is meant, and having what is stuck tried again."""

import pytest

from actions.operating.subjects import numbers_of
from bot.app import App
from core.clock import HOUR, SECOND, Moment, after
from core.delivery import Again, Refused, Unknown
from core.tx import Tx
from core.x.account import Profile, XTokens
from storage.delivery import claims, deliveries, outages
from storage.x import accounts
from tests.bot.cli.conftest import Bot
from tests.bot.cli.test_commands import one_line
from tests.support.database.rows import ANN, BEN, POLICY, add, met, text_from, text_to

pytestmark = pytest.mark.usefixtures("app")
NUMBER = "+12125580001"
WRITTEN = (
    *("2125580001", "12125580001", NUMBER, "001 212 558 0001"),
    *("(212) 558-0001", "212.558.0001", "212 558\u20110001"),
)


@pytest.mark.parametrize("written", WRITTEN)
def test_a_number_is_found_as_people_write_it(written: str) -> None:
    assert NUMBER in set(numbers_of(written))


def test_what_is_no_number_is_none() -> None:
    assert [list(numbers_of(each)) for each in ("SM1", "212", "", "+", "1f3e81de9d")] == [[], [], [], [], []]


def refused(tx: Tx, count: int, code: int, reason: str) -> list[int]:
    """Dead ones of as many lanes."""
    ids = [add(tx, lane=f"refused/{code}/{number}") for number in range(count)]
    for delivery in claims.claim(tx, {"text": count}, POLICY).deliveries:
        deliveries.conclude(tx, delivery, Refused(reason, code), POLICY)
    return ids


async def state_of_all(app: App, ids: list[int]) -> set[str]:
    rows = await app.db.read(lambda tx: dict(tx.rows("SELECT id, state FROM deliveries")))
    return {rows[each] for each in ids}


async def test_what_is_shown_in_part_says_so(bot: Bot, app: App) -> None:
    await app.db.write(lambda tx: [add(tx, lane=f"lane/{number}") for number in range(7)])
    ran = await bot("deliveries", "--count", "3")
    assert "the latest 3 of 7 open; --count 7 shows all of them:\n      7  text  waiting\n" in ran.out
    assert (await bot("deliveries", "--count", "7")).out.endswith("\n7 open\n")
    assert (await bot("deliveries", "--kind", "post")).out == "0 open\n"
    one_line(await bot("deliveries", "--kind", "nope"), "there is no kind nope", "password, photo, pin, post")


async def test_all_that_match_are_tried_again_once_it_is_confirmed(bot: Bot, app: App) -> None:
    filtered = await app.db.write(refused, 3, 30007, "Filtered by a carrier.")
    landlines = await app.db.write(refused, 2, 30006, "A landline.")
    by_code = ("deliveries", "--retry-all", "--code", "30007")
    asked = await bot(*by_code)
    assert asked.out == "3 dead would be tried again; --yes does it:\n      3  text  dead  Filtered by a carrier.\n"
    assert await state_of_all(app, filtered) == {"dead"}
    assert (await bot(*by_code, "--yes")).out == "3 are tried again\n"
    assert (await state_of_all(app, filtered), await state_of_all(app, landlines)) == ({"waiting"}, {"dead"})
    by_reason = await bot("deliveries", "--state", "dead", "--reason", "LANDLINE", "--person", "(555) 010-0101")
    assert by_reason.out.endswith("\n2 dead\n")
    assert (await bot("deliveries", "--state", "dead", "--reason", "100%")).out == "0 dead\n"
    assert (await bot("deliveries", "--retry", *map(str, landlines))).out == "2 are tried again\n"
    one_line(await bot("deliveries", "--retry", *map(str, landlines)), "0 of 2", str(landlines[0]))
    one_line(await bot("deliveries", "--person", "+15550100199"), "nobody")
    one_line(await bot("deliveries", "--retry-all", "--state", "waiting"), "--hurry")
    assert (await bot(*by_code)).out == "nothing dead matches\n"


async def due(app: App, ids: list[int]) -> list[Moment]:
    rows = await app.db.read(lambda tx: dict(tx.rows("SELECT id, due_at FROM deliveries")))
    return [rows[each] for each in ids]


async def test_what_waits_is_hurried_as_far_as_that_is_safe(bot: Bot, app: App) -> None:
    now = app.context.clock.now()

    def unit(tx: Tx) -> list[int]:
        again, unknown, later = (add(tx, lane=lane) for lane in ("again", "unknown", "later"))
        for delivery in claims.claim(tx, {"text": 10}, POLICY).deliveries:
            outcome = Unknown("No answer.") if delivery.id == unknown else Again("Later.", seconds=3600)
            deliveries.conclude(tx, delivery, outcome, POLICY)
        tx.run("UPDATE deliveries SET due_at = :far WHERE id = :id", id=unknown, far=after(now, HOUR))
        tx.run("UPDATE deliveries SET first_due_at = :far WHERE id = :id", id=later, far=after(now, HOUR))
        return [again, unknown, later]

    ids = await app.db.write(unit)
    assert (await bot("deliveries", "--hurry")).out == "2 are due sooner; 1 can't be, or are already\n"
    again, unknown, later = await due(app, ids)
    assert again <= app.context.clock.now()
    assert after(now, 25 * SECOND) < unknown < after(now, 60 * SECOND), "not before it can be settled"
    assert later > after(now, HOUR - 60 * SECOND), "what is meant for later stays so"


async def test_an_outage_is_told(bot: Bot, app: App) -> None:
    await app.db.write(outages.begin, "x", "HTTP 503", app.context.clock.now(), 2_000)
    assert "x is down since" in (await bot("deliveries")).out


async def test_a_trace_is_found_by_whatever_an_operator_has(bot: Bot, app: App) -> None:
    def unit(tx: Tx) -> tuple[str, int, int]:
        text = text_from(tx, "SM1")
        dead = deliveries.add_dead(tx, text_to(met(tx), text_id=text.id), "no")
        tx.run("UPDATE deliveries SET carrier_sid = 'SM9' WHERE id = :id", id=dead)
        follow_up = deliveries.add(tx, text_to(met(tx), lane="other", text_id=text.id))
        alone = add(tx, BEN)
        accounts.connect(tx, met(tx).person.id, XTokens("a", "r", tx.now, ""), Profile("7", "Ann_Posts", "Ann"))
        return met(tx).person.tag, follow_up, alone

    tag, follow_up, alone = await app.db.write(unit)
    for subject in ("5550100101", "(555) 010-0101", tag, "SM1", "SM9", str(follow_up), "@ann_posts"):
        assert (await bot("trace", subject)).out.startswith("SM1  "), subject
    assert f"delivery_id={alone}" in (await bot("trace", str(alone))).out
    assert ANN.value not in (await bot("trace", tag)).out
    assert (await bot("trace", "@nobody")).err.endswith("nothing is stored of @nobody\n")
