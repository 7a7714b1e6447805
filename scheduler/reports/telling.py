"""A report is made: it is kept, and its person gets a link, by text or by e-mail."""

from core.reports.order import ReportOrder
from core.reports.report import Report
from core.tx import Tx
from core.wording import reports as wording
from storage import links, people
from storage.delivery import mails
from storage.delivery.follow_ups import follow_up
from storage.delivery.mails import MailKind, MailOrder
from storage.links import Purpose
from storage.reports import monthly, reports
from storage.signing_in import mail_addresses


def tell(text_id: int | None, person_id: int, report: Report, order: ReportOrder, tx: Tx) -> None:
    """Keep it, and tell of it. Who has left meanwhile has none."""
    people.lock_known(tx, person_id)
    if not people.is_known(tx, person_id):
        return
    report_id = reports.keep(tx, person_id, report)
    address = mail_addresses.of_person(tx, person_id).confirmed if order.by_mail and tx.can_mail else ""
    if address:
        mails.add(tx, person_id, MailOrder(MailKind.MONTHLY_REPORT, address, report_id))
        return
    link = links.make(tx, Purpose.REPORT, person_id, report_id)
    is_first = order.is_monthly and monthly.tell_once(tx, person_id)
    follow_up(tx, text_id, person_id, wording.ready(report, link, is_first=is_first))
