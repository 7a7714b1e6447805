from actions.operating.subjects import person_of
from actions.signing_in import BrowserSignedIn, sign_in
from core.tx import Tx
from storage import links, people
from storage.desk import audit, operators
from storage.desk.operators import Role
from storage.links import Purpose
from storage.sessions import Session
from storage.signing_in.browsers import Browser, Way


def make_link(tx: Tx, by: str, written: str) -> str | None:
    """A one-time link into the desk for that operator, who needs no PIN then; nothing if nobody such is meant."""
    person_id = person_of(tx, written)
    if person_id is None or operators.role_of(tx, person_id) is Role.NONE:
        return None
    audit.add(tx, by, "made a link into the desk", people.tag_of(tx, person_id))
    return links.make(tx, Purpose.DESK, person_id)


def is_good(tx: Tx, token: str) -> bool:
    """Whether that link would lead into the desk now."""
    link = links.find(tx, Purpose.DESK, token)
    return link is not None and not link.is_used and operators.role_of(tx, link.person_id) is not Role.NONE


def enter(tx: Tx, token: str, browser: Browser, before: Session | None) -> BrowserSignedIn | None:
    """Use a link up: this browser is signed in, and fresh. Nothing if it leads nowhere any more."""
    link = links.find_to_use(tx, Purpose.DESK, token)
    if link is None or operators.role_of(tx, link.person_id) is Role.NONE or not links.use(tx, link):
        return None
    done = sign_in(tx, link.person_id, Way.OPERATOR, browser, before)
    if done is not None:
        audit.add(tx, done.tag, "came by a link into the desk", done.tag)
    return done
