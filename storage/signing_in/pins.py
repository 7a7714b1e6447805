"""PINs: six digits that are texted, for the browser (or program) that asked and no other.

Asking is the same work whether anybody has the number: whose it is, is found out later, when the PIN is to be texted
(`issue`). The digits are made only then, and are kept as a keyed hash.
"""

import hmac
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from core.address import SMS, sms
from core.clock import DAY, HOUR, MINUTE, Moment, after
from core.delivery import DeliveryKind
from core.sender_state import SenderState
from core.table import Delete, Expires, Exported, KeyedBriefly, Sealed, Table
from core.tx import Tx
from storage import addresses, people, spending
from storage.delivery import deliveries
from storage.delivery.deliveries import NewDelivery
from storage.links import hash_of
from storage.signing_in import attempts, mail_addresses
from storage.spending import MICROS

PINS = Table(
    "pins",
    deletion=Delete("person_id"),
    expiry=Expires("expires_at"),
    sealed=(Sealed("number"),),
    keyed=(KeyedBriefly("mac", "A PIN holds for ten minutes."),),
    hashes=("hash",),
    export=Exported(
        "PINs that you were texted lately, without their digits.",
        columns=("id", "purpose", "number", "tries", "expires_at"),
        hidden=("hash", "mac"),
    ),
)
DIGITS = 6
LASTS = 10 * MINUTE
MOST_TRIES = 5
SECRET_BYTES = 24
FIRST_WAIT = MINUTE
LONGEST_WAIT = HOUR
WRONG_PER_NETWORK = 25
"""Wrong PINs from one network address in an hour; then none is looked at."""
FEW_TRIES = 1
"""Of each PIN, after many wrong ones from all together: who reads theirs gets in, and guessing brings no more."""
REGISTRATIONS_PER_NUMBER = 3
"""PINs to register with for one number in a day, so that nobody has a stranger's phone ring all day."""
MOST_DOUBLINGS = 10
STRANGERS, OWN = "strangers", "own"
"""Who asks for PINs that are texted: anybody, or who is known to have that number. They are counted apart."""


class PinPurpose(StrEnum):
    """What a PIN is for; the text with it says so."""

    SIGN_IN = "sign_in"
    REGISTER = "register"
    """Of a number that may be unknown: a PIN for this purpose is texted to any number that is served."""
    FRESH = "fresh"
    """Asked again, of who is signed in, before something sensitive."""
    PASSWORD = "password"  # noqa: S105 - the purpose of a reset
    """To set a new password, the old one being forgotten."""
    API = "api"
    """For a program that signs in."""


@dataclass(frozen=True, slots=True)
class PinRequested:
    """A PIN is on its way, if anybody may have one. Who asked shows `secret` with it; it is kept nowhere."""

    secret: str
    expires_at: Moment


@dataclass(frozen=True, slots=True)
class TooOften:
    """Too many were asked for or mistyped; for how many milliseconds nothing is done."""

    wait: int


@dataclass(frozen=True, slots=True)
class PinRight:
    """The right PIN, which is used up. `person_id` is empty if nobody has that number so far."""

    purpose: PinPurpose
    number: str
    person_id: int | None


@dataclass(frozen=True, slots=True)
class PinWrong:
    """Not the PIN; how many tries are left."""

    left: int


@dataclass(frozen=True, slots=True)
class PinMisread:
    """Not six digits: a typo and no guess, so that it costs no try."""


@dataclass(frozen=True, slots=True)
class PinOver:
    """No PIN is awaited from this browser: it expired, was used, or was mistyped too often."""


@dataclass(frozen=True, slots=True)
class Issued:
    """What is to be texted, and to whom; `sender` is empty if nobody has that number so far."""

    number: str
    digits: str
    purpose: PinPurpose
    sender: SenderState | None


def ask(
    tx: Tx, number: str, purpose: PinPurpose, network: str, person_id: int | None = None, device: str = ""
) -> PinRequested | TooOften:
    """Have a PIN texted to that number, if it may have one.

    Args:
        tx: the transaction.
        number: in E.164 form, whoever's.
        purpose: what for.
        network: where whoever asks comes from, as far as it tells them apart.
        person_id: who asks, if they are signed in or their browser was: it is their number. They have an allowance of
            their own, that no stranger uses up.
        device: the name of that browser, which has one too.
    """
    if person_id is None:
        wait = _over(tx, number, purpose, network) or _texted_enough(tx, STRANGERS)
    else:
        wait = _over_own(tx, device or str(person_id)) or _texted_enough(tx, OWN)
    if wait:
        return TooOften(wait)
    secret = secrets.token_urlsafe(SECRET_BYTES)
    pin_id, expires_at = tx.new_id(), after(tx.now, LASTS)
    tx.run(
        "INSERT INTO pins (id, hash, purpose, number, person_id, expires_at)"
        " VALUES (:id, :hash, :purpose, :number, :person, :expires)",
        id=pin_id,
        hash=hash_of(secret),
        purpose=purpose.value,
        number=tx.keys.seal(number, _identity(pin_id)),
        person=person_id,
        expires=expires_at,
    )
    deliveries.add(tx, NewDelivery(DeliveryKind.PIN, "", str(pin_id)))
    return PinRequested(secret, expires_at)


def _over(tx: Tx, number: str, purpose: PinPurpose, network: str) -> int:
    """For how long nobody gets a PIN for that; each limit counts, and the first one that is reached ends it."""
    limits = tx.limits
    _, held_until = attempts.counted(tx, "pin.wait", number)
    if held_until > tx.now:
        return held_until - tx.now
    checks = [("network", area, times * limits.pins_per_network, HOUR) for area, times in attempts.areas(network)]
    if purpose is PinPurpose.REGISTER:
        per_network = limits.registrations_per_network
        checks += [("register.network", area, times * per_network, DAY) for area, times in attempts.areas(network)]
        checks.append(("register.number", number, REGISTRATIONS_PER_NUMBER, DAY))
        checks.append(("register.all", "", limits.registrations_per_day, DAY))
    checks.append(("number", number, limits.pins_per_number, DAY))
    for what, key, most, window in checks:
        number_of_them, ends_at = attempts.count(tx, f"pin.{what}", key, window)
        if number_of_them > most:
            return ends_at - tx.now
    return 0


def _over_own(tx: Tx, whose: str) -> int:
    """The same for who is known to ask about their own number."""
    number_of_them, ends_at = attempts.count(tx, "pin.number", whose, DAY)
    return ends_at - tx.now if number_of_them > tx.limits.pins_per_number else 0


def _texted_enough(tx: Tx, asked_by: str) -> int:
    """For how long no more are texted to anybody. Only what is texted counts, for nothing else costs anything."""
    texted, ends_at = attempts.counted(tx, "pin.texted", asked_by)
    return ends_at - tx.now if texted >= tx.limits.pins_per_hour else 0


def issue(tx: Tx, pin_id: int) -> Issued | None:
    """Make the digits, to be texted at once; nothing if nobody is to get them."""
    row = tx.row(
        "SELECT purpose, number, person_id FROM pins WHERE id = :id AND expires_at > :now AND mac IS NULL",
        id=pin_id,
        now=tx.now,
    )
    if row is None:
        return None
    purpose, number = PinPurpose(row[0]), tx.keys.open(row[1], _identity(pin_id))
    asked_by = STRANGERS if row[2] is None else OWN
    if "@" in number:
        number = _number_behind(tx, number)
    sender = addresses.find(tx, sms(number)) if number else None
    if not number or not _may_have_one(tx, purpose, sender) or not _count_text(tx, asked_by):
        return None
    digits = f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"
    tx.run(
        "UPDATE pins SET mac = :mac, person_id = :person, number = :number WHERE id = :id",
        number=tx.keys.seal(number, _identity(pin_id)),
        mac=tx.keys.digests(_hashed(pin_id, digits))[0],
        person=sender.person.id if sender else None,
        id=pin_id,
    )
    return Issued(number, digits, purpose, sender)


def _number_behind(tx: Tx, mail: str) -> str:
    """The number of whoever confirmed that e-mail address; empty if nobody did, or it has had its PINs."""
    person_id = mail_addresses.find_by_email(tx, mail)
    known = addresses.of_person(tx, person_id) if person_id is not None else ()
    number = next((each.address.value for each in known if each.address.channel == SMS), "")
    if not number:
        return ""
    _, held_until = attempts.counted(tx, "pin.wait", number)
    times, _ = attempts.count(tx, "pin.number", number, DAY)
    return number if held_until <= tx.now and times <= tx.limits.pins_per_number else ""


def _may_have_one(tx: Tx, purpose: PinPurpose, sender: SenderState | None) -> bool:
    if spending.are_texts_spent(tx):
        return False
    if sender is None:
        return purpose is PinPurpose.REGISTER
    return not sender.opted_out and sender.spent_on_texts < tx.limits.text_spend_per_person * MICROS


def _count_text(tx: Tx, asked_by: str) -> bool:
    """One more; false if it is too many: several were asked for before the last one was texted."""
    return attempts.count(tx, "pin.texted", asked_by, HOUR)[0] <= tx.limits.pins_per_hour


def enter(tx: Tx, secret: str, typed: str, network: str) -> PinRight | PinWrong | PinMisread | PinOver | TooOften:
    """Take what was typed for a PIN, by whoever shows the secret of the one who asked. Each look uses up a try."""
    digits = "".join(typed.split())
    if len(digits) != DIGITS or not (digits.isascii() and digits.isdigit()):
        return PinMisread()
    row = tx.row("SELECT id, person_id, purpose FROM pins WHERE hash = :hash", hash=hash_of(secret))
    if row is None:
        return PinOver()
    pin_id, person_id, purpose = row
    people.lock_known(tx, person_id or 0)
    if purpose == PinPurpose.FRESH:  # is of use in their own session only: what others do is no matter
        return _compare(tx, pin_id, digits, MOST_TRIES, ())
    for area, times in attempts.areas(network):
        wrong, ends_at = attempts.counted(tx, "pin.wrong", area)
        if wrong >= WRONG_PER_NETWORK * times:
            return TooOften(ends_at - tx.now)
    wrong, _ = attempts.counted(tx, "pin.wrong", "")
    tries = MOST_TRIES if wrong < tx.limits.pins_per_hour else FEW_TRIES
    return _compare(tx, pin_id, digits, tries, (*(area for area, _ in attempts.areas(network)), ""))


def _compare(
    tx: Tx, pin_id: int, digits: str, most: int, counted_for: Sequence[str]
) -> PinRight | PinWrong | PinOver:
    """Use up one of so many tries; a wrong one is counted for all these."""
    tried = tx.rows(
        "UPDATE pins SET tries = tries + 1 WHERE id = :id AND tries < :most AND expires_at > :now"
        " RETURNING purpose, number, person_id, mac, tries",
        id=pin_id,
        most=most,
        now=tx.now,
    )
    if not tried:
        return PinOver()
    [(purpose, sealed, person_id, mac, tries)] = tried
    number = tx.keys.open(sealed, _identity(pin_id))
    kept = bytes(mac) if mac is not None else secrets.token_bytes(32)  # nobody got one: the same work
    found = [hmac.compare_digest(kept, each) for each in tx.keys.digests(_hashed(pin_id, digits))]
    if any(found):
        tx.run("DELETE FROM pins WHERE id = :id", id=pin_id)
        attempts.drop(tx, "pin.failed", number)
        return PinRight(PinPurpose(purpose), number, person_id)
    for whose in counted_for:
        attempts.count(tx, "pin.wrong", whose, HOUR)
    if tries >= most:
        _hold(tx, number)
    return PinWrong(most - tries)


def _hold(tx: Tx, number: str) -> None:
    """After the last try, no new PIN for that number is to be had for a while, which doubles each time."""
    times, _ = attempts.count(tx, "pin.failed", number, DAY)
    attempts.hold(tx, "pin.wait", number, min(FIRST_WAIT << min(times - 1, MOST_DOUBLINGS), LONGEST_WAIT))


def drop_all(tx: Tx, person_id: int) -> None:
    """No PIN that was texted to that person counts any more."""
    tx.run("DELETE FROM pins WHERE person_id = :person", person=person_id)


def asked_of(tx: Tx, secret: str) -> tuple[PinPurpose, str] | None:
    """For what, and of which number, the one who shows that secret asked; nothing once it is over."""
    row = tx.row(
        "SELECT id, purpose, number FROM pins WHERE hash = :hash AND expires_at > :now AND tries < :most",
        hash=hash_of(secret),
        now=tx.now,
        most=MOST_TRIES,
    )
    return (PinPurpose(row[1]), tx.keys.open(row[2], _identity(row[0]))) if row else None


def _identity(pin_id: int) -> str:
    return f"pins:{pin_id}"


def _hashed(pin_id: int, digits: str) -> str:
    return f"pins:{pin_id}:{digits}"
