from dataclasses import dataclass, field
from enum import StrEnum

from clients.x.quota import XQuota


@dataclass
class CallFailed(Exception):
    """A call to another service failed. Its words are ours: they hold nothing that was sent.

    Attributes:
        reason: plain words, for operators.
        happened: whether the other side did what was asked: no (False), or nobody knows (None).
        code: the other side's error code, if it gave one.
        retry_after: seconds until it may be tried again, if the other side said so.
    """

    reason: str
    happened: bool | None = None
    code: int | None = None
    retry_after: float | None = None

    def __str__(self) -> str:
        """The reason."""
        return self.reason


class XFault(StrEnum):
    """What is the matter when X doesn't do what was asked."""

    UNAUTHORIZED = "unauthorized"
    """The access token isn't taken: refresh it once."""
    TOKEN_INVALID = "token_invalid"  # noqa: S105 - a fault's name
    """The refresh token or the code isn't taken: the person has to connect again."""
    OUR_CREDENTIALS = "our_credentials"
    """The application's own id or secret isn't taken: nobody is to be disconnected."""
    OUR_SET_UP = "our_set_up"
    """The application isn't set up for it at X."""
    READ_ONLY = "read_only"
    """The application may read at X, and no more."""
    CREDITS = "credits"
    """What the operator paid for is used up."""
    LIMITED = "limited"
    """Too many calls: wait as long as the quota says."""
    DUPLICATE = "duplicate"
    """The account has posted the same a short while ago."""
    TOO_LONG = "too_long"
    BAD_MEDIA = "bad_media"
    """A photo isn't taken, or its id isn't any more."""
    SCOPE = "scope"
    """The person's consent doesn't cover it: they have to connect again."""
    LOCKED = "locked"
    """X has locked the person's account until they have seen to it there."""
    SUSPENDED = "suspended"
    """X has suspended the person's account."""
    REFUSED = "refused"
    """For another reason; X's words say which."""
    NOT_FOUND = "not_found"
    UNKNOWN = "unknown"
    """No answer, or none that tells: it may have happened."""
    UNREACHABLE = "unreachable"
    """X can't have got it."""


@dataclass
class XFailed(CallFailed):
    """A call to X failed; `code` is the HTTP status, if there was an answer.

    Attributes:
        fault: what is the matter.
        quota: what the answer said of rate limits, if there was one.
        said: X's own reason, up to 100 characters, for the person to read; never for logs.
    """

    fault: XFault = field(default=XFault.UNKNOWN, kw_only=True)
    quota: XQuota | None = field(default=None, kw_only=True)
    said: str = field(default="", kw_only=True, repr=False)
