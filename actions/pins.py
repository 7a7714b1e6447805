"""PINs that are texted: asked for and entered, by whatever page or program.

Whoever asks gets a secret, and shows it with the PIN: a browser as a cookie, a program in its request. Nobody learns
by asking whether a number is known here.
"""

from dataclasses import dataclass
from typing import TypeAlias

from actions.accounts.meeting import meet_new
from core.address import SMS, Address, sms
from core.tx import Tx
from storage import addresses, people
from storage.signing_in import devices, pins
from storage.signing_in.pins import PinMisread, PinOver, PinPurpose, PinRequested, PinRight, PinWrong, TooOften

__all__ = [
    "Entered",
    "NoNumber",
    "PinEntered",
    "PinMisread",
    "PinOver",
    "PinPurpose",
    "PinRequested",
    "PinWrong",
    "TooOften",
    "ask_for_fresh_pin",
    "ask_for_pin",
    "enter_pin",
]


@dataclass(frozen=True, slots=True)
class Entered:
    """The right PIN: whoever entered it holds that person's phone.

    Attributes:
        tag: the person's pseudonym, for logs.
        is_new: whether they have just been registered.
    """

    person_id: int
    tag: str
    purpose: PinPurpose
    is_new: bool = False


@dataclass(frozen=True, slots=True)
class NoNumber:
    """The person has no phone number that could be texted."""


PinEntered: TypeAlias = Entered | PinWrong | PinMisread | PinOver | TooOften


def ask_for_pin(tx: Tx, number: str, purpose: PinPurpose, network: str, device: str = "") -> PinRequested | TooOften:
    """Have a PIN texted to that number (E.164), whoever's it is; only to register, to one that nobody has.

    Args:
        tx: the transaction.
        number: where to; for registering one that is served (core.phones.senders).
        purpose: what for.
        network: the network address of whoever asks.
        device: what their browser shows that somebody has signed in with before.
    """
    known = devices.read(tx.keys, device)
    if known is not None and number_of(tx, known.person_id) == number:
        return pins.ask(tx, number, purpose, network, known.person_id, known.name)
    return pins.ask(tx, number, purpose, network)


def ask_for_fresh_pin(
    tx: Tx, person_id: int, network: str, purpose: PinPurpose = PinPurpose.FRESH
) -> PinRequested | TooOften | NoNumber:
    """Have a PIN texted to who is signed in, before something sensitive."""
    number = number_of(tx, person_id)
    return pins.ask(tx, number, purpose, network, person_id) if number else NoNumber()


def number_of(tx: Tx, person_id: int) -> str:
    """The number that the person can be texted at; empty if there is none."""
    reached = (each.address for each in addresses.of_person(tx, person_id) if each.address.channel == SMS)
    return next(reached, Address(SMS, "")).value


def enter_pin(tx: Tx, secret: str, digits: str, network: str, ours: str = "") -> PinEntered:
    """Take a PIN that was typed where it was asked for. Who registers is somebody from now on, as after a first text.

    Args:
        tx: the transaction.
        secret: what `ask_for_pin` gave.
        digits: as typed.
        network: the network address of whoever enters it.
        ours: our number, for what is told somebody new later.
    """
    match pins.enter(tx, secret, digits, network):
        case PinRight(purpose, number, person_id):
            if person_id is not None and people.is_known(tx, person_id):
                return Entered(person_id, people.tag_of(tx, person_id), purpose)
            return _registered(tx, number, ours) if purpose is PinPurpose.REGISTER else PinOver()
        case refused:
            return refused


def _registered(tx: Tx, number: str, ours: str) -> Entered:
    known = addresses.find(tx, sms(number))
    sender = known or meet_new(tx, sms(number), tx.limits)
    if known is None and ours:
        addresses.note_ours(tx, sender, sms(ours))
    return Entered(sender.person.id, sender.person.tag, PinPurpose.REGISTER, is_new=known is None)
