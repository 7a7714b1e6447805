"""Links from texts and mails that let a browser look at one report."""

from core.tx import Tx
from storage.links import Purpose
from storage.reports import reports
from storage.reports.reports import KeptReport
from storage.sessions import Session
from storage.signing_in import by_link
from storage.signing_in.browsers import UNKNOWN, Browser
from storage.signing_in.by_link import LetIn


def behind(tx: Tx, token: str) -> KeptReport | None:
    """The report that a link opens, if it would do so now."""
    return by_link.behind(tx, Purpose.REPORT, token, _shown_to)


def enter(tx: Tx, token: str, before: Session | None, browser: Browser = UNKNOWN) -> LetIn[KeptReport] | None:
    """Use a link up and let the browser that holds it look at its report."""
    return by_link.enter(tx, Purpose.REPORT, token, _shown_to, before, browser)


def _shown_to(tx: Tx, person_id: int, report_id: int) -> KeptReport | None:
    report = reports.get(tx, report_id)
    return report if report is not None and report.person_id == person_id else None
