"""Letting a browser in by a one-time link: to look at the one thing that the link is about."""

from dataclasses import dataclass

from core.tx import Tx
from storage import links, sessions
from storage.links import Link
from storage.sessions import Session
from storage.signing_in.browsers import Browser


@dataclass(frozen=True, slots=True)
class LetIn:
    """A browser has just been let in.

    Attributes:
        cookie: the value of its new cookie; empty if it keeps the one that it has.
        tag: whose it is (a pseudonym).
    """

    cookie: str
    tag: str


def let_in_by(
    tx: Tx,
    link: Link,
    before: Session | None,
    browser: Browser,
    *,
    room_id: int | None = None,
    report_id: int | None = None,
) -> LetIn | None:
    """Use a link up and let the browser that holds it look at that room, or at that report.

    The session that it had before ends; a browser in which the link's person is signed in stays so.
    """
    if not links.use(tx, link):
        return None
    if before is not None and before.is_signed_in and before.person_id == link.person_id:
        return LetIn("", before.tag)
    if before is not None:
        sessions.revoke(tx, before.id)
    cookie = sessions.let_in(tx, link.person_id, room_id, browser, report_id=report_id)
    session = sessions.find(tx, cookie)
    return LetIn(cookie, session.tag) if session else None
