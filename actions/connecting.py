from dataclasses import dataclass
from typing import TypeAlias

from actions.waiting import Waiting, keep_back, told_waiting
from core.phones.codes import ExpiredCode, MisreadCode, WrongCode
from core.tx import Tx
from core.x.account import Profile
from storage import links, people, questions
from storage.delivery import deliveries
from storage.links import Purpose
from storage.x import accounts, codes, posts
from storage.x.codes import Connected


@dataclass(frozen=True, slots=True)
class ConnectLink:
    """A fresh one-time link into the browser, where the person connects X."""

    url: str


@dataclass(frozen=True, slots=True)
class CannotConnect:
    """There is no application at X: the operator has to set it up."""


@dataclass(frozen=True, slots=True)
class AccountLinked:
    """The account is the person's now. `profile` is empty if X hasn't told whose it is."""

    profile: Profile | None
    waiting: Waiting
    """What POST publishes now."""


@dataclass(frozen=True, slots=True)
class NotAwaited:
    """No code is awaited from this person."""


@dataclass(frozen=True, slots=True)
class Disconnected:
    """The account is connected no more, and X is told so."""


@dataclass(frozen=True, slots=True)
class NothingConnected:
    """None was connected."""


CodeEntered: TypeAlias = AccountLinked | WrongCode | MisreadCode | ExpiredCode | NotAwaited


def make_link(tx: Tx, person_id: int) -> ConnectLink | CannotConnect:
    """A fresh link to connect X, or another account of it."""
    return ConnectLink(links.make(tx, Purpose.CONNECT, person_id)) if tx.can_connect else CannotConnect()


def disconnect(tx: Tx, person_id: int) -> Disconnected | NothingConnected:
    """Forget the person's account, and have what X granted for it revoked; nothing more goes up there."""
    people.lock_known(tx, person_id)
    if accounts.is_connected(tx, person_id) is None:
        return NothingConnected()
    accounts.remove(tx, person_id)
    return Disconnected()


def enter_code(tx: Tx, person_id: int, digits: str, text_id: int | None = None) -> CodeEntered:
    """Take a code that the person's phone sent, with that text: with the right one, the connection counts."""
    match codes.enter(tx, person_id, digits):
        case Connected(profile):
            questions.close_any(tx, person_id)  # from now on POST is about what the confirmation quotes
            _keep_back_former(tx, person_id, profile)
            return AccountLinked(profile, told_waiting(tx, person_id, text_id))
        case None:
            return NotAwaited()
        case WrongCode() | MisreadCode() | ExpiredCode() as refused:
            return refused


def _keep_back_former(tx: Tx, person_id: int, profile: Profile | None) -> None:
    """Let nothing go up on this account that was meant for another one: it waits for POST.

    What has begun to go up there isn't called off here: its courier stops it, now, and says how far it got.
    """
    former = [post for post in posts.unfinished(tx, person_id) if not post.is_of(profile)]
    keep_back(tx, [post for post in former if not post.up])
    if former:
        deliveries.hurry(tx, accounts.lane_of(person_id))
