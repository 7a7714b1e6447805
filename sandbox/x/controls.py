"""What a test can do with the stand-in for X, and see of it."""

from collections.abc import Callable

from sandbox.core.faults import Faults
from sandbox.core.hub import PATIENCE
from sandbox.x.authorize import ConsentRequest
from sandbox.x.grants import TokenAnswer
from sandbox.x.model import ALL_SCOPES, Account, Grant, Post
from sandbox.x.state import XState, waiting_for

Wanted = int | Callable[[list[Post]], bool]
"""How many posts, or what they have to look like."""


class X:
    """The stand-in for X by hand: all that a person can do there. Usernames are without the @.

    Each method that takes a username raises UnknownAccountError if no account has it.
    """

    def __init__(self, state: XState) -> None:
        self._state = state

    @property
    def faults(self) -> Faults:
        """What is made to go wrong; `number` limits a fault to one username."""
        return self._state.faults

    @property
    def usernames(self) -> list[str]:
        """Every account."""
        return list(self._state.accounts)

    def add_account(self, username: str, name: str) -> Account:
        """Another account on the consent screen."""
        return self._state.add_account(username, name)

    def account(self, username: str) -> Account:
        """The account of that username."""
        return self._state.account(username)

    def consent(self, authorize_url: str, username: str) -> str:
        """Say yes as an account; returns the address that the browser is sent to.

        Raises:
            AuthorizeError: X would show an error page.
        """
        request = ConsentRequest.of_url(authorize_url, self._state.settings)
        return request.allowed(self._state, self._state.account(username))

    def deny(self, authorize_url: str) -> str:
        """Cancel; returns the address that the browser is sent to. Raises AuthorizeError."""
        return ConsentRequest.of_url(authorize_url, self._state.settings).denied()

    def grant(self, username: str, scope: str = ALL_SCOPES) -> TokenAnswer:
        """Tokens without a browser, as the token endpoint answers."""
        return self._state.grants.issue(Grant(self._state.account(username), frozenset(scope.split())))

    def expire(self, username: str) -> None:
        """Let the access tokens of an account be over; they can be refreshed."""
        self._state.grants.expire(self._state.account(username).username)

    def disconnect(self, username: str) -> None:
        """Take back all that an account granted, as its owner can in X's settings."""
        self._state.grants.disconnect(self._state.account(username).username)

    def living_grants(self, username: str) -> int:
        """How many grants of an account still hold."""
        return self._state.grants.living(self._state.account(username).username)

    def posts(self, username: str, *, deleted: bool = False) -> list[Post]:
        """An account's posts, oldest first; with `deleted` also those that were taken down."""
        return self._state.posts_of(self._state.account(username).username, deleted=deleted)

    async def posted(self, username: str, wanted: Wanted = 1, deadline: float = PATIENCE) -> list[Post]:
        """Wait until an account has so many posts, or those that `wanted` accepts; returns them.

        Raises:
            TimeoutError: it has not within `deadline` seconds; says what is there instead.
        """
        ours = self._state.account(username).username

        def enough() -> bool:
            posts = self.posts(ours)
            return len(posts) >= wanted if isinstance(wanted, int) else wanted(posts)

        if not await self._state.hub.wait_until(waiting_for(ours), enough, deadline):
            raise TimeoutError(f"@{ours} posted only {[post.text for post in self.posts(ours)]}")
        return self.posts(ours)

    @property
    def revocations(self) -> list[str]:
        """The usernames whose grants were revoked, in order."""
        return list(self._state.grants.revocations)

    @property
    def token_calls(self) -> int:
        """How often the token endpoint was called."""
        return self._state.stats["x_token_calls"]

    @property
    def refreshes(self) -> int:
        """How often a refresh token was tried."""
        return self._state.stats["x_refreshes"]

    @property
    def reused(self) -> int:
        """How often a refresh token came a second time, which killed its family."""
        return self._state.stats["x_reused"]

    @property
    def duplicates(self) -> int:
        """How many posts were refused as duplicates."""
        return self._state.stats["x_duplicates"]

    @property
    def reads(self) -> tuple[int, int]:
        """How many posts were listed, and how often an account was asked for: X charges for each."""
        return self._state.stats["x_post_reads"], self._state.stats["x_user_reads"]

    def clear_limits(self) -> None:
        """Begin all windows of limits anew."""
        self._state.limits.clear()
