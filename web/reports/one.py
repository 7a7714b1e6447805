"""One report: as a page, as a PDF, and deleting it."""

import asyncio
from http import HTTPStatus

from aiohttp import web

from core.logs import get_logger
from core.reports.months import Month
from core.reports.shown import shown
from core.tx import Tx
from storage.reports import reports
from storage.reports.reports import KeptReport
from storage.sessions import Session
from web.headers import LOCKED_IN, NO_STORE, OUR_FORMS
from web.identity import session_of
from web.reports.pdf import NoPdf
from web.responses import see_other
from web.site import Site
from web.words import attachment, time_in_sentence, zone_named, zone_of

log = get_logger()

PDF = "application/pdf"


async def show(site: Site, request: web.Request) -> web.Response:
    """The page."""
    session = session_of(request)
    found = await site.db.read(_opened, session, _month(request))
    if found is None:
        return site.templates.page("nothing_here.html", 404)
    return site.templates.page(
        "reports/report.html",
        files=("rooms.css", "home.css", "charts.css", "reports.css", "zone.js"),
        forms_to=OUR_FORMS,
        section="trackers" if session.is_signed_in else "",
        month=str(found.month),
        report=await asyncio.to_thread(shown, found.report),
        made=time_in_sentence(found.made_at, site.clock.now(), zone_named(found.report.zone) or zone_of(request)),
        is_signed_in=session.is_signed_in,
    )


async def pdf(site: Site, request: web.Request) -> web.Response:
    """The same as a PDF. The page is there even if that can't be made."""
    found = await site.db.read(_opened, session_of(request), _month(request))
    if found is None:
        return site.templates.page("nothing_here.html", 404)
    try:
        content = await site.pdfs.make(found.report, found.made_at)
    except NoPdf:
        return site.templates.page("reports/no_pdf.html", HTTPStatus.SERVICE_UNAVAILABLE, month=str(found.month))
    return web.Response(body=content, headers=headers_of(found))


def headers_of(found: KeptReport) -> dict[str, str]:
    """Of the file with a report."""
    return {
        **LOCKED_IN,
        **NO_STORE,
        "Content-Type": PDF,
        "Content-Disposition": attachment(f"backslash {found.month}.pdf"),
    }


async def ask_to_delete(site: Site, request: web.Request) -> web.Response:
    """Whether it is to go."""
    found = await site.db.read(_opened, session_of(request), _month(request))
    if found is None:
        return site.templates.page("nothing_here.html", 404)
    title = f"{found.month.name} {found.month.first.year}"
    return site.templates.page("reports/delete.html", forms_to=OUR_FORMS, month=str(found.month), title=title)


async def delete(site: Site, request: web.Request) -> web.Response:
    """Its button."""
    session = session_of(request)
    found = await site.db.read(_opened, session, _month(request))
    if found is not None and await site.db.write(reports.delete, session.person_id, found.id):
        log.info("report.deleted", person=session.tag)
    return see_other(site.url("reports"))


def _opened(tx: Tx, session: Session, month: Month | None) -> KeptReport | None:
    """The person's report of that month, if this browser opens it."""
    found = reports.of_month(tx, session.person_id, month) if month is not None else None
    return found if found is not None and session.opens_report(found.id) else None


def _month(request: web.Request) -> Month | None:
    return Month.parse(request.match_info["month"])
