"""Signing browsers in with a code from the phone, and signing all of them out."""

from typing import TypeAlias

from core.tx import Tx
from storage import links, sessions, sign_ins
from storage.links import Purpose
from storage.sign_ins import CODE_DIGITS, Expired, Misread, SignedIn, Wrong

__all__ = [
    "CODE_DIGITS",
    "Expired",
    "Misread",
    "SignedIn",
    "Wrong",
    "enter_code",
    "make_link",
    "sign_out_everywhere",
]

CodeEntered: TypeAlias = SignedIn | Wrong | Misread | Expired


def make_link(tx: Tx, person_id: int) -> str:
    """A fresh one-time link to the page that shows a code."""
    return links.make(tx, Purpose.SIGN_IN, person_id)


def enter_code(tx: Tx, person_id: int, digits: str) -> CodeEntered | None:
    """Take a code that the person's phone sent: the browser that shows it is signed in. None if none is awaited."""
    return sign_ins.enter(tx, person_id, digits)


def sign_out_everywhere(tx: Tx, person_id: int) -> None:
    """End all sessions of the person's, and take back all links that would make new ones, or give out an export."""
    for purpose in (Purpose.ROOM, Purpose.SIGN_IN, Purpose.EXPORT):
        links.drop(tx, purpose, person_id)
    sessions.revoke_all(tx, person_id)
