"""An X account, as far as the core knows it."""

from typing import NamedTuple

from core.clock import Moment

CALLBACK_PATH = "/connect/callback"
"""Where people come back to from X; entered at X, under the public URL, to the letter."""


class XTokens(NamedTuple):
    """What a person's consent gives: both are secrets.

    Attributes:
        access: signs calls for them, for about two hours.
        refresh: gets the next pair, once; empty if X gave none.
        expires_at: when the access token ends.
        scope: what was allowed, separated by spaces.
    """

    access: str
    refresh: str
    expires_at: Moment
    scope: str


class Profile(NamedTuple):
    """Whose account it is; `username` without @."""

    id: str
    username: str
    name: str
