from datetime import date, timedelta

from aiohttp import web

from core.charts.small_bars import small_bars
from core.tx import Tx
from storage import spending
from storage.desk import costs
from storage.spending import MICROS, Line
from web.desk.page import number_in, page
from web.site import Site

PERIODS = (7, 30, 90)
MOST_PEOPLE = 50


async def show(site: Site, request: web.Request) -> web.StreamResponse:
    """What each day cost, and who cost most."""
    asked = number_in(request.query.get("days", ""))
    days = asked if asked in PERIODS else PERIODS[1]
    today = spending.day_of(site.clock.now())
    by_day, by_person = await site.db.read(_find, today - days + 1)
    dollars = {line.day: line.micros / MICROS for line in by_day}
    of_days = [dollars.get(day, 0.0) for day in range(today - days + 1, today + 1)]
    chart = small_bars(of_days, f"US dollars a day, at most {max(of_days):.2f}")
    return page(
        site,
        request,
        "costs",
        "desk_costs",
        days=days,
        periods=PERIODS,
        chart=chart,
        by_day=by_day,
        by_person=by_person,
        total=sum(dollars.values()),
        dearest=costs.DEAREST,
        micros=MICROS,
        day_of=_shown,
    )


def _find(tx: Tx, since: int) -> tuple[list[Line], list[Line]]:
    return costs.by_day(tx, since), costs.dearest(tx, since, MOST_PEOPLE)


def _shown(day: int) -> str:
    return (date(1970, 1, 1) + timedelta(days=day)).isoformat()
