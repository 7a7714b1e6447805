"""Letting a browser in by a one-time link: to look at the one thing that the link is about."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeAlias, TypeVar

from core.tx import Tx
from storage import links, sessions
from storage.links import Link, Purpose
from storage.sessions import Session
from storage.signing_in.browsers import Browser

_Shown = TypeVar("_Shown")
ShownTo: TypeAlias = Callable[[Tx, int, int], _Shown | None]
"""Gives what a link shows, of its person and its subject (ids); nothing if it is gone, or they may not see it."""


@dataclass(frozen=True, slots=True)
class LetIn(Generic[_Shown]):
    """A browser has just been let in.

    Attributes:
        cookie: the value of its new cookie; empty if it keeps the one that it has.
        tag: whose it is (a pseudonym).
        shown: what it may look at.
    """

    cookie: str
    tag: str
    shown: _Shown


def behind(tx: Tx, purpose: Purpose, token: str, shown_to: ShownTo[_Shown]) -> _Shown | None:
    """What a link shows, if it would do so now."""
    return _shown(tx, links.find(tx, purpose, token), shown_to)


def enter(
    tx: Tx, purpose: Purpose, token: str, shown_to: ShownTo[_Shown], before: Session | None, browser: Browser
) -> LetIn[_Shown] | None:
    """Use a link up and let the browser that holds it look at what it shows.

    The session that it had before ends; a browser in which the link's person is signed in stays so.
    """
    link = links.find_to_use(tx, purpose, token)
    shown = _shown(tx, link, shown_to)
    if link is None or shown is None or not links.use(tx, link):
        return None
    if before is not None and before.is_signed_in and before.person_id == link.person_id:
        return LetIn("", before.tag, shown)
    if before is not None:
        sessions.revoke(tx, before.id)
    room_id = link.subject if purpose is Purpose.ROOM else None
    report_id = link.subject if purpose is Purpose.REPORT else None
    cookie = sessions.let_in(tx, link.person_id, room_id, browser, report_id=report_id)
    session = sessions.find(tx, cookie)
    return LetIn(cookie, session.tag, shown) if session else None


def _shown(tx: Tx, link: Link | None, shown_to: ShownTo[_Shown]) -> _Shown | None:
    if link is None or link.is_used or link.subject is None:
        return None
    return shown_to(tx, link.person_id, link.subject)
