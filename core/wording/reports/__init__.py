"""What is said about reports of a month: one segment each, two where a link needs it."""

from core.reports.months import Month
from core.reports.report import Report
from core.wording.segments import first_fitting

STOPS = "REPORT OFF ends these."
"""Told with the first one that comes by itself."""


def ready(report: Report, link: str, *, is_first: bool) -> str:
    """It is there. `is_first`: nobody asked for it, and its person doesn't know yet how to get none."""
    month = Month.of(report.first).name
    title = f"Your {month}" if report.is_whole else f"Your {month} so far"
    what = _in_short(report)
    end = f" {STOPS}" if is_first else ""
    once = "The link works once, within a week:"
    return first_fitting(
        f"{title}: {what} {once} {link}{end}",
        f"{title}: {what} {link}{end}",
        f"{title}: {link}{end}",
    )


def _in_short(report: Report) -> str:
    if report.entries:
        noted = sum(1 for each in report.trackers if each.entries)
        entries = "1 entry" if report.entries == 1 else f"{report.entries} entries"
        return f"{entries} in {noted} tracker{'' if noted == 1 else 's'}."
    texts = "1 text" if report.texts == 1 else f"{report.texts} texts"
    return f"nothing noted, {texts}."


def failed() -> str:
    """It was tried for too long."""
    return "Your report could not be made. Text REPORT to try again."


def no_such_month() -> str:
    """It is yet to come."""
    return "Nothing made: that month is yet to come. Name another, as REPORT October, or just text REPORT."


def by_text() -> str:
    """From now on, by text."""
    return "Your report comes by text, with a link, on the first day of each month at 20:00. REPORT OFF ends it."


def by_mail() -> str:
    """From now on, by e-mail."""
    return "Your report comes by e-mail on the first day of each month at 20:00. REPORT OFF ends it."


def off() -> str:
    """None any more."""
    return "No monthly report comes any more. REPORT makes one at any time, REPORT TEXT brings it back."


def no_mail_confirmed() -> str:
    """By e-mail, and there is no address."""
    return "Nothing changed: you have no e-mail address here. LOGIN gives you a link to your account, to add one."
