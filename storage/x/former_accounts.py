"""Whose a post is at X. While its account is connected, no row says so; the others are marked with theirs."""

from core.tx import Tx
from core.x.account import Profile


def mark_posts(tx: Tx, person_id: int, profile: Profile | None) -> None:
    """That account of the person's is connected no more: their posts so far that aren't marked yet belong to it."""
    account = profile.id if profile is not None else ""
    tx.run(
        "UPDATE posts SET account = :account WHERE person_id = :person AND account IS NULL",
        account=tx.keys.seal(account, f"accounts:{person_id}"),
        person=person_id,
    )


def opened(tx: Tx, person_id: int, sealed: bytes) -> str:
    """X's identifier of the account that a post of the person's is marked with; empty if X never told it."""
    return tx.keys.open(sealed, f"accounts:{person_id}")
