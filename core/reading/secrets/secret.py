"""What a text may give away."""

from dataclasses import dataclass
from enum import Enum, auto


class SecretKind(Enum):
    """What a text may give away, and why it isn't published by POST alone."""

    CODE = auto()  # a service's code, to sign in or to confirm
    CARD = auto()  # a payment card's number or security code
    ACCOUNT = auto()  # a bank account
    IDENTITY = auto()  # a number by which a state, an insurance or the like knows somebody
    PASSWORD = auto()  # a password, a PIN, a door's code
    KEY = auto()  # a program's key, a private key, the words that stand for one
    LINK = auto()  # a link that signs in, resets, confirms or unsubscribes
    ROOM = auto()  # the name of a room of the person's and one more word


@dataclass(frozen=True, slots=True)
class Secret:
    """A secret in a text. It is never quoted, logged or kept.

    Attributes:
        kind: what it is.
        room: the room of the person's that it may be the password of, or "".
        password: that password as typed, or "". Not in the representation, which may get into a log.
    """

    kind: SecretKind
    room: str = ""
    password: str = ""

    def __repr__(self) -> str:
        """The kind, and no more."""
        return f"Secret({self.kind.name})"
