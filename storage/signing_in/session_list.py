"""A person's browsers that are let in, for them to look through."""

from dataclasses import dataclass

from core.clock import Moment
from core.tx import Tx
from storage import sessions
from storage.signing_in.browsers import Browser, Way


@dataclass(frozen=True, slots=True)
class ListedSession:
    """One of them.

    Attributes:
        browser: what is known of it; where nothing is, nothing.
        way: by which it came.
        is_signed_in: whether it sees everything, and not one room.
        since: when it came.
        used_at: when it was last used, to the hour.
        sign_ins: how often this browser has been signed in as this person, one time after the other.
    """

    id: int
    browser: Browser
    way: Way
    is_signed_in: bool
    since: Moment
    used_at: Moment
    sign_ins: int


def of_person(tx: Tx, person_id: int) -> list[ListedSession]:
    """All that haven't ended, the one that was used last first."""
    rows = tx.rows(
        "SELECT id, device, network, way, signed_in_at, COALESCE(signed_in_at, made_at) AS since,"
        " COALESCE(used_at, signed_in_at, made_at) AS used, sign_ins FROM sessions"
        " WHERE person_id = :person AND expires_at > :now ORDER BY used DESC, id DESC",
        person=person_id,
        now=tx.now,
    )
    return [
        ListedSession(
            row[0],
            Browser(_opened(tx, row[0], row[1]), _opened(tx, row[0], row[2])),
            Way(row[3]),
            row[4] is not None,
            *row[5:],
        )
        for row in rows
    ]


def _opened(tx: Tx, session_id: int, value: bytes | None) -> str:
    return tx.keys.open(value, sessions.identity(session_id)) if value is not None else ""
