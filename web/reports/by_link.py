"""Links from texts and mails: to a report, and out of getting any."""

from aiohttp import web

from actions.reports.asking import stop_by_link, stops_reports
from core.logs import get_logger
from storage.reports import report_links
from web import pages
from web.fields import fields_of, token_in
from web.headers import OUR_FORMS
from web.identity import session_cookie, session_if_any
from web.responses import empty, see_other
from web.site import Site
from web.visitors import browser_of

log = get_logger()

ONE_CLICK = "List-Unsubscribe"


async def link(site: Site, request: web.Request) -> web.Response:
    """A link's page. It changes nothing: robots that make previews open links too."""
    found = await site.db.read(report_links.behind, token_in(request))
    if found is None:
        return _gone(site)
    title = f"{found.month.name} {found.month.first.year}"
    return site.templates.page("reports/link.html", files=("zone.js",), forms_to=OUR_FORMS, month=title)


async def enter(site: Site, request: web.Request) -> web.Response:
    """The button: uses the link up and lets this browser in."""
    before = session_if_any(request)
    entered = await site.db.write(report_links.enter, token_in(request), before, browser_of(site, request))
    if entered is None:
        return _gone(site)
    log.info("report.opened", person=entered.tag)
    response = see_other(site.url("report", month=str(entered.shown.month)))
    if entered.cookie:
        session_cookie(site).set(response, entered.cookie)
    return response


async def offer_to_stop(site: Site, request: web.Request) -> web.Response:
    """The page of a mail's other link."""
    if not await site.db.read(stops_reports, token_in(request)):
        return _gone(site)
    return site.templates.page("reports/stop.html", forms_to=OUR_FORMS)


async def stop(site: Site, request: web.Request) -> web.Response:
    """Its button, as often as it is pressed."""
    tag = await site.db.write(stop_by_link, token_in(request))
    if not tag:
        return _gone(site)
    log.info("report.stopped", person=tag)
    return site.templates.page("reports/stopped.html")


async def stop_by_one_click(site: Site, request: web.Request) -> web.Response:
    """The same, pressed in a mail program: its server sends the form (RFC 8058). Any other site's is refused."""
    if (await fields_of(request)).get(ONE_CLICK) != "One-Click":
        return await pages.cross_site(site, request)
    tag = await site.db.write(stop_by_link, token_in(request))
    if not tag:
        return empty()
    log.info("report.stopped", person=tag)
    return empty(200)


def _gone(site: Site) -> web.Response:
    return site.templates.page("reports/gone.html", 404)
