"""That a post goes up, is looked for and is deleted on the account alone that it belongs to."""

from core.tx import Tx
from storage.x import accounts, posts
from storage.x.accounts import Account
from storage.x.post import Post


class AnotherAccount(Exception):
    """The person has connected another account since: nothing of the post is to be done there."""


def still_of(tx: Tx, post_id: int, account: Account) -> Post | None:
    """The post as it is by now, for who has that account at hand; None if it is gone.

    Raises:
        AnotherAccount: when it doesn't belong to that one, or that one isn't connected any more and another is.
    """
    post = posts.find(tx, post_id)
    if post is not None and (not post.is_of(account.profile) or accounts.is_former(tx, post)):
        raise AnotherAccount
    return post
