"""The code by which a phone signs a browser in: the browser shows it, and the phone texts it.

Only who holds the phone and the browser can finish. Several browsers of one person may show codes at a time, each its
own, so that nobody with a link that was passed on keeps the person out by asking for codes.
"""

import hmac
import secrets
from dataclasses import dataclass

from core.clock import MINUTE, after
from core.phones.codes import ExpiredCode, MisreadCode, WrongCode
from core.tx import Tx
from storage import links, people, sessions
from storage.links import Purpose
from storage.sessions import Session
from storage.signing_in.browsers import UNKNOWN, Browser
from storage.x import connections

CODE_DIGITS = 6
CODE_LASTS = 10 * MINUTE
MOST_TRIES = 3


@dataclass(frozen=True, slots=True)
class CodeBegun:
    """A browser is to show a code: the value of its new cookie, and whose it is (a pseudonym)."""

    cookie: str
    tag: str


@dataclass(frozen=True, slots=True)
class CodeShown:
    """The code that a browser shows, and the number to text it to, if that is known."""

    code: str
    number: str


@dataclass(frozen=True, slots=True)
class SignedIn:
    """The right one: the browser that shows it is signed in."""


def begin(tx: Tx, session: Session, browser: Browser = UNKNOWN) -> CodeBegun | None:
    """Let the browser of that session show a code; nothing if the session has just ended.

    Its cookie is a new one, with a session of its own: a cookie which somebody planted in the browser before is not
    signed in.
    """
    people.lock_known(tx, session.person_id)
    if not sessions.is_valid(tx, session.id):
        return None
    return _begin(tx, session.person_id, session.room_id, browser)


def behind(tx: Tx, token: str) -> bool:
    """Whether a link leads to a code now."""
    link = links.find(tx, Purpose.SIGN_IN, token)
    return link is not None and not link.is_used


def begin_by_link(tx: Tx, token: str, browser: Browser = UNKNOWN) -> CodeBegun | None:
    """Use a link up and let the browser show a code that holds it."""
    link = links.find_to_use(tx, Purpose.SIGN_IN, token)
    if link is None or not links.use(tx, link):
        return None
    return _begin(tx, link.person_id, None, browser)


def _begin(tx: Tx, person_id: int, room_id: int | None, browser: Browser) -> CodeBegun | None:
    others = _codes(tx, person_id)
    cookie = sessions.let_in(tx, person_id, room_id, browser)
    session = sessions.find(tx, cookie)
    if session is None:  # the person has just left for good
        return None
    tx.run(
        "UPDATE sessions SET code = :code, code_expires_at = :expires WHERE id = :id",
        id=session.id,
        code=tx.keys.seal(_unlike(others), sessions.identity(session.id)),
        expires=after(tx.now, CODE_LASTS),
    )
    return CodeBegun(cookie, session.tag)


def _unlike(others: dict[int, str]) -> str:
    """A code that none of the others is."""
    while (code := f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}}") in others.values():
        pass
    return code


def _codes(tx: Tx, person_id: int) -> dict[int, str]:
    """The codes that the person's browsers show now, by the browsers' sessions."""
    rows = tx.rows(
        "SELECT id, code FROM sessions WHERE person_id = :person AND code IS NOT NULL"
        " AND code_expires_at > :now AND expires_at > :now",
        person=person_id,
        now=tx.now,
    )
    return {session_id: tx.keys.open(code, sessions.identity(session_id)) for session_id, code in rows}


def show(tx: Tx, session: Session) -> CodeShown | None:
    """The code that this browser shows now; nothing if none is awaited from it."""
    code = _codes(tx, session.person_id).get(session.id)
    return CodeShown(code, connections.our_number(tx, session.person_id)) if code else None


def enter(tx: Tx, person_id: int, digits: str) -> SignedIn | WrongCode | MisreadCode | ExpiredCode | None:
    """Take digits that the person's phone texted; nothing if no code is awaited from it."""
    codes = _codes(tx, person_id)
    has_length = len(digits) == CODE_DIGITS
    if not codes:
        return ExpiredCode() if has_length and _has_expired(tx, person_id) else None
    if not has_length:
        return MisreadCode()
    for session_id, code in codes.items():
        if hmac.compare_digest(code, digits):
            sessions.sign_in(tx, session_id, person_id)
            return SignedIn()
    return _wrong(tx, person_id)


def is_awaited(tx: Tx, person_id: int) -> bool:
    """Whether a browser of that person's shows a code now."""
    return bool(_codes(tx, person_id))


def _has_expired(tx: Tx, person_id: int) -> bool:
    sql = "SELECT 1 FROM sessions WHERE person_id = :person AND code IS NOT NULL AND expires_at > :now LIMIT 1"
    return tx.row(sql, person=person_id, now=tx.now) is not None


def _wrong(tx: Tx, person_id: int) -> WrongCode:
    """One try less for every browser that shows a code: nobody knows which one was meant."""
    [(tries,)] = tx.rows(
        "SELECT max(code_tries) + 1 FROM sessions WHERE person_id = :person AND code_expires_at > :now",
        person=person_id,
        now=tx.now,
    )
    tx.run(
        "UPDATE sessions SET code_tries = :tries WHERE person_id = :person AND code_expires_at > :now",
        person=person_id,
        now=tx.now,
        tries=tries,
    )
    if tries >= MOST_TRIES:
        tx.run("UPDATE sessions SET code = NULL, code_expires_at = NULL WHERE person_id = :person", person=person_id)
    return WrongCode(max(MOST_TRIES - tries, 0))
