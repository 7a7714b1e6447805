"""Until when X wants no posts: from an account, or from the whole application."""

from core.clock import SECOND, Moment
from core.tx import Tx
from storage import watermarks
from storage.x import accounts

APPLICATION = "x.free"
A_WHILE = 30 * SECOND
"""Who has to wait for so long is told; less needn't be."""


def record(tx: Tx, person_id: int, account: Moment | None, application: Moment | None) -> None:
    """Keep until when X wants no posts, as it said; None where it said nothing."""
    if account is not None:
        accounts.wait_until(tx, person_id, account)
    if application is not None:
        watermarks.extend(tx, APPLICATION, application)


ACCOUNT_FREE_AT = "(SELECT free_at FROM accounts WHERE person_id = :person)"
APPLICATION_FREE_AT = f"(SELECT at FROM marks WHERE name = '{APPLICATION}')"
"""SQL: from when on a person's account may post, and the whole application; NULL where nothing is known."""


def is_worth_telling(milliseconds: float) -> bool:
    """Whether a wait is so long that the person is told of it."""
    return milliseconds >= A_WHILE


def forget_all(tx: Tx) -> None:
    """For a development server, whose X begins anew at each start. Accounts' own waits go with the accounts."""
    tx.run("DELETE FROM marks WHERE name = :name", name=APPLICATION)
