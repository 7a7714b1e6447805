"""Sending mails.

SMTP has no list in which to look for a mail of which nobody knows whether the server took it. So it is sent once
more, with the same Message-ID and date, by which mailboxes know it again: a notice twice does no harm, and none at
all might. After a second attempt without an answer it is given up, so that a server that takes mails and never says
so sends nobody the same one all day.
"""

from collections.abc import Callable, Mapping
from functools import partial

from clients.mail import MailClient, MailFailed, MailFault
from core.delivery import Again, Delivery, Done, Outcome, Refused, Unknown
from core.events.services import MailPaused
from core.mail.mail import Mail
from core.tx import Tx
from core.wording import mails as wording
from storage import links
from storage.delivery import deliveries
from storage.delivery.mails import MailKind, MailOrder
from storage.engine.database import Database, NotCommitted
from storage.links import Purpose
from storage.reports import reports
from storage.signing_in import mail_addresses

AT_ONCE = 4
OURS_WAITS = 30
"""Waits until the next try where an operator has to mend something: a minute by default."""
TWICE = "Twice no answer came from the SMTP server: the mail may have arrived, once or twice. Its log says."
NOTICES: Mapping[MailKind, Callable[[str], Mail]] = {
    MailKind.CHANGED: wording.changed,
    MailKind.REMOVED: wording.removed,
    MailKind.PASSWORD_SET: wording.password_set,
    MailKind.PASSWORD_REMOVED: wording.password_removed,
    MailKind.PROGRAM_MADE: wording.program_made,
}


class MailCourier:
    """Hands mails to the SMTP server."""

    at_once = AT_ONCE

    def __init__(self, client: MailClient, db: Database, sender: str) -> None:
        self._client = client
        self._db = db
        self._host = sender.rpartition("@")[2]

    async def send(self, delivery: Delivery) -> Outcome:
        """Try once."""
        try:
            mail = await self._db.write(_written, delivery)
        except NotCommitted as error:
            return Again(str(error))
        if mail is None:  # another address is wanted by now, or what it tells of is gone
            return Done(then=partial(_forget, delivery))
        try:
            await self._client.send(mail, f"<{delivery.id}@{self._host}>", delivery.first_due_at)
        except MailFailed as failed:
            return _judged(failed, delivery)
        return Done(then=partial(_forget, delivery))

    async def settle(self, delivery: Delivery) -> Outcome:
        """Once more, and only once if no answer comes to that either.

        What certainly fails is tried again, as often as it takes; but of the first one still nobody knows.
        """
        outcome = await self.send(delivery)
        if isinstance(outcome, Unknown):
            return Refused(TWICE)
        return Unknown(outcome.reason, events=outcome.events) if isinstance(outcome, Again) else outcome


def _judged(failed: MailFailed, delivery: Delivery) -> Outcome:
    if failed.happened is None:
        return Unknown(failed.reason)
    if failed.fault is MailFault.REFUSED:
        return Refused(failed.reason, failed.code, then=partial(_forget, delivery))
    if failed.fault is MailFault.OURS:
        return Again(failed.reason, waits=OURS_WAITS, events=(MailPaused(failed.reason),))
    return Again(failed.reason)


def _written(tx: Tx, delivery: Delivery) -> Mail | None:
    """What is to be sent now. A link is made only here, so that it is kept nowhere but in the mail."""
    order = MailOrder.from_json(delivery.content)
    person_id = delivery.person_id or 0
    if order.kind is MailKind.SIGNED_IN:
        return wording.signed_in(order.to, order.browser)
    if order.kind is MailKind.MONTHLY_REPORT:
        return _report(tx, order, person_id)
    if order.kind is not MailKind.CONFIRM:
        return NOTICES[order.kind](order.to)
    if not mail_addresses.wanted(tx, order.subject_id, person_id):
        return None
    if mail_addresses.find_by_email(tx, order.to) not in {None, person_id}:
        return wording.somebody_wants_it(order.to)
    return wording.confirm(order.to, links.make(tx, Purpose.MAIL, person_id, order.subject_id))


def _report(tx: Tx, order: MailOrder, person_id: int) -> Mail | None:
    """Nothing once the report is deleted, or the address isn't the person's any more."""
    found = reports.get(tx, order.subject_id)
    is_theirs = mail_addresses.of_person(tx, person_id).confirmed == order.to
    if found is None or not is_theirs:
        return None
    link = links.make(tx, Purpose.REPORT, person_id, found.id)
    return wording.report(order.to, found.month.name, link, links.make(tx, Purpose.STOP_REPORTS, person_id))


def _forget(delivery: Delivery, tx: Tx) -> None:
    """Keep the address no longer than it is needed."""
    deliveries.erase_content(tx, delivery.id)
