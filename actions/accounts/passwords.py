"""A person's own password: setting it, and signing in by it. Hashing is slow, and done outside of transactions."""

from dataclasses import dataclass

from actions.notices import tell_by_mail
from actions.pins import TooOften
from actions.signing_in import BrowserSignedIn, sign_in
from core.clock import DAY, HOUR, MINUTE
from core.tx import Tx
from storage import people, sessions
from storage.delivery.mails import MailKind
from storage.sessions import Session
from storage.signing_in import attempts, credentials, devices
from storage.signing_in.browsers import Browser, Way

FREE_TRIES = 5
"""Wrong passwords for one number in a day; after these, each one costs a wait, and each wait is twice the last. A
browser that its person has signed in with before has as many of its own."""
MOST_DOUBLINGS = 10
TRIES_PER_NETWORK = 60
"""Of one network address in an hour."""


@dataclass(frozen=True, slots=True)
class StoredPassword:
    """What a password is compared with.

    Attributes:
        person_id: whose it is; empty, as `hashed` is, where nobody has that number, or they have no password.
        counted_for: by what the try is counted: the number, or a browser that its person has signed in with before.
    """

    person_id: int | None = None
    hashed: str | None = None
    counted_for: str = ""


def count_hashing(tx: Tx, network: str) -> TooOften | None:
    """Count that a stranger from there has a password hashed, which takes long; or say when they may."""
    for area, times in attempts.areas(network):
        tried, ends_at = attempts.count(tx, "password.network", area, HOUR)
        if tried > TRIES_PER_NETWORK * times:
            return TooOften(ends_at - tx.now)
    return None


def begin_try(tx: Tx, number: str, network: str, device: str = "") -> StoredPassword | TooOften:
    """Count a try, before the password is looked at, so that many at once are no way around the limit.

    Args:
        tx: the transaction.
        number: whose password it may be, in E.164 form.
        network: the network address of whoever tries.
        device: what the browser shows that somebody has signed in with before.
    """
    person_id, hashed = credentials.of_number(tx, number) or (None, None)
    known = devices.read(tx.keys, device)
    if known is not None and known.person_id == person_id:
        return _counted(tx, StoredPassword(person_id, hashed, known.name))
    return count_hashing(tx, network) or _counted(tx, StoredPassword(person_id, hashed, number))


def _counted(tx: Tx, stored: StoredPassword) -> StoredPassword | TooOften:
    """With one try more; one that is refused doesn't count, or else whoever goes on trying keeps all others out."""
    whose = stored.counted_for
    times, _ = attempts.count(tx, "password.number", whose, DAY)
    _, held_until = attempts.counted(tx, "password.wait", whose)
    if held_until > tx.now:
        attempts.take_back(tx, "password.number", whose)
        return TooOften(held_until - tx.now)
    if times >= FREE_TRIES:
        attempts.hold(tx, "password.wait", whose, min(MINUTE << min(times - FREE_TRIES, MOST_DOUBLINGS), HOUR))
    return stored


def sign_in_by_password(
    tx: Tx, number: str, stored: StoredPassword, browser: Browser, before: Session | None
) -> BrowserSignedIn | None:
    """The password was right: sign the browser in, unless the password is another one by now."""
    if stored.person_id is None or credentials.of_number(tx, number) != (stored.person_id, stored.hashed):
        return None
    for what in ("password.number", "password.wait"):
        attempts.drop(tx, what, stored.counted_for)
    return sign_in(tx, stored.person_id, Way.PASSWORD, browser, before)


def set_password(tx: Tx, person_id: int, session_id: int, hashed: str) -> None:
    """Let the person sign in by the password with this hash; browsers other than this one are signed out."""
    people.lock_known(tx, person_id)
    credentials.keep(tx, person_id, hashed)
    sessions.revoke_others(tx, person_id, session_id)
    tell_by_mail(tx, person_id, MailKind.PASSWORD_SET)


def drop_password(tx: Tx, person_id: int) -> None:
    """From now on nobody signs in by a password as that person."""
    credentials.drop(tx, person_id)
    tell_by_mail(tx, person_id, MailKind.PASSWORD_REMOVED)


def has_password(tx: Tx, person_id: int) -> bool:
    """Whether the person set one."""
    return credentials.has_one(tx, person_id)
