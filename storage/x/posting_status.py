"""What decides whether a person's posts may go up now, found in one statement; and what meets a new one."""

from typing import NamedTuple

from core.clock import Moment, after
from core.tx import RowQuery, Tx
from storage import spending
from storage.delivery import deliveries, opt_outs
from storage.waiting import promised
from storage.x import accounts, posts, undos, x_rate_limits


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


class Prospects(NamedTuple):
    """What meets a new post of a person's.

    Attributes:
        is_connected: whether their account is connected (True), lost (False), or there is none.
        spent: what their posts have cost today, in millionths of a dollar.
        spent_by_all: likewise of all people, as it was added up last.
        is_behind: whether earlier posts of theirs wait for longer: it goes up behind these.
        newest: the id of their last post, 0 if there is none.
        free_at: from when on their account may post.
        on_their_way: how many posts of theirs are to go up.
        kept_back: how many wait for POST because they couldn't, or didn't.
    """

    is_connected: bool | None
    spent: int
    spent_by_all: int
    is_behind: bool
    newest: int
    free_at: Moment
    on_their_way: int
    kept_back: int


_LOOK_AHEAD = (
    f"SELECT {accounts.IS_CONNECTED}, COALESCE({spending.SPENT}, 0), COALESCE({spending.SPENT_BY_ALL}, 0),"
    f" {posts.IS_ONE_KEPT} OR {deliveries.IS_RESTING}, COALESCE({posts.NEWEST}, 0),"
    f" COALESCE({x_rate_limits.ACCOUNT_FREE_AT}, 0), COALESCE({x_rate_limits.APPLICATION_FREE_AT}, 0),"
    f" {posts.COUNT_WAITING_SINCE}, {promised.COUNT_KEPT_BACK}"
)


def of_new_post(tx: Tx, person_id: int) -> Prospects:
    """What meets a post that this person makes now."""
    sql, values = query_for_new_post(tx, person_id)
    [(is_connected, spent, spent_by_all, is_behind, newest, account_free_at, free_at, on_their_way, kept_back)] = (
        tx.rows(sql, **values)
    )
    return Prospects(
        None if is_connected is None else bool(is_connected),
        spent,
        spent_by_all,
        bool(is_behind),
        newest,
        max(account_free_at, free_at),
        on_their_way,
        kept_back,
    )


def query_for_new_post(tx: Tx, person_id: int) -> RowQuery:
    """What `of_new_post` asks."""
    return RowQuery(
        _LOOK_AHEAD,
        {
            "person": person_id,
            "lane": accounts.lane_of(person_id),
            "day": spending.day_of(tx.now),
            "now": tx.now,
            "soon": after(tx.now, x_rate_limits.A_WHILE),
            "waiting_since": posts.oldest_waiting(tx),
            "promised_since": promised.oldest(tx),
        },
    )
