"""Charts behind a link from a text: as a picture, for the carrier that shows it in an MMS, or as a page."""

import asyncio

from aiohttp import web

from actions.tracking.charting import LinkedChart, chart_behind
from core.charts.chart import Chart
from core.charts.choosing import chart_of
from core.charts.painting import NotPainted
from core.logs import get_logger
from web.headers import LOCKED_IN, NO_STORE
from web.responses import empty
from web.site import Site

log = get_logger()

PNG = "image/png"


async def picture(site: Site, request: web.Request) -> web.StreamResponse:
    """The chart as a picture, as often as it is asked for while its link is valid."""
    found = await _found(site, request)
    if found is None:
        return empty()
    if site.paintings.are_taken(found.tracker.id):
        return empty(503)
    try:
        with site.paintings.taken(found.tracker.id):
            painted = await site.painter.png((await asyncio.to_thread(drawn, found)).svg)
    except NotPainted as failed:
        log.warning("chart.unpainted", reason=str(failed))
        return empty(503)
    return web.Response(body=painted, content_type=PNG, headers={**LOCKED_IN, **NO_STORE})


async def page(site: Site, request: web.Request) -> web.StreamResponse:
    """The chart on a page, with all of its figures as a table."""
    found = await _found(site, request)
    if found is None:
        return site.templates.page("charts/gone.html", 404)
    return site.templates.page("charts/page.html", files=("charts.css",), chart=await asyncio.to_thread(drawn, found))


def drawn(found: LinkedChart) -> Chart:
    """The chart. Ten years of days take milliseconds, so it isn't drawn on the event loop."""
    return chart_of(found.tracker, found.days, found.first, found.last)


async def _found(site: Site, request: web.Request) -> LinkedChart | None:
    return await site.db.write(chart_behind, request.match_info["token"], request.match_info["days"])
