"""What a report of a month takes: reading what was noted, the page, the PDF; and a night in which many are due."""

import asyncio
import time
from collections.abc import Callable
from datetime import UTC, date, timedelta
from decimal import Decimal
from functools import partial
from pathlib import Path

from actions.reports.making import make_report
from bench.fixtures.folders import folder
from bench.fixtures.servers import KEY
from bench.rounds import Effort, median
from bench.table import Figure, at_most, report
from bot.app import make_context
from core.address import sms
from core.clock import MINUTE, NEVER, SECOND, Moment, after
from core.delivery import DeliveryKind
from core.reports.months import Month
from core.reports.report import Report
from core.reports.shown import shown
from core.settings import DatabaseSettings, Settings
from core.times.rules import local_day
from core.tracking.tracker import Entry, Measure
from core.tx import Tx
from scheduler.reports.courier import MonthlyReportCourier
from scheduler.reports.monthly import MonthlyReports
from storage import addresses
from storage.delivery import claims, deliveries
from storage.delivery.deliveries import RetryPolicy
from storage.engine.database import Database
from storage.engine.opening import open_database
from storage.tracking import entries, trackers
from web.app import TEMPLATES
from web.reports.pdf import typeset

PEOPLE = 200
NIGHT = 10_000
USUAL, MANY, LONG = 3, 20, 50_000
POLICY = RetryPolicy()
NOTES = (
    "Three trackers with an entry a day; twenty trackers, a year of them; and three trackers with 50,000 entries.",
    "A night: reports that are due, made one after the other with all that is written, as the delivery loop does it.",
    "Their pace adds to that: half of twilio.rate for each number, and ten a second at most.",
)


class AnyTime:
    """A clock that stands where it is put."""

    moment = Moment(1_798_800_000_000)
    agreed_at = NEVER

    def now(self) -> Moment:
        """The present moment."""
        return self.moment


def main(effort: Effort) -> None:
    """Measure, and report."""
    with folder() as place:
        figures = asyncio.run(_measured(place, effort))
    report("reports", figures, NOTES, rounds=effort.rounds, quick=effort.quick)


async def _measured(place: Path, effort: Effort) -> list[Figure]:
    clock = AnyTime()
    settings = Settings.model_validate({"secrets": {"keys": [KEY]}, "twilio": {"rate": 1000.0}})
    context = make_context(settings, clock)
    database = await open_database(DatabaseSettings(url=f"sqlite:///{place}/bot.db"), context)
    try:
        await database.migrate()
        return [
            *await _of_one(database, "3 trackers", USUAL, 31, 1, effort),
            *await _of_one(database, "20 trackers x a year", MANY, 365, 1, effort),
            *await _of_one(database, "50,000 entries", USUAL, 365, effort.sized(LONG) // (USUAL * 365), effort),
            *await _of_a_night(database, clock, effort),
        ]
    finally:
        await database.close()


async def _of_one(database: Database, who: str, count: int, days: int, a_day: int, effort: Effort) -> list[Figure]:
    """A person's report of last month, each part by itself."""
    person_id = await database.write(_person, f"+1555{count:03}{days:04}{a_day % 10}")
    for number in range(count):
        for first in range(0, days, 31):
            span = range(first, min(first + 31, days))
            await database.write(_note, person_id, f"tracker{number}", span, a_day)
    now = AnyTime.moment
    month = Month.at(now, UTC).after(-1)
    reading, page, pdf = list[float](), list[float](), list[float]()
    for _ in range(effort.rounds + 1):
        began = time.perf_counter()
        made = await database.read(make_report, person_id, month, now)
        reading.append(_since(began))
        page.append(_timed(partial(_page, made)))
        pdf.append(_timed(partial(typeset, made, now)))
    whole = [sum(each) for each in zip(reading[1:], page[1:], pdf[1:], strict=True)]
    return [
        Figure(f"{who}: reading", median(reading[1:]), "ms", rounds=tuple(reading[1:])),
        Figure(f"{who}: page", median(page[1:]), "ms", rounds=tuple(page[1:])),
        Figure(f"{who}: PDF, the first one", pdf[0], "ms"),
        Figure(f"{who}: PDF", median(pdf[1:]), "ms", rounds=tuple(pdf[1:])),
        at_most(f"{who}: all of it", median(whole), "ms", 500, whole),
    ]


def _page(made: Report) -> str:
    return TEMPLATES.html(
        "reports/report.html",
        report=shown(made),
        month="2026-12",
        made="today",
        is_signed_in=True,
        section="",
        styles=(),
        scripts=(),
    )


async def _of_a_night(database: Database, clock: AnyTime, effort: Effort) -> list[Figure]:
    people = effort.sized(PEOPLE)
    for number in range(people):
        person_id = await database.write(_person, f"+1444{number:07}")
        for name in range(USUAL):
            await database.write(_note, person_id, f"tracker{name}", range(31), 1)
    await MonthlyReports(database).plan()
    due = Month.at(clock.moment, UTC).report_due(UTC)
    clock.moment = after(due, MINUTE)
    began = time.perf_counter()
    await MonthlyReports(database).plan()
    planning = _since(began)
    courier, made, writing = MonthlyReportCourier(database, clock), 0, list[float]()
    began = time.perf_counter()
    while made < people:
        clock.moment = after(clock.moment, SECOND)
        for delivery in (await database.write(claims.claim, {DeliveryKind.MONTHLY_REPORT: 100}, POLICY)).deliveries:
            outcome = await courier.send(delivery)
            wrote = time.perf_counter()
            await database.write(deliveries.conclude, delivery, outcome, POLICY)
            writing.append(_since(wrote))
            made += 1
    each = _since(began) / made
    return [
        Figure("planning, each", planning / people, "ms"),
        Figure("made and told, each", each, "ms"),
        Figure("of that, in the writer's transaction", median(writing), "ms"),
        at_most("a night of 10,000", each * NIGHT / SECOND / 60, "min", 60, note="reckoned from the above"),
    ]


def _person(tx: Tx, number: str) -> int:
    met = addresses.meet_first(tx, sms(number))
    addresses.note_ours(tx, met, sms("+15550100000"))
    return met.person.id


def _note(tx: Tx, person_id: int, name: str, days: range, a_day: int) -> None:
    """Note that many entries a day, on days of last month or before it."""
    last = Month.of(local_day(tx.now, UTC)).after(-1).last
    tracker = trackers.find(tx, person_id, name) or trackers.add(tx, person_id, name, Measure(unit="kg"))
    for ago in days:
        for number in range(a_day):
            entries.add(tx, person_id, _entry(tracker.id, last - timedelta(ago), ago, number, tx.now))


def _entry(tracker_id: int, on: date, ago: int, number: int, now: Moment) -> Entry:
    value = Decimal(700 + (ago * 7 + number) % 40) / 10
    return Entry(0, tracker_id, value, "", on, None, ago % 5 + 1 if not number else None, now)


def _timed(do: Callable[[], object]) -> float:
    began = time.perf_counter()
    do()
    return _since(began)


def _since(began: float) -> float:
    return (time.perf_counter() - began) * 1000
