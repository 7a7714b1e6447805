"""One-time links from a text into the browser. Opening one changes nothing; pressing its page's button uses it up."""

import hashlib
import secrets
from dataclasses import dataclass
from enum import Enum

from core.clock import DAY, MINUTE, Moment, after
from core.table import Delete, Expires, Exported, Table
from core.tx import Tx
from storage import people

LINKS = Table(
    "links",
    deletion=Delete("person_id"),
    expiry=Expires("expires_at"),
    hashes=("hash",),
    export=Exported(
        "One-time links that you were given, without what makes them work.",
        columns=("id", "purpose", "subject_id", "expires_at", "used_at"),
        hidden=("hash",),
    ),
)
TOKEN_BYTES = 16
MOST_LINKS = 5
"""Links of one person for one purpose that are valid at a time; an older one gives way."""


class Purpose(Enum):
    """Where a link leads. All there is to say of a purpose stands in its line.

    Attributes:
        word: as it is stored.
        path: of its page; the token follows.
        lasts: how long a link is valid, in milliseconds.
    """

    CONNECT = "connect", "/connect", 15 * MINUTE
    """The page where a person connects X."""
    ROOM = "room", "/rooms/enter", 10 * MINUTE
    """Lets a browser look at one room of a person's, its subject."""
    SIGN_IN = "sign_in", "/sign-in", 10 * MINUTE
    """Lets a browser show a code; the person's phone texts it, and the browser is signed in."""
    EXPORT = "export", "/export", DAY
    """The page where a person gets all that is stored on them, the export that is its subject."""

    REPORT = "report", "/report", 7 * DAY
    """Lets a browser look at one report of a month, its subject."""
    STOP_REPORTS = "stop_reports", "/report/stop", 100 * DAY
    """In mails: ends the monthly report of who got it, however often it is pressed."""

    CHART = "chart", "/charts", DAY
    """Shows a chart of the tracker that is its subject: to the carrier, as a picture, or to a browser. Once it was
    opened, it lasts for an hour only."""
    DESK = "desk", "/desk/enter", 10 * MINUTE
    """Lets an operator's browser into the desk without a PIN; made on the command line only."""
    MAIL = "mail", "/account/e-mail/confirm", DAY
    """Confirms the e-mail address of who asked for that."""

    def __init__(self, word: str, path: str, lasts: int) -> None:
        self.word = word
        self.path = path
        self.lasts = lasts


@dataclass(frozen=True, slots=True)
class Link:
    """A link that hasn't expired.

    Attributes:
        subject: the id of what it is about, if its purpose has something like it: a room, say.
    """

    id: int
    person_id: int
    subject: int | None
    expires_at: Moment
    is_used: bool


def make(tx: Tx, purpose: Purpose, person_id: int, subject: int | None = None, shown: str = "") -> str:
    """A fresh link for that person, as a text has it. Its token is kept nowhere else, only the token's hash.

    Args:
        tx: the transaction.
        purpose: where it leads.
        person_id: whose it is.
        subject: the id of what it is about.
        shown: what of that it shows, as its address says it behind the token. The hash is of both, so that the token
            opens nothing else.
    """
    token = secrets.token_urlsafe(TOKEN_BYTES) + (f"/{shown}" if shown else "")
    tx.run(
        "INSERT INTO links (id, hash, purpose, person_id, subject_id, expires_at)"
        " VALUES (:id, :hash, :purpose, :person, :subject, :expires)",
        id=tx.new_id(),
        hash=hash_of(token),
        purpose=purpose.word,
        person=person_id,
        subject=subject,
        expires=after(tx.now, purpose.lasts),
    )
    _keep_newest(tx, purpose, person_id)
    return f"{tx.public_url}{purpose.path}/{token}"


def _keep_newest(tx: Tx, purpose: Purpose, person_id: int) -> None:
    tx.run(
        "DELETE FROM links WHERE person_id = :person AND purpose = :purpose AND id NOT IN (SELECT id FROM links"
        " WHERE person_id = :person AND purpose = :purpose ORDER BY id DESC LIMIT :count)",
        person=person_id,
        purpose=purpose.word,
        count=MOST_LINKS,
    )


def find(tx: Tx, purpose: Purpose, token: str) -> Link | None:
    """The link with that token and what its address has behind it, used or not; nothing once it has expired."""
    row = tx.row(
        "SELECT id, person_id, subject_id, expires_at, used_at FROM links"
        " WHERE hash = :hash AND purpose = :purpose AND expires_at > :now FOR UPDATE",
        hash=hash_of(token),
        purpose=purpose.word,
        now=tx.now,
    )
    return Link(row[0], row[1], row[2], row[3], row[4] is not None) if row else None


def find_to_use(tx: Tx, purpose: Purpose, token: str) -> Link | None:
    """The link with that token, its person locked first, as whoever changes something of theirs has to."""
    owner = tx.row("SELECT person_id FROM links WHERE hash = :hash", hash=hash_of(token))
    if owner is None:
        return None
    people.lock_known(tx, owner[0])
    return find(tx, purpose, token)


def use(tx: Tx, link: Link) -> bool:
    """Use it up; false if somebody was quicker."""
    return bool(tx.run("UPDATE links SET used_at = :now WHERE id = :id AND used_at IS NULL", id=link.id, now=tx.now))


def shorten(tx: Tx, link: Link, lasts: int) -> None:
    """Let it last that many milliseconds from the first such call on; calling again doesn't prolong it."""
    tx.run(
        "UPDATE links SET used_at = :now, expires_at = :until WHERE id = :id AND used_at IS NULL",
        id=link.id,
        now=tx.now,
        until=min(link.expires_at, after(tx.now, lasts)),
    )


def drop(tx: Tx, purpose: Purpose, person_id: int) -> None:
    """Delete the person's links for a purpose: none of them is valid any more."""
    tx.run(
        "DELETE FROM links WHERE person_id = :person AND purpose = :purpose", person=person_id, purpose=purpose.word
    )


def drop_about(tx: Tx, purpose: Purpose, subject: int) -> None:
    """Delete everybody's links that are about a subject, for that goes."""
    tx.run(
        "DELETE FROM links WHERE subject_id = :subject AND purpose = :purpose", subject=subject, purpose=purpose.word
    )


def hash_of(secret: str) -> bytes:
    """What is kept of a token, a cookie or a state: each is random and long, so that a plain SHA-256 will do."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).digest()
