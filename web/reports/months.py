"""All reports of whoever is signed in, how the monthly one comes, and a button for this month's."""

from aiohttp import web

from actions.reports.asking import NoMailConfirmed, choice_of, choose_reports
from actions.reports.making import make_report
from actions.tracking.local_days import zone_of_person
from core.clock import Moment
from core.events import log_event
from core.events.reports import ReportMade, ReportsChosen
from core.reports.months import Month
from core.reports.order import ReportChoice
from core.reports.report import Report
from core.tx import Tx
from storage.reports import reports
from web.fields import fields_of
from web.headers import OUR_FORMS
from web.identity import session_of
from web.responses import see_other
from web.site import Site
from web.words import time_in_sentence, zone_of

NO_MAIL = "Add an e-mail address to your account first, and confirm it."
MOST_LISTED = 120


async def show(site: Site, request: web.Request) -> web.Response:
    """All of them, the latest month first."""
    return await _page(site, request)


async def make(site: Site, request: web.Request) -> web.Response:
    """Make this month's, or the one that is named, from what there is now; then show it."""
    session = session_of(request)
    named = Month.parse((await fields_of(request)).get("month", ""))
    made = await site.db.read(_made, session.person_id, named, site.clock.now())
    if made is None:
        return see_other(site.url("reports"))
    await site.db.write(reports.keep, session.person_id, made)
    log_event(ReportMade(len(made.trackers), made.entries, is_monthly=False), person=session.tag)
    return see_other(site.url("report", month=str(Month.of(made.first))))


def _made(tx: Tx, person_id: int, named: Month | None, now: Moment) -> Report | None:
    """Of a month that has begun."""
    this = Month.at(now, zone_of_person(tx, person_id))
    month = named or this
    return make_report(tx, person_id, month, now) if month <= this else None


async def choose(site: Site, request: web.Request) -> web.Response:
    """How the monthly one comes."""
    wanted = (await fields_of(request)).get("wanted", "")
    if wanted not in set(ReportChoice):
        return see_other(site.url("reports"))
    session = session_of(request)
    if isinstance(await site.db.write(choose_reports, session.person_id, ReportChoice(wanted)), NoMailConfirmed):
        return await _page(site, request, NO_MAIL)
    log_event(ReportsChosen(wanted), person=session.tag)
    return see_other(site.url("reports"))


async def _page(site: Site, request: web.Request, fault: str = "") -> web.Response:
    person_id = session_of(request).person_id
    listed = (await site.db.read(reports.listed, person_id))[:MOST_LISTED]
    now, zone = site.clock.now(), zone_of(request)
    return site.templates.page(
        "reports/list.html",
        422 if fault else 200,
        files=("rooms.css", "account.css", "home.css", "reports.css", "zone.js"),
        forms_to=OUR_FORMS,
        section="trackers",
        fault=fault,
        choice=await site.db.read(choice_of, person_id),
        can_mail=site.can_mail,
        listed=[
            (str(each.month), f"{each.month.name} {each.month.first.year}", time_in_sentence(each.made_at, now, zone))
            for each in listed
        ],
    )
