"""Links from texts and mails that let a browser look at one report."""

from dataclasses import dataclass

from core.tx import Tx
from storage import links
from storage.links import Link, Purpose
from storage.reports import reports
from storage.reports.reports import KeptReport
from storage.sessions import Session
from storage.signing_in.browsers import UNKNOWN, Browser
from storage.signing_in.by_link import let_in_by


@dataclass(frozen=True, slots=True)
class ReportEntered:
    """A browser has just been let in.

    Attributes:
        cookie: the value of its new cookie; empty if it keeps the one that it has.
        tag: whose it is (a pseudonym).
        report: the one to show.
    """

    cookie: str
    tag: str
    report: KeptReport


def behind(tx: Tx, token: str) -> KeptReport | None:
    """The report that a link opens, if it would do so now."""
    return _opened(tx, links.find(tx, Purpose.REPORT, token))


def _opened(tx: Tx, link: Link | None) -> KeptReport | None:
    if link is None or link.is_used or link.subject is None:
        return None
    found = reports.get(tx, link.subject)
    return found if found is not None and found.person_id == link.person_id else None


def enter(tx: Tx, token: str, before: Session | None, browser: Browser = UNKNOWN) -> ReportEntered | None:
    """Use a link up and let the browser that holds it look at its report; the session that it had before ends.

    A browser in which the link's person is signed in stays so.
    """
    link = links.find_to_use(tx, Purpose.REPORT, token)
    found = _opened(tx, link)
    if link is None or found is None:
        return None
    entered = let_in_by(tx, link, before, browser, report_id=found.id)
    return ReportEntered(entered.cookie, entered.tag, found) if entered else None
