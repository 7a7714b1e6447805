"""Connected X accounts, one a person.

What is posted and deleted goes through one lane, one at a time. Renewing tokens and asking who an account is have
lanes of their own, so that nothing a person posts waits for them; one renewal at a time is seen to here.
"""

from dataclasses import dataclass

import orjson

from core.clock import DAY, HOUR, MINUTE, Moment, after
from core.delivery import DeliveryKind
from core.table import Exported, Kept, Sealed, ShownAs, Table, Through, as_json
from core.tx import Tx
from core.x.account import Profile, XTokens
from storage.delivery import deliveries
from storage.delivery.deliveries import NewDelivery
from storage.delivery.lanes import open_in
from storage.x import former_accounts
from storage.x.post import Post

RENEW_WITHIN = 10 * MINUTE
"""The timer renews access tokens that end within this time, of accounts that were used lately."""
LATELY = DAY
AGES_AFTER = 30 * DAY
"""A refresh token dies unused after about six months; it is used long before."""


@dataclass(frozen=True, slots=True)
class Account:
    """A connected account.

    Attributes:
        person_id: whose it is.
        tag: the person's pseudonym, for logs.
        version: counts the token pairs; who renews them names the one that they had.
        tokens: the current pair.
        profile: who the account is at X; nothing while X hasn't told.
        free_at: until when X wants no post from it.
        is_lost: whether X ended the connection.
        used_at: when it was last used, to the hour.
    """

    person_id: int
    tag: str
    version: int
    tokens: XTokens
    profile: Profile | None
    free_at: Moment
    is_lost: bool
    used_at: Moment


def lane_of(person_id: int) -> str:
    """The lane of all that is posted and deleted at X for that person: in order, across all processes."""
    return f"x/{person_id}"


def has_one(person: str) -> str:
    """SQL: whether a person, whose id is itself SQL, has an account, connected or lost."""
    return f"EXISTS (SELECT 1 FROM accounts x WHERE x.person_id = {person})"


IS_CONNECTED = "(SELECT CASE WHEN lost_at IS NULL THEN 1 ELSE 0 END FROM accounts WHERE person_id = :person)"
"""SQL: whether a person's account is connected (1), lost (0), or there is none (NULL)."""


def find(tx: Tx, person_id: int) -> Account | None:
    """The account of that person."""
    row = tx.row(
        "SELECT p.tag, a.version, a.tokens, a.profile, a.expires_at, a.free_at, a.lost_at,"
        " a.used_at FROM accounts a"
        " JOIN people p ON p.id = a.person_id WHERE a.person_id = :person",
        person=person_id,
    )
    if row is None:
        return None
    tag, version, sealed, profile, expires_at, free_at, lost_at, used_at = row
    access, refresh, scope = tx.keys.open_tokens(sealed, f"accounts:{person_id}")
    tokens = XTokens(access, refresh, expires_at, scope)
    known = _profile(tx, person_id, profile) if profile else None
    return Account(person_id, tag, version, tokens, known, free_at, lost_at is not None, used_at)


def owner_of(tx: Tx, username: str) -> int | None:
    """Whose account has that name at X, in upper or lower case; every profile is opened for it."""
    for person_id, profile in tx.rows("SELECT person_id, profile FROM accounts WHERE profile IS NOT NULL"):
        if _profile(tx, person_id, profile).username.lower() == username.lower():
            return int(person_id)
    return None


def is_former(tx: Tx, post: Post) -> bool:
    """Whether a post belongs to another account than the one that its person has connected now."""
    account = find(tx, post.person_id) if post.account is not None else None
    return account is not None and not post.is_of(account.profile)


def is_connected(tx: Tx, person_id: int) -> bool | None:
    """Whether that person's account is connected (True), lost (False), or there is none."""
    [(is_connected,)] = tx.rows(f"SELECT {IS_CONNECTED}", person=person_id)
    return None if is_connected is None else bool(is_connected)


def connect(tx: Tx, person_id: int, tokens: XTokens, profile: Profile | None) -> None:
    """Make this the person's account; another one that they had before is revoked at X, and keeps its posts."""
    before = _find_to_replace(tx, person_id)
    if before is not None:
        is_same = _is_same(before.profile, profile)
        if is_same is False:
            revoke(tx, before.tokens)
        if not is_same:
            former_accounts.mark_posts(tx, person_id, before.profile)
        tx.run("DELETE FROM accounts WHERE person_id = :person", person=person_id)
    tx.run(
        "INSERT INTO accounts (person_id, tokens, profile, version, expires_at, refreshed_at, used_at)"
        " VALUES (:person, :tokens, :profile, :version, :expires, :now, :now)",
        person=person_id,
        tokens=_sealed(tx, person_id, tokens),
        profile=_sealed_profile(tx, person_id, profile) if profile else None,
        version=before.version + 1 if before else tx.now,  # never one that this person had before
        expires=tokens.expires_at,
        now=tx.now,
    )
    if profile is None:
        deliveries.add(tx, NewDelivery(DeliveryKind.PROFILE, f"profile/{person_id}", "", person_id))


def _is_same(one: Profile | None, other: Profile | None) -> bool | None:
    """Whether they are of one account at X; None if X never told of one of them."""
    return one.id == other.id if one is not None and other is not None else None


def begin_renewal(tx: Tx, person_id: int, version: int, until: Moment) -> bool:
    """Note that this process renews that pair; false if it isn't the stored one, or another process has begun."""
    return bool(
        tx.run(
            "UPDATE accounts SET renewing_until = :until WHERE person_id = :person AND version = :version"
            " AND renewing_until <= :now AND lost_at IS NULL",
            until=until,
            person=person_id,
            version=version,
            now=tx.now,
        )
    )


def end_renewal(tx: Tx, person_id: int, version: int) -> None:
    """X gave no new pair: that one may be tried again, by any process."""
    tx.run(
        "UPDATE accounts SET renewing_until = 0 WHERE person_id = :person AND version = :version",
        person=person_id,
        version=version,
    )


def renew(tx: Tx, person_id: int, version: int, tokens: XTokens) -> bool:
    """Store the pair that took the place of `version`.

    Where that pair is stored no more (the person left, or connected anew), the new one is revoked; then False.
    """
    renewed = tx.run(
        "UPDATE accounts SET tokens = :tokens, version = version + 1, expires_at = :expires, refreshed_at = :now,"
        " renewing_until = 0, lost_at = NULL WHERE person_id = :person AND version = :version",
        tokens=_sealed(tx, person_id, tokens),
        expires=tokens.expires_at,
        now=tx.now,
        person=person_id,
        version=version,
    )
    if renewed:
        return True
    stored = find(tx, person_id)
    if stored is not None and stored.tokens.refresh == tokens.refresh:  # an earlier try got through after all
        return True
    revoke(tx, tokens)
    return False


def lose(tx: Tx, person_id: int, version: int) -> bool:
    """Note that X ended the connection; false if that pair isn't the stored one any more."""
    return bool(
        tx.run(
            "UPDATE accounts SET lost_at = :now, renewing_until = 0"
            " WHERE person_id = :person AND version = :version AND lost_at IS NULL",
            now=tx.now,
            person=person_id,
            version=version,
        )
    )


def use(tx: Tx, account: Account) -> None:
    """Note that it is used, so that its token is kept fresh; once an hour is enough for that."""
    if abs(tx.now - account.used_at) >= HOUR:
        tx.run("UPDATE accounts SET used_at = :now WHERE person_id = :person", now=tx.now, person=account.person_id)


def wait_until(tx: Tx, person_id: int, until: Moment) -> None:
    """Let nothing be posted on it until then: X said so."""
    tx.run("UPDATE accounts SET free_at = :until WHERE person_id = :person", until=until, person=person_id)


def set_profile(tx: Tx, person_id: int, version: int, profile: Profile) -> bool:
    """Note who the account is; false if that pair, by which X was asked, isn't the stored one any more."""
    return bool(
        tx.run(
            "UPDATE accounts SET profile = :profile WHERE person_id = :person AND version = :version",
            profile=_sealed_profile(tx, person_id, profile),
            person=person_id,
            version=version,
        )
    )


def remove(tx: Tx, person_id: int) -> None:
    """Forget the account, and have it revoked at X; it keeps its posts, should another be connected."""
    account = _find_to_replace(tx, person_id)
    if account is not None:
        former_accounts.mark_posts(tx, person_id, account.profile)
        _drop(tx, account)


def _forget(tx: Tx, person_id: int) -> None:
    account = _find_to_replace(tx, person_id)
    if account is not None:
        _drop(tx, account)


def _drop(tx: Tx, account: Account) -> None:
    revoke(tx, account.tokens)
    tx.run("DELETE FROM accounts WHERE person_id = :person", person=account.person_id)


ACCOUNTS = Table(
    "accounts",
    key="person_id",
    deletion=Through(_forget),
    expiry=Kept("An account is connected until its person or X ends that."),
    sealed=(Sealed("tokens", tokens=True), Sealed("profile")),
    export=Exported(
        "Your account at X, without what opens it.",
        columns=(
            "profile",
            "version",
            "expires_at",
            "refreshed_at",
            "used_at",
            "free_at",
            "renewing_until",
            "lost_at",
        ),
        hidden=("tokens",),
        shown=(ShownAs("profile", as_json),),
    ),
)


def _find_to_replace(tx: Tx, person_id: int) -> Account | None:
    """The account with its last tokens: a renewal that is being stored is waited for, a later one is too late."""
    tx.lock("SELECT person_id FROM accounts WHERE person_id = :person FOR UPDATE", person=person_id)
    return find(tx, person_id)


def forget_all(tx: Tx) -> None:
    """For a development server, whose X forgets all consents at each start: nothing is revoked there."""
    tx.run("DELETE FROM accounts")


def revoke(tx: Tx, tokens: XTokens) -> None:
    """Have tokens revoked at X; the deliveries hold a token each and nothing else."""
    for token in filter(None, (tokens.refresh, tokens.access)):
        deliveries.add(
            tx,
            NewDelivery(DeliveryKind.REVOCATION, "", tx.keys.seal_tokens((token,), DeliveryKind.REVOCATION).decode()),
        )


_BEING_RENEWED = open_in("'renewal/' || a.person_id", "d")


def to_renew(tx: Tx, limit: int) -> list[int]:
    """People whose tokens are to be renewed now and for whom nothing waits to do so."""
    rows = tx.rows(
        f"SELECT a.person_id FROM accounts a WHERE {_IS_DUE} AND NOT EXISTS (SELECT 1 FROM deliveries d"
        f" WHERE {_BEING_RENEWED}) LIMIT :limit",
        **_due(tx),
        limit=limit,
    )
    return [row[0] for row in rows]


def needs_renewal(tx: Tx, person_id: int) -> bool:
    """Whether that person's tokens are to be renewed now."""
    return (
        tx.row(f"SELECT 1 FROM accounts a WHERE {_IS_DUE} AND a.person_id = :person", **_due(tx), person=person_id)
        is not None
    )


_IS_DUE = (
    "a.lost_at IS NULL AND ((a.expires_at < :soon AND a.expires_at > :ended AND a.used_at > :lately)"
    " OR a.refreshed_at < :aged)"
)


def _due(tx: Tx) -> dict[str, Moment]:
    """Used lately and about to end, or aging.

    Whoever used it then had a token that hadn't ended: so tokens that ended long before are spared. They are those of
    all who don't post any more, and there is no index of who does.
    """
    return {
        "soon": after(tx.now, RENEW_WITHIN),
        "ended": after(tx.now, -LATELY - HOUR),
        "lately": after(tx.now, -LATELY),
        "aged": after(tx.now, -AGES_AFTER),
    }


def add_renewals(tx: Tx, limit: int) -> int:
    """Let up to `limit` accounts be renewed; returns how many."""
    people = to_renew(tx, limit)
    for person_id in people:
        deliveries.add(tx, NewDelivery(DeliveryKind.RENEWAL, f"renewal/{person_id}", "", person_id))
    return len(people)


def _sealed(tx: Tx, person_id: int, tokens: XTokens) -> bytes:
    return tx.keys.seal_tokens((tokens.access, tokens.refresh, tokens.scope), f"accounts:{person_id}")


def _profile(tx: Tx, person_id: int, sealed: bytes) -> Profile:
    return Profile(*orjson.loads(tx.keys.open(sealed, f"accounts:{person_id}")))


def _sealed_profile(tx: Tx, person_id: int, profile: Profile) -> bytes:
    return tx.keys.seal(orjson.dumps([*profile]).decode(), f"accounts:{person_id}")
