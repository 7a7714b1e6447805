from dataclasses import dataclass
from typing import TypeAlias

from actions.connecting import CannotConnect, ConnectLink, make_link
from core.tx import Tx
from storage.x import accounts


@dataclass(frozen=True, slots=True)
class KnownAt:
    """The person's account is connected. `username` is empty if X hasn't told it."""

    username: str


Acquaintance: TypeAlias = KnownAt | ConnectLink | CannotConnect


def acquaint(tx: Tx, person_id: int) -> Acquaintance:
    """What somebody needs who is new, or asks who we are: a link, unless their account is connected already."""
    account = accounts.find(tx, person_id)
    if account is None or account.is_lost:
        return make_link(tx, person_id)
    return KnownAt(account.profile.username if account.profile else "")
