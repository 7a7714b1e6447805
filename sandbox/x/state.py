"""What all parts of the stand-in for X share."""

import orjson

from sandbox.core.shared import Shared
from sandbox.x.grants import Grants
from sandbox.x.ids import Snowflakes
from sandbox.x.limits import Limits
from sandbox.x.model import Account, Photo, Post, UnknownAccountError
from sandbox.x.shown import shown_post

_READY_MADE = (("ann_lakes", "Ann Lakes"), ("bens_bakery", "Ben's Bakery"), ("robin_o", "Robin Okafor"))


class XState:
    """Accounts, grants, posts and photos; faults, listeners and counters are the sandbox's."""

    def __init__(self, shared: Shared) -> None:
        self.settings = shared.settings
        self.faults = shared.faults
        self.hub = shared.hub
        self.stats = shared.stats
        self.ids = Snowflakes()
        self.grants = Grants(self.settings, self.stats)
        self.limits = Limits(self.settings)
        self.accounts: dict[str, Account] = {}
        self.posts: dict[str, Post] = {}
        self.photos: dict[str, Photo] = {}
        self._by_username: dict[str, list[Post]] = {}
        for username, name in _READY_MADE:
            self.add_account(username, name)

    def add_account(self, username: str, name: str) -> Account:
        """An account of that username, made if there is none."""
        if username not in self.accounts:
            self.accounts[username] = Account(self.ids.next(), username, name)
        return self.accounts[username]

    def account(self, username: str) -> Account:
        """The account of a username, with or without the @. Raises UnknownAccountError."""
        found = self.accounts.get(username.removeprefix("@"))
        if found is None:
            raise UnknownAccountError(f"X has no account {username}; there are {', '.join(self.accounts)}")
        return found

    def posts_of(self, username: str, *, deleted: bool = False) -> list[Post]:
        """An account's posts, oldest first; with `deleted` also those that were taken down."""
        return [post for post in self._by_username.get(username, ()) if deleted or not post.deleted]

    def add_post(self, post: Post) -> None:
        """Publish a post."""
        self.posts[post.id] = post
        self._by_username.setdefault(post.username, []).append(post)
        self._tell("post", post)

    def delete_post(self, post: Post) -> None:
        """Take a post down."""
        post.deleted = True
        self._tell("post_deleted", post)

    def _tell(self, event: str, post: Post) -> None:
        self.hub.wake(waiting_for(post.username))
        if self.hub:
            self.hub.tell(event, orjson.dumps(shown_post(post, self.accounts[post.username])))


def waiting_for(username: str) -> str:
    """Under what the hub knows those who wait for an account's posts."""
    return f"@{username}"
