"""Telling a person by e-mail of what is sensitive."""

from core.clock import DAY
from core.tx import Tx
from storage.delivery import mails
from storage.delivery.mails import MailKind, MailOrder
from storage.signing_in import attempts, mail_addresses

NOTICES_PER_PERSON = 20
"""In a day; who signs in all the time needs no more."""


def tell_by_mail(tx: Tx, person_id: int, kind: MailKind, browser: str = "") -> None:
    """Tell the person of something sensitive, if they have an address and the operator an SMTP server."""
    address = mail_addresses.of_person(tx, person_id).confirmed if tx.can_mail else ""
    if address and attempts.count(tx, "mail.notices", str(person_id), DAY)[0] <= NOTICES_PER_PERSON:
        mails.add(tx, person_id, MailOrder(kind, address, browser=browser))
