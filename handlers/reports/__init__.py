from actions.reports.asking import (
    Chosen,
    NoMailConfirmed,
    NoSuchMonth,
    ReportAsked,
    ask_for_report,
    choose_reports,
)
from core.events.reports import ReportsChosen
from core.reading.commands import Needs, command
from core.reports.order import ReportChoice
from core.text import SILENCE, DoubtfulRefusal, Refusal, Reply, Text
from core.tx import Tx
from core.wording import reports as wording

CHOSEN = {ReportChoice.TEXT: wording.by_text, ReportChoice.MAIL: wording.by_mail, ReportChoice.NONE: wording.off}
CHOICES = {"TEXT": ReportChoice.TEXT, "MAIL": ReportChoice.MAIL, "OFF": ReportChoice.NONE}


@command(
    "REPORT",
    shape="REPORT [month|TEXT|MAIL|OFF] [year]",
    needs=Needs.TRACKER,
    about="Your month as a page and a PDF: a link. TEXT, MAIL, OFF: how it comes each month.",
)
def report(tx: Tx, text: Text, month: str = "", year: str = "") -> Reply:
    """Have a report made, which answers the text once it is there; or choose how the monthly one comes."""
    if month in CHOICES:
        if year:
            raise DoubtfulRefusal(wording.no_such_month())
        return _chosen(choose_reports(tx, text.person.id, CHOICES[month]))
    match ask_for_report(tx, text.person.id, month, year, text.id):
        case ReportAsked():
            return SILENCE
        case NoSuchMonth():
            raise DoubtfulRefusal(wording.no_such_month())


def _chosen(outcome: Chosen | NoMailConfirmed) -> Reply:
    match outcome:
        case Chosen(wanted):
            return Reply(CHOSEN[wanted](), ReportsChosen(wanted.value))
        case NoMailConfirmed():
            raise Refusal(wording.no_mail_confirmed())
