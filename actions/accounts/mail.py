"""A person's e-mail address: asking for it, confirming it, doing without."""

from dataclasses import dataclass, replace

from core.clock import DAY
from core.mail.address import key_of, mail_address
from core.tx import Tx
from storage import links, people
from storage.delivery import mails
from storage.delivery.mails import MailKind, MailOrder
from storage.links import Purpose
from storage.signing_in import attempts, mail_addresses
from storage.signing_in.mail_addresses import MailAddresses

ASKED_PER_PERSON = 5
"""Mails to confirm an address in a day, of one person."""
ASKED_PER_ADDRESS = 3
"""And to one address, whoever asks: nobody fills a stranger's mailbox."""
ASKED_BY_ALL = 1000


@dataclass(frozen=True, slots=True)
class MailAsked:
    """A mail is on its way to that address. Whether somebody has it already, only its owner is told, there."""

    address: str


@dataclass(frozen=True, slots=True)
class NoMailAddress:
    """What was typed is no e-mail address."""


@dataclass(frozen=True, slots=True)
class TooManyMails:
    """No more mails for now; for how many milliseconds."""

    wait: int


def mail_of(tx: Tx, person_id: int) -> MailAddresses:
    """A person's address, and the one that waits to be confirmed, with what became of the mail with its link."""
    found = mail_addresses.of_person(tx, person_id)
    return replace(found, is_refused=bool(found.wanted) and mails.is_dead(tx, person_id, found.wanted_id))


def ask_for_mail(tx: Tx, person_id: int, typed: str) -> MailAsked | NoMailAddress | TooManyMails:
    """Have an address confirmed by a link that is sent there. It is the same work whoever has it."""
    address = mail_address(typed)
    if address is None:
        return NoMailAddress()
    people.lock_known(tx, person_id)
    limits = (("person", str(person_id), ASKED_PER_PERSON), ("address", key_of(address), ASKED_PER_ADDRESS))
    for what, whose, most in (*limits, ("all", "", ASKED_BY_ALL)):
        counted, ends_at = attempts.count(tx, f"mail.{what}", whose, DAY)
        if counted > most:
            return TooManyMails(ends_at - tx.now)
    links.drop(tx, Purpose.MAIL, person_id)
    row_id = mail_addresses.want(tx, person_id, address)
    mails.add(tx, person_id, MailOrder(MailKind.CONFIRM, address, row_id))
    return MailAsked(address)


def behind_mail_link(tx: Tx, person_id: int, token: str) -> str:
    """The address that a link would confirm now for that person, who asked for it; nothing for anybody else."""
    link = links.find(tx, Purpose.MAIL, token)
    if link is None or link.is_used or link.person_id != person_id:
        return ""
    return mail_addresses.wanted(tx, link.subject or 0, person_id)


def confirm_mail(tx: Tx, person_id: int, token: str) -> bool:
    """Use a link up: its address is the person's from now on. False if it doesn't hold, or is somebody else's."""
    link = links.find_to_use(tx, Purpose.MAIL, token)
    if link is None or link.person_id != person_id:
        return False
    before = mail_addresses.of_person(tx, person_id)
    if not links.use(tx, link) or not mail_addresses.confirm(tx, link.subject or 0, person_id):
        return False
    links.drop(tx, Purpose.MAIL, person_id)
    if before.confirmed and key_of(before.confirmed) != key_of(before.wanted):
        mails.add(tx, person_id, MailOrder(MailKind.CHANGED, before.confirmed))
    return True


def remove_mail(tx: Tx, person_id: int) -> None:
    """Forget the person's address; a last mail there says so."""
    people.lock_known(tx, person_id)
    before = mail_addresses.of_person(tx, person_id)
    links.drop(tx, Purpose.MAIL, person_id)
    mail_addresses.remove(tx, person_id)
    if before.confirmed:
        mails.add(tx, person_id, MailOrder(MailKind.REMOVED, before.confirmed))
