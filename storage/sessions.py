"""Browsers that are let in: each is known by a cookie, which is kept only as a hash.

A link from a text lets a browser look at one room. It is signed in, for everything of its person's, once their phone
has texted the code that the browser shows (see sign_in_codes): who was passed a link on can't do that.
"""

import secrets
from dataclasses import dataclass

from core.clock import DAY, HOUR, MINUTE, Moment, after
from core.table import Expires, Exported, Sealed, Table, Through
from core.tx import Row, Tx
from storage.links import hash_of
from storage.reports import activity
from storage.rooms.photos import LISTENER
from storage.signing_in import browsers
from storage.signing_in.browsers import UNKNOWN, Browser, Way

COOKIE_BYTES = 24
LINK_LASTS = DAY
"""How long a browser that isn't signed in is let in, used or not."""
IDLE = 7 * DAY
"""How long a browser stays signed in that nobody uses."""
LASTS = 30 * DAY
"""How long one stays signed in at most, used or not."""
SLIDES_EVERY = HOUR
"""Looking costs a write at most this often."""
FRESH = 10 * MINUTE
"""How long after a PIN was entered in it a browser may do what is sensitive."""
MOST_SESSIONS = 20
"""Browsers of one person that are signed in, and as many that aren't; the oldest one of a kind gives way."""


@dataclass(frozen=True, slots=True)
class Session:
    """Who is asking: a browser that is let in, and as whom.

    Attributes:
        tag: the pseudonym of its person, for logs.
        is_signed_in: whether their phone has texted its code, so that it opens everything of theirs.
        room_id: the one room that it opens for looking, if it isn't signed in; nothing if it opens none.
        report_id: likewise, the one report.
        is_due: whether it was last prolonged so long ago that `prolong` is to be called.
        is_fresh: whether a PIN was texted and entered in this browser lately, so that it may do what is sensitive.
    """

    id: int
    person_id: int
    tag: str
    is_signed_in: bool
    room_id: int | None
    is_due: bool
    is_fresh: bool = False
    report_id: int | None = None

    def opens_report(self, report_id: int) -> bool:
        """Whether it opens that report, if it is its person's."""
        return self.is_signed_in or self.report_id == report_id

    def opens(self, room_id: int) -> bool:
        """Whether it opens that room, if its person is in it."""
        return self.is_signed_in or self.room_id == room_id


def make(
    tx: Tx, person_id: int, way: Way = Way.CODE, browser: Browser = UNKNOWN, before: Session | None = None
) -> str:
    """Sign a browser of that person in; returns the cookie's value, which is kept nowhere else.

    The session that the browser had `before` ends. With a PIN or an operator's link it is fresh.
    """
    sign_ins = _end_before(tx, person_id, before)
    cookie = _make(tx, person_id, None, tx.now, _expiry(tx.now, tx.now), way, browser)
    tx.run(
        "UPDATE sessions SET sign_ins = :sign_ins, fresh_until = :fresh WHERE hash = :hash",
        sign_ins=sign_ins + 1,
        fresh=after(tx.now, FRESH) if way in browsers.FRESH else 0,
        hash=hash_of(cookie),
    )
    activity.add_sign_in(tx, person_id)
    return cookie


def _end_before(tx: Tx, person_id: int, before: Session | None) -> int:
    """End the session that a browser had; returns how often it was signed in as that person."""
    if before is None:
        return 0
    row = tx.row(
        "SELECT sign_ins FROM sessions WHERE id = :id AND person_id = :person AND signed_in_at IS NOT NULL",
        id=before.id,
        person=person_id,
    )
    revoke(tx, before.id)
    return int(row[0]) if row else 0


def let_in(
    tx: Tx,
    person_id: int,
    room_id: int | None = None,
    browser: Browser = UNKNOWN,
    way: Way = Way.LINK,
    report_id: int | None = None,
) -> str:
    """Let a browser look at one room of that person's, at one report, or at nothing so far; returns its cookie."""
    return _make(tx, person_id, room_id, None, after(tx.now, LINK_LASTS), way, browser, report_id)


def _make(
    tx: Tx,
    person_id: int,
    room_id: int | None,
    signed_in_at: Moment | None,
    expires_at: Moment,
    way: Way,
    browser: Browser,
    report_id: int | None = None,
) -> str:
    cookie, session_id = secrets.token_urlsafe(COOKIE_BYTES), tx.new_id()
    tx.run(
        "INSERT INTO sessions (id, hash, person_id, room_id, signed_in_at, made_at, used_at, expires_at, way, device,"
        " network, report_id) VALUES (:id, :hash, :person, :room, :signed_in, :now, :now, :expires, :way, :device,"
        " :network, :report)",
        id=session_id,
        hash=hash_of(cookie),
        person=person_id,
        room=room_id,
        signed_in=signed_in_at,
        now=tx.now,
        expires=expires_at,
        way=way.value,
        device=tx.keys.seal(browser.device, identity(session_id)) if browser.device else None,
        network=tx.keys.seal(browser.network, identity(session_id)) if browser.network else None,
        report=report_id,
    )
    _keep_newest(tx, person_id, is_signed_in=signed_in_at is not None)
    return cookie


def _keep_newest(tx: Tx, person_id: int, *, is_signed_in: bool) -> None:
    """Of each kind by itself: whoever was passed links on pushes no browser out that is signed in."""
    kind = "signed_in_at IS NOT NULL" if is_signed_in else "signed_in_at IS NULL"
    tx.run(
        f"DELETE FROM sessions WHERE person_id = :person AND {kind} AND id NOT IN"
        f" (SELECT id FROM sessions WHERE person_id = :person AND {kind} ORDER BY id DESC LIMIT :most)",
        person=person_id,
        most=MOST_SESSIONS,
    )


_SELECT = (
    "SELECT s.id, s.person_id, p.tag, s.room_id, s.signed_in_at, s.expires_at, s.fresh_until, s.report_id"
    " FROM sessions s JOIN people p ON p.id = s.person_id"
)


def find(tx: Tx, cookie: str) -> Session | None:
    """The session with that cookie, unless it has ended."""
    row = tx.row(
        f"{_SELECT} WHERE s.hash = :hash AND s.expires_at > :now",
        hash=hash_of(cookie),
        now=tx.now,
    )
    return _session(tx, row) if row else None


def _session(tx: Tx, row: Row) -> Session:
    session_id, person_id, tag, room_id, signed_in_at, expires_at, fresh_until, report_id = row
    is_due = signed_in_at is not None and _expiry(signed_in_at, tx.now) >= expires_at + SLIDES_EVERY
    is_fresh = signed_in_at is not None and fresh_until > tx.now
    return Session(session_id, person_id, tag, signed_in_at is not None, room_id, is_due, is_fresh, report_id)


def get(tx: Tx, session_id: int) -> Session | None:
    """The session with that id, unless it has ended."""
    row = tx.row(
        f"{_SELECT} WHERE s.id = :id AND s.expires_at > :now",
        id=session_id,
        now=tx.now,
    )
    return _session(tx, row) if row else None


def is_valid(tx: Tx, session_id: int) -> bool:
    """Whether a session that was found before hasn't ended since: for what takes long."""
    sql = "SELECT 1 FROM sessions WHERE id = :id AND expires_at > :now"
    return tx.row(sql, id=session_id, now=tx.now) is not None


def _expiry(signed_in_at: Moment, now: Moment) -> Moment:
    """When a browser that is used now is signed in no more."""
    return min(after(now, IDLE), after(signed_in_at, LASTS))


def prolong(tx: Tx, session_id: int) -> None:
    """Let a browser in use stay signed in; never beyond `LASTS` in all, and never one that isn't, or not any more."""
    row = tx.row(
        "SELECT signed_in_at FROM sessions WHERE id = :id AND expires_at > :now AND signed_in_at IS NOT NULL",
        id=session_id,
        now=tx.now,
    )
    if row is not None:
        tx.run(
            "UPDATE sessions SET expires_at = :expires, used_at = :now WHERE id = :id AND expires_at > :now",
            id=session_id,
            expires=_expiry(row[0], tx.now),
            now=tx.now,
        )


def sign_in(tx: Tx, session_id: int, person_id: int) -> None:
    """Let that browser see everything of its person's from now on; its code is over."""
    tx.run(
        "UPDATE sessions SET signed_in_at = :now, used_at = :now, way = :way, expires_at = :expires, code = NULL,"
        " code_expires_at = NULL WHERE id = :id",
        way=Way.CODE.value,
        id=session_id,
        now=tx.now,
        expires=_expiry(tx.now, tx.now),
    )
    _keep_newest(tx, person_id, is_signed_in=True)
    activity.add_sign_in(tx, person_id)


def revoke(tx: Tx, session_id: int) -> None:
    """End a session."""
    tx.run("DELETE FROM sessions WHERE id = :id", id=session_id)
    tx.wake(LISTENER)


def revoke_one_of(tx: Tx, person_id: int, session_id: int) -> bool:
    """End that session, if it is that person's."""
    tx.wake(LISTENER)
    return bool(
        tx.run("DELETE FROM sessions WHERE id = :id AND person_id = :person", id=session_id, person=person_id)
    )


def revoke_others(tx: Tx, person_id: int, session_id: int) -> None:
    """End all sessions of a person but that one."""
    tx.run("DELETE FROM sessions WHERE person_id = :person AND id <> :id", person=person_id, id=session_id)
    tx.wake(LISTENER)


def revoke_all(tx: Tx, person_id: int) -> None:
    """End all sessions of a person."""
    tx.run("DELETE FROM sessions WHERE person_id = :person", person=person_id)
    tx.wake(LISTENER)


def of_members(tx: Tx, room_id: int) -> set[int]:
    """The sessions of all who are in a room, and that open it: they may look at it now."""
    rows = tx.rows(
        "SELECT s.id FROM members m JOIN sessions s ON s.person_id = m.person_id"
        " WHERE m.room_id = :room AND s.expires_at > :now AND (s.signed_in_at IS NOT NULL OR s.room_id = m.room_id)",
        room=room_id,
        now=tx.now,
    )
    return {row[0] for row in rows}


def identity(session_id: int) -> str:
    """Under which what a session holds is sealed."""
    return f"sessions:{session_id}"


SESSIONS = Table(
    "sessions",
    deletion=Through(revoke_all),
    expiry=Expires("expires_at"),
    sealed=(Sealed("code"), Sealed("device"), Sealed("network")),
    hashes=("hash",),
    export=Exported(
        "Browsers that are let in.",
        columns=(
            "id",
            "way",
            "device",
            "network",
            "room_id",
            "report_id",
            "made_at",
            "signed_in_at",
            "used_at",
            "fresh_until",
            "sign_ins",
            "expires_at",
            "code_expires_at",
            "code_tries",
        ),
        hidden=("hash", "code"),
    ),
)
