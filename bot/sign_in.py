"""Signing in at X, as the pages see it."""

from typing import Protocol

from bot.x import Profile, Tokens


class SignInFailed(Exception):  # noqa: N818 - says it
    """X gave no tokens, or didn't tell whose they are; the message is for operators and holds nothing secret."""


class SignIn(Protocol):
    """X's side of connecting an account."""

    def authorize_url(self, state: str, verifier: str) -> str:
        """Where the person says yes or no."""

    async def exchange(self, code: str, verifier: str) -> Tokens:
        """The tokens for the code that the person came back with.

        Raises:
            SignInFailed: when there are none.
        """

    async def profile(self, access: str) -> Profile:
        """Whose token it is.

        Raises:
            SignInFailed: when X doesn't tell.
        """
