"""Signing browsers in: with a code from the phone, with a PIN, with a password; and signing all of them out."""

from dataclasses import dataclass
from typing import TypeAlias

from actions.notices import tell_by_mail
from actions.pins import Entered, PinEntered, PinPurpose, enter_pin
from core.phones.codes import ExpiredCode, MisreadCode, WrongCode
from core.tx import Tx
from storage import links, people, sessions, sign_in_codes
from storage.delivery.mails import MailKind
from storage.links import Purpose
from storage.programs import program_tokens
from storage.sessions import Session
from storage.sign_in_codes import CODE_DIGITS, SignedIn
from storage.signing_in import pins
from storage.signing_in.browsers import Browser, Way
from storage.signing_in.pins import PinOver

__all__ = [
    "CODE_DIGITS",
    "BrowserSignedIn",
    "SignedIn",
    "enter_code",
    "make_link",
    "sign_in",
    "sign_in_by_pin",
    "sign_out_everywhere",
]

CodeEntered: TypeAlias = SignedIn | WrongCode | MisreadCode | ExpiredCode


@dataclass(frozen=True, slots=True)
class BrowserSignedIn:
    """A browser is signed in.

    Attributes:
        cookie: by which it is known from now on; kept nowhere else.
        person_id: as whom.
        tag: their pseudonym.
        purpose: what the PIN was for, if it was a PIN.
        is_new: whether they have just been registered.
    """

    cookie: str
    person_id: int
    tag: str
    way: Way
    purpose: PinPurpose | None = None
    is_new: bool = False


def sign_in_by_pin(
    tx: Tx, secret: str, digits: str, network: str, browser: Browser, before: Session | None, ours: str = ""
) -> BrowserSignedIn | PinEntered:
    """Take the PIN that was typed in a browser; with the right one, it is signed in anew, and fresh.

    Args:
        tx: the transaction.
        secret: what the browser got when it asked.
        digits: as typed.
        network: the network address of whoever enters it.
        browser: what its person is shown of it.
        before: the session that it has; it ends.
        ours: our number, for what is told somebody new later.
    """
    entered = enter_pin(tx, secret, digits, network, ours)
    if not isinstance(entered, Entered):
        return entered
    if entered.purpose is PinPurpose.API or (entered.purpose is PinPurpose.FRESH and not _is_of(before, entered)):
        return PinOver()
    cookie = sessions.make(tx, entered.person_id, Way.PIN, browser, before)
    if entered.purpose is not PinPurpose.FRESH:
        tell_by_mail(tx, entered.person_id, MailKind.SIGNED_IN, browser.device)
    return BrowserSignedIn(cookie, entered.person_id, entered.tag, Way.PIN, entered.purpose, entered.is_new)


def _is_of(session: Session | None, entered: Entered) -> bool:
    return session is not None and session.is_signed_in and session.person_id == entered.person_id


def sign_in(tx: Tx, person_id: int, way: Way, browser: Browser, before: Session | None) -> BrowserSignedIn | None:
    """Sign a browser in whose person has shown who they are; nothing if they are gone."""
    people.lock_known(tx, person_id)
    if not people.is_known(tx, person_id):
        return None
    tell_by_mail(tx, person_id, MailKind.SIGNED_IN, browser.device)
    cookie = sessions.make(tx, person_id, way, browser, before)
    return BrowserSignedIn(cookie, person_id, people.tag_of(tx, person_id), way)


def make_link(tx: Tx, person_id: int) -> str:
    """A fresh one-time link to the page that shows a code."""
    return links.make(tx, Purpose.SIGN_IN, person_id)


def enter_code(tx: Tx, person_id: int, digits: str) -> CodeEntered | None:
    """Take a code that the person's phone sent: the browser that shows it is signed in. None if none is awaited."""
    entered = sign_in_codes.enter(tx, person_id, digits)
    if isinstance(entered, SignedIn):
        tell_by_mail(tx, person_id, MailKind.SIGNED_IN)
    return entered


def sign_out_everywhere(tx: Tx, person_id: int) -> int:
    """End all sessions of the person's, and take back all links that would make new ones, or give out an export.

    With the sessions end programs that signed in. Tokens that the person made for programs go on, for they run
    unattended: they are ended by themselves. Returns how many there are.
    """
    for purpose in (Purpose.ROOM, Purpose.SIGN_IN, Purpose.EXPORT, Purpose.DESK):
        links.drop(tx, purpose, person_id)
    pins.drop_all(tx, person_id)
    sessions.revoke_all(tx, person_id)
    return len(program_tokens.of_person(tx, person_id))
