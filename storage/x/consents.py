"""The way to X and back, before anybody knows what X says: a link, its page's button, X, and the browser again.

Each press of the button is a consent with a state of its own, so that two tabs may be on their way at once; the first
to come back wins. Only the browser that pressed first, known by its cookie, may press again or come back.
"""

import secrets
from dataclasses import dataclass

from core.table import Exported, Sealed, Table, With
from core.tx import Tx
from storage import addresses, links, people
from storage.links import Link, Purpose, hash_of
from storage.x.connections import COOKIE_BYTES, Stage

CONSENTS = Table(
    "consents",
    deletion=With("connections"),
    expiry=With("connections"),
    sealed=(Sealed("verifier"),),
    hashes=("hash",),
    export=Exported(
        "Ways to X and back, of these connections.",
        columns=("id", "connection_id", "expires_at", "used_at"),
        hidden=("hash", "verifier"),
        of="connection_id IN (SELECT id FROM connections WHERE person_id = :person)",
    ),
)
STATE_BYTES = 32
VERIFIER_BYTES = 48
"""64 characters; RFC 7636, section 4.1, wants 43 to 128."""
MOST_PRESSES = 10
"""How often one page's button works, so that nobody fills the table with consents."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A link that this browser may use: the end of whose number, and whether it has been to X already."""

    phone_end: str
    is_under_way: bool


@dataclass(frozen=True, slots=True)
class ConsentBegun:
    """A way to X: what the browser keeps (`cookie`), what goes along (`state`), what stays here (`verifier`)."""

    cookie: str
    state: str
    verifier: str
    person: str


@dataclass(frozen=True, slots=True)
class Returned:
    """Who came back from X. Only an `is_open` connection can still take tokens."""

    id: int
    person_id: int
    person: str
    verifier: str
    is_open: bool


def look(tx: Tx, token: str, cookie: str) -> Opened | None:
    """The link with that token, if this browser may use it; changes nothing."""
    link = links.find(tx, Purpose.CONNECT, token)
    if link is None:
        return None
    if not link.is_used:
        return Opened(_phone_end(tx, link.person_id), is_under_way=False)
    row = tx.row(
        "SELECT state FROM connections WHERE link_id = :link AND browser = :browser",
        link=link.id,
        browser=hash_of(cookie),
    )
    if row is None:
        return None
    return Opened(_phone_end(tx, link.person_id), is_under_way=row[0] != Stage.OPEN.value)


def _phone_end(tx: Tx, person_id: int) -> str:
    """The last two digits, by which people know their own phone and nobody another's."""
    for reach in addresses.of_person(tx, person_id):
        return tx.channels[reach.address.channel].ending(reach.address.value)
    return ""


def begin(tx: Tx, token: str, cookie: str) -> ConsentBegun | None:
    """The button was pressed: uses the link up for this browser; nothing if it is another's already."""
    link = links.find_to_use(tx, Purpose.CONNECT, token)
    if link is None:
        return None
    if links.use(tx, link):
        cookie = secrets.token_urlsafe(COOKIE_BYTES)
        return _consent(tx, _add(tx, link, cookie), link, cookie)
    row = tx.row(
        "SELECT c.id, (SELECT count(*) FROM consents s WHERE s.connection_id = c.id) FROM connections c"
        " WHERE c.link_id = :link AND c.browser = :browser AND c.state = :open",
        link=link.id,
        browser=hash_of(cookie),
        open=Stage.OPEN.value,
    )
    return _consent(tx, row[0], link, cookie) if row and row[1] < MOST_PRESSES else None


def _add(tx: Tx, link: Link, cookie: str) -> int:
    connection_id = tx.new_id()
    tx.run(
        "INSERT INTO connections (id, person_id, link_id, browser, state, expires_at)"
        " VALUES (:id, :person, :link, :browser, :state, :expires)",
        id=connection_id,
        person=link.person_id,
        link=link.id,
        browser=hash_of(cookie),
        state=Stage.OPEN.value,
        expires=link.expires_at,
    )
    return connection_id


def _consent(tx: Tx, connection_id: int, link: Link, cookie: str) -> ConsentBegun:
    consent_id = tx.new_id()
    state, verifier = secrets.token_urlsafe(STATE_BYTES), secrets.token_urlsafe(VERIFIER_BYTES)
    tx.run(
        "INSERT INTO consents (id, hash, connection_id, verifier, expires_at)"
        " VALUES (:id, :hash, :connection, :verifier, :expires)",
        id=consent_id,
        hash=hash_of(state),
        connection=connection_id,
        verifier=tx.keys.seal(verifier, f"consents:{consent_id}"),
        expires=link.expires_at,
    )
    return ConsentBegun(cookie, state, verifier, people.tag_of(tx, link.person_id))


def come_back(tx: Tx, state: str, cookie: str) -> Returned | None:
    """Take the answer that X sent this browser back with, once; nothing if it is forged, foreign, used or late.

    A browser whose connection is past X already may come back as often as it likes: nothing follows from it.
    """
    found = tx.row(
        "SELECT s.id, c.id, c.person_id FROM consents s JOIN connections c ON c.id = s.connection_id"
        " WHERE s.hash = :hash AND c.browser = :browser AND c.expires_at > :now",
        hash=hash_of(state),
        browser=hash_of(cookie),
        now=tx.now,
    )
    if found is None:
        return None
    consent_id, connection_id, person_id = found
    people.lock_known(tx, person_id)
    row = tx.row(
        "SELECT c.state, s.verifier FROM connections c JOIN consents s ON s.connection_id = c.id"
        " WHERE s.id = :consent FOR UPDATE",
        consent=consent_id,
    )
    if row is None:
        return None
    is_open = row[0] == Stage.OPEN.value
    if not _use(tx, consent_id) and is_open:
        return None
    verifier = tx.keys.open(row[1], f"consents:{consent_id}")
    return Returned(connection_id, person_id, people.tag_of(tx, person_id), verifier, is_open)


def _use(tx: Tx, consent_id: int) -> bool:
    return bool(
        tx.run(
            "UPDATE consents SET used_at = :now WHERE id = :id AND used_at IS NULL AND expires_at > :now",
            id=consent_id,
            now=tx.now,
        )
    )
