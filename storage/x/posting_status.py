"""What decides whether a person's posts may go up now, found in one statement."""

from typing import NamedTuple

from core.clock import Moment
from core.tx import Tx
from storage import spending
from storage.delivery import opt_outs
from storage.x import accounts, undos, x_rate_limits


class PostingStatus(NamedTuple):
    """Whether a person may publish now, and what keeps them from it.

    Attributes:
        free_at: from when on their account may post.
        is_undoing: whether any post of theirs is to be deleted at X; which one, `undos.is_unwanted` tells.
        spent: what their posts have cost today, in millionths of a dollar.
        spent_by_all: likewise of all people, as it was added up last.
        is_opted_out: whether they can be told nothing by any address.
    """

    free_at: Moment
    is_undoing: bool
    spent: int
    spent_by_all: int
    is_opted_out: bool


_LOOK = (
    f"SELECT COALESCE({x_rate_limits.ACCOUNT_FREE_AT}, 0), COALESCE({x_rate_limits.APPLICATION_FREE_AT}, 0),"
    f" {undos.HAS_ANY}, COALESCE({spending.SPENT}, 0), COALESCE({spending.SPENT_BY_ALL}, 0),"
    f" {opt_outs.IS_OPTED_OUT}"
)


def of_person(tx: Tx, person_id: int) -> PostingStatus:
    """The status of that person now."""
    [(account_free_at, free_at, is_undoing, spent, spent_by_all, is_opted_out)] = tx.rows(
        _LOOK,
        person=person_id,
        lane=accounts.lane_of(person_id),
        day=spending.day_of(tx.now),
    )
    return PostingStatus(max(account_free_at, free_at), bool(is_undoing), spent, spent_by_all, bool(is_opted_out))
