from dataclasses import dataclass

from bot.sign_in import SignInFailed
from bot.x import Profile, Tokens
from clients.failures import CallFailed
from clients.x import XClient
from clients.x_oauth import XSignIn


@dataclass(frozen=True, slots=True)
class SignInAtX:
    """Signing in for pages (a `bot.sign_in.SignIn`): what they know of a failure is that there was one, and why."""

    oauth: XSignIn
    api: XClient

    def authorize_url(self, state: str, verifier: str) -> str:
        """Where the person says yes or no."""
        return self.oauth.authorize_url(state, verifier)

    async def exchange(self, code: str, verifier: str) -> Tokens:
        """The tokens for the code that the person came back with.

        Raises:
            SignInFailed: when there are none.
        """
        try:
            return await self.oauth.exchange(code, verifier)
        except CallFailed as failed:
            raise SignInFailed(failed.reason) from failed

    async def profile(self, access: str) -> Profile:
        """Whose token it is.

        Raises:
            SignInFailed: when X doesn't tell.
        """
        try:
            return await self.api.me(access)
        except CallFailed as failed:
            raise SignInFailed(failed.reason) from failed
