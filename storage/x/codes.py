"""The code that the phone texts: with it, and only with it, a connection counts.

One code holds for a person at a time: a later answer from X takes the place of an earlier one (see connections). So
whoever holds the phone but not the browser has three guesses among ten thousand for each consent that somebody gives.
"""

import hmac
from dataclasses import dataclass

from core.clock import after
from core.phones.codes import ExpiredCode, MisreadCode, WrongCode
from core.tx import Tx
from core.x.account import Profile
from storage import links
from storage.links import Purpose
from storage.x import accounts, connections
from storage.x.connections import CODE_DIGITS, SHOWN_FOR, Content, Stage

MOST_TRIES = 3


@dataclass(frozen=True, slots=True)
class Connected:
    """The right one: the account is the person's now."""

    profile: Profile | None


def enter(tx: Tx, person_id: int, digits: str) -> Connected | WrongCode | MisreadCode | ExpiredCode | None:
    """Take digits that the person's phone texted; nothing if no code is awaited from it."""
    row = tx.row(
        "SELECT id, content, tries, expires_at FROM connections WHERE person_id = :person AND state = :waiting"
        " ORDER BY id DESC LIMIT 1 FOR UPDATE",
        person=person_id,
        waiting=Stage.WAITING.value,
    )
    if row is None:
        return None
    connection_id, sealed, tries, expires_at = row
    if expires_at <= tx.now:
        return ExpiredCode()
    if len(digits) != CODE_DIGITS:
        return MisreadCode()
    content = connections.opened(tx, connection_id, sealed)
    if not hmac.compare_digest(content.code, digits):
        return _wrong(tx, connection_id, tries + 1)
    return _right(tx, person_id, connection_id, content)


def is_awaited(tx: Tx, person_id: int) -> bool:
    """Whether a page shows a code to that person now."""
    sql = "SELECT 1 FROM connections WHERE person_id = :person AND state = :waiting AND expires_at > :now"
    return tx.row(sql, person=person_id, waiting=Stage.WAITING.value, now=tx.now) is not None


def _wrong(tx: Tx, connection_id: int, tries: int) -> WrongCode:
    tx.run("UPDATE connections SET tries = :tries WHERE id = :id", id=connection_id, tries=tries)
    if tries >= MOST_TRIES:
        connections.give_back(tx, connection_id, Stage.FAILED)
    return WrongCode(max(MOST_TRIES - tries, 0))


def _right(tx: Tx, person_id: int, connection_id: int, content: Content) -> Connected:
    """Make the account the person's, and end whatever else they had begun."""
    tokens = connections.tokens_of(tx, connection_id)
    tx.run(
        "UPDATE connections SET state = :state, tokens = NULL, expires_at = :until WHERE id = :id",
        id=connection_id,
        state=Stage.CONNECTED.value,
        until=after(tx.now, SHOWN_FOR),
    )
    accounts.connect(tx, person_id, tokens, content.profile)
    connections.drop(tx, person_id, but=connection_id)
    links.drop(tx, Purpose.CONNECT, person_id)
    return Connected(content.profile)
