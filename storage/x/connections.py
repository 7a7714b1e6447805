"""Connections to X in the making: from the first press of the button to the code that the phone texts.

A connection belongs to one link and to the one browser that pressed its button, known by a cookie (see consents).
Nothing counts before the phone has texted the code (see codes).
"""

import secrets
from dataclasses import dataclass
from enum import StrEnum

import orjson

from core.address import can_be_ours
from core.clock import MINUTE, Moment, after
from core.table import Expires, Exported, Sealed, ShownAs, Table, Through
from core.tx import Tx
from core.x.account import Profile, XTokens
from storage import addresses, people, texts
from storage.delivery.follow_ups import follow_up
from storage.links import hash_of
from storage.x import accounts

COOKIE_BYTES = 16
CODE_DIGITS = 4
CODE_LASTS = 10 * MINUTE
SHOWN_FOR = 10 * MINUTE
"""How long the page still tells how it ended."""


class Stage(StrEnum):
    """How far a connection is."""

    OPEN = "open"
    """The button was pressed, and X hasn't said yes so far."""
    WAITING = "waiting"
    """X said yes; the phone is to text the code."""
    CONNECTED = "connected"
    FAILED = "failed"
    """Too many wrong codes."""
    REPLACED = "replaced"
    """The person came back from X once more, by another link."""
    EXPIRED = "expired"
    """As shown: the code came too late."""


@dataclass(frozen=True, slots=True)
class Content:
    """What is sealed in a connection that waits for its code."""

    code: str
    tokens_expire_at: Moment
    profile: Profile | None


@dataclass(frozen=True, slots=True)
class Shown:
    """What the browser of a connection is shown.

    Attributes:
        stage: how far it is.
        code: for the phone to text, while it is awaited.
        number: which number to text it to, if that is known.
        profile: whose account it is, once X has told.
    """

    stage: Stage
    code: str
    number: str
    profile: Profile | None


def keep(tx: Tx, connection_id: int, person_id: int, tokens: XTokens) -> str | None:
    """Store what X gave, and let the phone text a code; returns the browser's new cookie.

    A new one, so that a cookie which somebody planted in the browser before doesn't show them the code. Where the
    connection takes nothing any more (another tab was quicker, the person left), the tokens are given back.
    """
    people.lock_known(tx, person_id)
    cookie = secrets.token_urlsafe(COOKIE_BYTES)
    code = f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}}"
    kept = tx.run(
        "UPDATE connections SET state = :waiting, browser = :browser, content = :content, tokens = :tokens,"
        " expires_at = :expires WHERE id = :id AND state = :open",
        id=connection_id,
        waiting=Stage.WAITING.value,
        open=Stage.OPEN.value,
        browser=hash_of(cookie),
        content=_sealed(tx, connection_id, Content(code, tokens.expires_at, None)),
        tokens=tx.keys.seal_tokens((tokens.access, tokens.refresh, tokens.scope), f"connections:{connection_id}"),
        expires=after(tx.now, CODE_LASTS),
    )
    if not kept:
        accounts.revoke(tx, tokens)
        return None
    for (other,) in tx.rows(
        "SELECT id FROM connections WHERE person_id = :person AND state = :waiting AND id <> :id",
        person=person_id,
        waiting=Stage.WAITING.value,
        id=connection_id,
    ):
        give_back(tx, other, Stage.REPLACED)
    return cookie


def name(tx: Tx, connection_id: int, profile: Profile) -> None:
    """Note whose account it is, if the code is still awaited."""
    row = tx.row(
        "SELECT content FROM connections WHERE id = :id AND state = :waiting FOR UPDATE",
        id=connection_id,
        waiting=Stage.WAITING.value,
    )
    if row is not None:
        content = opened(tx, connection_id, row[0])
        sealed = _sealed(tx, connection_id, Content(content.code, content.tokens_expire_at, profile))
        tx.run("UPDATE connections SET content = :content WHERE id = :id", content=sealed, id=connection_id)


def show(tx: Tx, cookie: str) -> Shown | None:
    """The connection of the browser with that cookie."""
    row = tx.row(
        "SELECT id, person_id, state, content, expires_at FROM connections WHERE browser = :browser",
        browser=hash_of(cookie),
    )
    if row is None:
        return None
    connection_id, person_id, state, sealed, expires_at = row
    stage = Stage(state)
    if stage in {Stage.OPEN, Stage.WAITING} and expires_at <= tx.now:
        stage = Stage.EXPIRED
    content = opened(tx, connection_id, sealed) if sealed else Content("", tx.now, None)
    code = content.code if stage is Stage.WAITING else ""
    return Shown(stage, code, our_number(tx, person_id), content.profile)


def our_number(tx: Tx, person_id: int) -> str:
    """Which of our numbers the person texted last; nothing if they wrote by another channel, or that isn't known."""
    for reach in addresses.of_person(tx, person_id):
        if reach.ours is not None and can_be_ours(reach.ours.value):
            return reach.ours.value
    return ""


def tell_once(tx: Tx, connection_id: int, person_id: int, body: str) -> None:
    """Text the phone that it came to nothing: once a link, however often its browser tries."""
    told = tx.run("UPDATE connections SET is_told = 1 WHERE id = :id AND is_told = 0", id=connection_id)
    latest = texts.latest_of(tx, person_id, 1)
    if told and latest:
        follow_up(tx, latest[0].id, person_id, body)


def give_back(tx: Tx, connection_id: int, stage: Stage) -> None:
    """End one that waits: its tokens are revoked at X, and its page tells why."""
    accounts.revoke(tx, tokens_of(tx, connection_id))
    tx.run(
        "UPDATE connections SET state = :stage, tokens = NULL, content = NULL, expires_at = :until WHERE id = :id",
        id=connection_id,
        stage=stage.value,
        until=after(tx.now, SHOWN_FOR),
    )


def drop(tx: Tx, person_id: int, but: int = 0) -> None:
    """Delete all connections of that person but one; what X gave for them is revoked."""
    for (connection_id,) in tx.rows(
        "SELECT id FROM connections WHERE person_id = :person AND id <> :but", person=person_id, but=but
    ):
        _delete(tx, connection_id)


def erase_expired(tx: Tx, moment: Moment, limit: int) -> int:
    """Erase up to `limit` connections whose time was over by then, and revoke what X gave for them."""
    rows = tx.rows(
        "SELECT id FROM connections WHERE expires_at <= :moment ORDER BY expires_at LIMIT :limit FOR UPDATE",
        moment=moment,
        limit=limit,
    )
    for (connection_id,) in rows:
        _delete(tx, connection_id)
    return len(rows)


def _without_code(_tx: Tx, _row: object, plain: str) -> object:
    """What is known of the account; the code is nobody's to read but the browser's."""
    _, tokens_expire_at, profile = orjson.loads(plain)
    return {"tokens_expire_at": tokens_expire_at, "profile": profile}


CONNECTIONS = Table(
    "connections",
    deletion=Through(drop),
    expiry=Expires("expires_at", erase=erase_expired),
    sealed=(Sealed("content"), Sealed("tokens", tokens=True)),
    hashes=("browser",),
    export=Exported(
        "Connections to X in the making.",
        columns=("id", "link_id", "state", "content", "tries", "is_told", "expires_at"),
        hidden=("browser", "tokens"),
        shown=(ShownAs("content", _without_code),),
    ),
)


def forget_all(tx: Tx) -> None:
    """For a development server, whose X forgets all consents at each start: nothing is revoked there."""
    tx.run("DELETE FROM connections")


def _delete(tx: Tx, connection_id: int) -> None:
    row = tx.row("SELECT 1 FROM connections WHERE id = :id AND tokens IS NOT NULL", id=connection_id)
    if row is not None:
        accounts.revoke(tx, tokens_of(tx, connection_id))
    tx.run("DELETE FROM connections WHERE id = :id", id=connection_id)


def opened(tx: Tx, connection_id: int, sealed: bytes) -> Content:
    """What is sealed in a connection."""
    code, expires_at, profile = orjson.loads(tx.keys.open(sealed, f"connections:{connection_id}"))
    return Content(code, expires_at, Profile(*profile) if profile else None)


def tokens_of(tx: Tx, connection_id: int) -> XTokens:
    """What X gave for a connection that waits.

    Raises:
        LookupError: when it doesn't.
    """
    row = tx.row("SELECT tokens, content FROM connections WHERE id = :id AND tokens IS NOT NULL", id=connection_id)
    if row is None:
        raise LookupError("this connection has no tokens")
    access, refresh, scope = tx.keys.open_tokens(row[0], f"connections:{connection_id}")
    return XTokens(access, refresh, opened(tx, connection_id, row[1]).tokens_expire_at, scope)


def _sealed(tx: Tx, connection_id: int, content: Content) -> bytes:
    plain = orjson.dumps([content.code, content.tokens_expire_at, content.profile and [*content.profile]]).decode()
    return tx.keys.seal(plain, f"connections:{connection_id}")
