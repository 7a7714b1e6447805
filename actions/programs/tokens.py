"""Programs that act for a person: signed in as a browser is, or by a token that the person made for them."""

from collections.abc import Collection
from dataclasses import dataclass

from actions.accounts.passwords import StoredPassword, sign_in_by_password
from actions.notices import tell_by_mail
from actions.pins import Entered, PinEntered, PinPurpose, enter_pin
from actions.programs.registering import NO_DETAILS, Details, come_true
from actions.signing_in import BrowserSignedIn, sign_in
from core.tx import Tx
from storage import sessions
from storage.delivery.mails import MailKind
from storage.programs import program_tokens, refresh_tokens
from storage.programs.program_tokens import ProgramToken
from storage.programs.refresh_tokens import NotValid, Reused, Rotated
from storage.sessions import Session
from storage.signing_in.browsers import Browser, Way
from storage.signing_in.pins import PinOver

__all__ = [
    "NotValid",
    "ProgramMade",
    "ProgramSignedIn",
    "ProgramToken",
    "Reused",
    "Rotated",
    "end_program",
    "end_programs",
    "list_programs",
    "make_program",
    "refresh",
    "sign_program_in_by_password",
    "sign_program_in_by_pin",
]

FOR_PROGRAMS = frozenset({PinPurpose.API, PinPurpose.REGISTER})


@dataclass(frozen=True, slots=True)
class ProgramSignedIn:
    """A program has a session.

    Attributes:
        token: the first refresh token of its family; kept nowhere else.
        is_new: whether its person has just been registered.
    """

    token: str
    session: Session
    is_new: bool = False


def sign_program_in_by_pin(
    tx: Tx, secret: str, digits: str, network: str, browser: Browser, ours: str, details: Details = NO_DETAILS
) -> ProgramSignedIn | PinEntered:
    """Take a PIN that a program asked for (see `actions.signing_in.sign_in_by_pin`).

    Of whoever is new, what the program told when it asked comes true; of anybody else, nothing is changed.
    """
    entered = enter_pin(tx, secret, digits, network, ours)
    if not isinstance(entered, Entered):
        return entered
    if entered.purpose not in FOR_PROGRAMS:
        return PinOver()
    if entered.is_new:
        come_true(tx, entered.person_id, details)
    done = sign_in(tx, entered.person_id, Way.PIN, browser, None)
    return _with_token(tx, done, is_new=entered.is_new) or PinOver()


def sign_program_in_by_password(
    tx: Tx, number: str, stored: StoredPassword, browser: Browser
) -> ProgramSignedIn | None:
    """The password was right: let the program have a session, unless the password is another one by now."""
    return _with_token(tx, sign_in_by_password(tx, number, stored, browser, None))


def _with_token(tx: Tx, done: BrowserSignedIn | None, *, is_new: bool = False) -> ProgramSignedIn | None:
    session = sessions.find(tx, done.cookie) if done is not None else None
    return ProgramSignedIn(refresh_tokens.begin(tx, session), session, is_new) if session is not None else None


def refresh(tx: Tx, token: str) -> Rotated | Reused | NotValid:
    """Use a refresh token for the next one; one that was used ends its session."""
    return refresh_tokens.rotate(tx, token)


@dataclass(frozen=True, slots=True)
class ProgramMade:
    """A program's token, which is shown this once, and what is known of it."""

    token: str
    program: ProgramToken


def make_program(tx: Tx, person_id: int, name: str, scopes: Collection[str], days: int) -> ProgramMade | None:
    """A token for so many days; nothing if the person has as many as one may have. A mail tells them."""
    made = program_tokens.make(tx, person_id, name, scopes, days)
    found = program_tokens.find(tx, made[0]) if made is not None else None
    if made is None or found is None:
        return None
    tell_by_mail(tx, person_id, MailKind.PROGRAM_MADE)
    return ProgramMade(made[0], found)


def list_programs(tx: Tx, person_id: int) -> list[ProgramToken]:
    """The person's, the newest first."""
    return program_tokens.of_person(tx, person_id)


def end_program(tx: Tx, person_id: int, token_id: int) -> bool:
    """End one of the person's; false if there is none like that."""
    return program_tokens.end(tx, person_id, token_id)


def end_programs(tx: Tx, person_id: int) -> None:
    """End all of the person's."""
    program_tokens.end_all(tx, person_id)
