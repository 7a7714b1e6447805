"""Each month's report: one, at eight in the evening of the first, whatever clocks, zones and processes do."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest

from actions.accounts.account import choose_zone
from actions.leaving import delete_person
from actions.reports.asking import ask_for_report, choose_reports
from channels.twilio.channel import SmsRules
from core.address import sms
from core.channel import by_name
from core.clock import HOUR, MINUTE, SECOND
from core.context import Context
from core.delivery import Done
from core.reports.order import ReportChoice, ReportOrder
from core.settings import DatabaseSettings
from core.tx import Tx
from scheduler.reports.courier import MonthlyReportCourier
from storage.delivery import deliveries, opt_outs
from storage.engine.database import Database
from storage.engine.opening import open_database
from storage.reports import monthly
from tests.conftest import Logs, ManualClock
from tests.support.database.rows import ANN, POLICY, met
from tests.support.reports import go_to, keeps_count, plan, take, told, work


@asynccontextmanager
async def opened(url: str, context: Context) -> AsyncIterator[Database]:
    database = await open_database(DatabaseSettings(url=url), context)
    yield database
    await database.close()


@pytest.fixture
async def quick_db(sqlite_url: str, context: Context) -> AsyncIterator[Database]:
    async with opened(sqlite_url, context) as database:
        yield database


async def test_it_comes_once_a_month_and_says_first_how_to_end_it(
    db: Database, context: Context, clock: ManualClock
) -> None:
    await db.write(keeps_count)
    go_to(clock, "2027-02-01 19:59")
    assert await work(db, context) == 0
    clock.advance(2 * MINUTE)
    for _ in range(3):
        await work(db, context)
    [first] = await db.read(told)
    assert first.startswith("Your January: 2 entries in 1 tracker.")
    assert "https://bot.example.com/report/" in first
    assert first.endswith("REPORT OFF ends these.")
    go_to(clock, "2027-03-01 20:01")
    await work(db, context)
    [_, second] = await db.read(told)
    assert second.startswith("Your February: nothing noted")
    assert "REPORT OFF" not in second
    assert await db.read(lambda tx: tx.rows("SELECT count(*) FROM reports")) == [(2,)]


async def test_processes_that_plan_at_a_time_plan_each_once(db: Database, clock: ManualClock) -> None:
    for number in range(20):
        await db.write(keeps_count, sms(f"+155501002{number:02}"), ("1",))
    await plan(db)
    go_to(clock, "2027-02-01 20:01")
    await asyncio.gather(*(plan(db) for _ in range(4)))
    rows = await db.read(lambda tx: tx.rows("SELECT person_id FROM deliveries WHERE kind = 'report'"))
    assert len(rows) == len(set(rows)) == 20


async def test_what_is_interrupted_is_done_again_and_told_once(
    db: Database, context: Context, clock: ManualClock
) -> None:
    await db.write(keeps_count)
    await plan(db)
    go_to(clock, "2027-02-01 20:01")
    await plan(db)
    courier = MonthlyReportCourier(db, context.clock)
    [first] = await take(db)
    made = await courier.send(first)  # and its process dies before that is noted
    clock.advance(POLICY.in_hand + MINUTE)
    [again] = await take(db)
    outcome = await courier.settle(again)
    assert isinstance(outcome, Done)
    await db.write(deliveries.conclude, again, outcome, POLICY)
    await db.write(deliveries.conclude, first, made, POLICY)  # it wasn't dead after all
    assert len(await db.read(told)) == 1


ZONES = ("Asia/Tokyo", "America/New_York", "Pacific/Kiritimati", "Europe/Berlin", "Pacific/Pago_Pago", "")


async def test_who_travels_gets_each_month_once(quick_db: Database, context: Context, clock: ManualClock) -> None:
    person_id = await quick_db.write(keeps_count)
    for step in range(4 * 31 * 5):
        clock.advance(6 * HOUR)
        if step % 7 == 0:
            await quick_db.write(choose_zone, person_id, ZONES[step // 7 % len(ZONES)])
        await work(quick_db, context)
    said = [each.removeprefix("Your ").partition(":")[0] for each in await quick_db.read(told)]
    assert said == ["January", "February", "March", "April", "May"]


async def test_a_zone_that_is_chosen_counts_at_once(quick_db: Database, context: Context, clock: ManualClock) -> None:
    person_id = await quick_db.write(keeps_count)
    await quick_db.write(choose_zone, person_id, "America/New_York")
    await work(quick_db, context)
    await quick_db.write(choose_zone, person_id, "Asia/Tokyo")
    go_to(clock, "2027-02-01 11:01")
    await work(quick_db, context)
    assert len(await quick_db.read(told)) == 1


async def test_at_night_it_waits_until_eight(quick_db: Database, context: Context, clock: ManualClock) -> None:
    person_id = await quick_db.write(keeps_count)
    await quick_db.write(choose_zone, person_id, "Europe/Berlin")
    await work(quick_db, context)
    go_to(clock, "2027-02-01 22:30")  # the server was away since the afternoon
    await work(quick_db, context)
    assert await quick_db.read(told) == []
    go_to(clock, "2027-02-02 06:59")
    await work(quick_db, context)
    assert await quick_db.read(told) == []
    go_to(clock, "2027-02-02 07:01")
    await work(quick_db, context)
    assert len(await quick_db.read(told)) == 1


async def test_after_months_away_only_the_last_one_is_told_of(
    quick_db: Database, context: Context, clock: ManualClock
) -> None:
    await quick_db.write(keeps_count)
    await work(quick_db, context)
    go_to(clock, "2027-06-10 12:00")
    await work(quick_db, context)
    [said] = await quick_db.read(told)
    assert said.startswith("Your May: nothing noted")


async def test_who_wants_none_gets_none_and_who_wants_it_gets_it_without_trackers(
    quick_db: Database, context: Context, clock: ManualClock
) -> None:
    ann = await quick_db.write(keeps_count)
    ben = (await quick_db.write(met, sms("+15550100102"))).person.id
    await quick_db.write(lambda tx: tx.run("UPDATE addresses SET ours = '+15550100000'"))
    await quick_db.write(choose_reports, ann, ReportChoice.NONE)
    go_to(clock, "2027-02-01 20:01")
    await work(quick_db, context)
    assert await quick_db.read(told) == []
    await quick_db.write(choose_reports, ann, ReportChoice.TEXT)
    await quick_db.write(choose_reports, ben, ReportChoice.TEXT)
    await work(quick_db, context)
    assert await quick_db.read(told) == []  # of months that are over, none comes late
    go_to(clock, "2027-03-01 20:01")
    for _ in range(2):  # one after the other
        await work(quick_db, context)
        clock.advance(SECOND)
    said = await quick_db.read(told)
    assert len(said) == 2
    assert not [each for each in said if "REPORT OFF" in each]  # they chose


async def test_nobody_is_told_who_has_opted_out_or_left(
    quick_db: Database, context: Context, clock: ManualClock
) -> None:
    ann = await quick_db.write(keeps_count)
    ben = await quick_db.write(keeps_count, sms("+15550100102"))
    await work(quick_db, context)
    go_to(clock, "2027-02-01 20:01")

    def opt_out(tx: Tx) -> None:
        opt_outs.opt_out(tx, met(tx, ANN).address_id)

    await quick_db.write(opt_out)
    await plan(quick_db)
    await quick_db.write(delete_person, ben)
    await work(quick_db, context)
    assert not [each for each in await quick_db.read(told) if "January" in each]
    assert await quick_db.read(monthly.chosen, ann) is None


async def test_a_row_that_can_not_be_read_keeps_no_other_waiting(
    quick_db: Database, context: Context, clock: ManualClock, logs: Logs
) -> None:
    await quick_db.write(keeps_count)
    await quick_db.write(keeps_count, sms("+15550100102"))
    await work(quick_db, context)
    await quick_db.write(
        lambda tx: tx.run("UPDATE addresses SET value = :x WHERE id = (SELECT min(id) FROM addresses)", x=b"?")
    )
    go_to(clock, "2027-02-01 20:01")
    for _ in range(2):
        await work(quick_db, context)
        clock.advance(SECOND)
    assert len(await quick_db.read(told)) == 1
    assert len(logs.lines("reports.unreadable")) == 1


async def test_many_are_paced_and_who_asks_waits_for_none(
    sqlite_url: str, context: Context, clock: ManualClock
) -> None:
    slow = replace(context, channels=by_name([SmsRules(rate=1.0)]))
    people = [f"+155501002{number:02}" for number in range(20)]
    async with opened(sqlite_url, slow) as database:
        for phone in people:
            await database.write(keeps_count, sms(phone), ("1",))
        await plan(database)
        go_to(clock, "2027-02-01 20:01")
        await plan(database)
        assert len(await take(database)) == 1  # one in two seconds, so that half of the number is free
        clock.advance(SECOND)
        assert not await take(database)
        asker = (await database.read(met, sms(people[-1]))).person.id
        await database.write(ask_for_report, asker, "", "")
        [asked] = await take(database)
        assert ReportOrder.from_json(asked.content).is_monthly is False
