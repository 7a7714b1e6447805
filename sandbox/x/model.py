"""What the stand-in for X keeps: accounts, what they granted, posts and photos."""

from dataclasses import dataclass
from typing import Final

SCOPES: Final[dict[str, str]] = {
    "tweet.read": "See your posts",
    "tweet.write": "Post and delete posts for you",
    "users.read": "See your name and username",
    "media.write": "Upload photos for your posts",
    "offline.access": "Stay connected until you disconnect it",
}
"""What an application may ask for, and how the consent screen puts it."""

ALL_SCOPES: Final = " ".join(SCOPES)


class UnknownAccountError(LookupError):
    """A username that no account has."""


@dataclass(frozen=True, slots=True)
class Account:
    """An account at X. `username` is without the @."""

    id: str
    username: str
    name: str


@dataclass(slots=True, eq=False)
class Photo:
    """An uploaded photo; it may be attached to posts of its owner until `expires_at`."""

    id: str
    username: str
    content_type: str
    content: bytes
    expires_at: float
    alt_text: str = ""

    @property
    def media_key(self) -> str:
        """How X names it elsewhere: 3 stands for photos."""
        return f"3_{self.id}"


@dataclass(slots=True, eq=False)
class Post:
    """A post. `text` is as it was sent; times are seconds since 1970."""

    id: str
    username: str
    text: str
    created_at: float
    reply_to: str | None = None
    media: tuple[Photo, ...] = ()
    deleted: bool = False


@dataclass(slots=True, eq=False)
class Grant:
    """What an account allowed once: the family of all tokens that came of it."""

    account: Account
    scopes: frozenset[str]
    dead: bool = False

    @property
    def scope(self) -> str:
        """The scopes as a token answer names them."""
        return " ".join(scope for scope in SCOPES if scope in self.scopes)


@dataclass(frozen=True, slots=True)
class Code:
    """An authorization code on its way to becoming a grant."""

    account: Account
    scopes: frozenset[str]
    redirect_uri: str
    challenge: str
    expires_at: float


@dataclass(slots=True, eq=False)
class AccessToken:
    """A bearer token."""

    grant: Grant
    expires_at: float


@dataclass(slots=True, eq=False)
class RefreshToken:
    """A token that can be used once for a new pair."""

    grant: Grant
    used: bool = False
