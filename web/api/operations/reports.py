from datetime import datetime
from typing import Annotated

from aiohttp import web
from pydantic import Field

from actions.reports.making import make_report
from actions.tracking.local_days import zone_of_person
from core.clock import Moment
from core.reports.months import Month
from core.reports.report import Report
from core.tx import Tx
from storage.reports import reports
from storage.reports.reports import KeptReport, ListedReport
from web.api.cursors import Portion, portion_of
from web.api.declaration import ApiAnswer, ApiModel, Call, Operation, Scope
from web.api.ids import REPORT
from web.api.problems import NOT_HERE, Problem, ProblemKind, refused
from web.api.times import at
from web.reports.one import PDF, headers_of
from web.reports.pdf import NoPdf
from web.route import MONTH
from web.site import Site

NO_SUCH_MONTH = ProblemKind("no-such-month", 409, "That month is yet to come, or there is none")
NO_PDF = ProblemKind("no-pdf", 503, "The PDF can't be made just now; the report itself is there")
SOON = 60

MonthName = Annotated[str, Field(pattern=f"^{MONTH}$", description="Such as 2026-10.")]


class ReportListed(ApiModel):
    """That there is a report of a month."""

    id: Annotated[str, Field(pattern=REPORT.whole)]
    month: MonthName
    made_at: datetime


class ReportList(ApiModel):
    """A portion of your reports, the latest month first."""

    items: list[ReportListed]
    next_cursor: str | None


class ReportShown(ReportListed):
    """A report of a month, and all that it says."""

    report: Report


class NewReport(ApiModel):
    """A report to be made."""

    month: MonthName


def _shown(found: KeptReport) -> ReportShown:
    return ReportShown(
        id=REPORT.show(found.id), month=str(found.month), made_at=at(found.made_at), report=found.report
    )


def _listed(found: ListedReport) -> ReportListed:
    return ReportListed(id=REPORT.show(found.id), month=str(found.month), made_at=at(found.made_at))


def list_all(tx: Tx, call: Call) -> ApiAnswer:
    """One's reports."""
    wanted: Portion = call.query
    before = wanted.before
    left = [each for each in reports.listed(tx, call.person_id) if before is None or each.month.number < before]
    listed, cursor = portion_of(left, wanted.limit, lambda each: each.month.number)
    items = [
        ReportListed(id=REPORT.show(each.id), month=str(each.month), made_at=at(each.made_at)) for each in listed
    ]
    return ApiAnswer(ReportList(items=items, next_cursor=cursor))


def _of(tx: Tx, call: Call) -> KeptReport:
    """The report of the path.

    Raises:
        RefusedRequest: when whoever asks has none like that.
    """
    found = reports.get(tx, call.number("report"))
    if found is None or found.person_id != call.person_id:
        raise refused(NOT_HERE)
    return found


def get(tx: Tx, call: Call) -> ApiAnswer:
    """One of them."""
    return ApiAnswer(_shown(_of(tx, call)))


async def make(site: Site, _: web.Request, call: Call) -> ApiAnswer:
    """Make one, outside of any writer's way, and keep it."""
    wanted: NewReport = call.body
    made = await site.db.read(_made, call.person_id, Month.parse(wanted.month), site.clock.now())
    if made is None:
        raise refused(NO_SUCH_MONTH)
    return await site.db.write(_keep, call, made)


def _made(tx: Tx, person_id: int, month: Month | None, now: Moment) -> Report | None:
    """Of a month that has begun."""
    if month is None or month > Month.at(now, zone_of_person(tx, person_id)):
        return None
    return make_report(tx, person_id, month, now)


def _keep(tx: Tx, call: Call, made: Report) -> ApiAnswer:
    if not call.known.may_still(tx):
        raise refused(NOT_HERE)
    report_id = reports.keep(tx, call.person_id, made)
    return ApiAnswer(
        ReportShown(id=REPORT.show(report_id), month=str(Month.of(made.first)), made_at=at(tx.now), report=made)
    )


async def pdf(site: Site, _: web.Request, call: Call) -> Problem | web.StreamResponse:
    """Its bytes."""
    found = await site.db.read(_of, call)
    try:
        content = await site.pdfs.make(found.report, found.made_at)
    except NoPdf:
        return Problem(NO_PDF, retry_seconds=SOON)
    return web.Response(body=content, headers=headers_of(found))


def delete(tx: Tx, call: Call) -> ApiAnswer:
    """Delete one; what was noted stays."""
    if not reports.delete(tx, call.person_id, call.number("report")):
        raise refused(NOT_HERE)
    return ApiAnswer()


OPERATIONS = (
    Operation(
        "list_reports",
        "GET",
        "/reports",
        "Your reports of months.",
        Scope.TRACKERS_READ,
        list_all,
        answer=ReportList,
        query=Portion,
    ),
    Operation(
        "make_report",
        "POST",
        "/reports",
        "Makes the report of a month that has begun, in place of the one that there may be of it.",
        Scope.TRACKERS_WRITE,
        work=make,
        body=NewReport,
        answer=ReportShown,
        status=201,
        problems=(NO_SUCH_MONTH,),
    ),
    Operation(
        "get_report",
        "GET",
        "/reports/{report}",
        "A report, as figures.",
        Scope.TRACKERS_READ,
        get,
        answer=ReportShown,
    ),
    Operation(
        "get_report_pdf",
        "GET",
        "/reports/{report}/pdf",
        "The same to be read and printed.",
        Scope.TRACKERS_READ,
        work=pdf,
        files=(PDF,),
        problems=(NO_PDF,),
    ),
    Operation(
        "delete_report",
        "DELETE",
        "/reports/{report}",
        "Deletes a report; what you noted stays.",
        Scope.TRACKERS_WRITE,
        delete,
        status=204,
    ),
)
