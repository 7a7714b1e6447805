"""Which photos X takes with a post."""

from collections.abc import Sequence
from enum import Enum, auto

MOST_IN_A_POST = 4
_FAILED = "failed"
_PDF = "pdf"


class PhotoFault(Enum):
    """Why X wouldn't take the photos of a post."""

    TOO_MANY = auto()
    PDF = auto()
    FAILED = auto()
    """One of them can't be kept, and a post with fewer would be another one."""


def fault_of(states: Sequence[str], kinds: Sequence[str]) -> PhotoFault | None:
    """Why X wouldn't take photos in these states and of these kinds, as far as is known; nothing if it would."""
    if len(states) > MOST_IN_A_POST:
        return PhotoFault.TOO_MANY
    if _PDF in kinds:
        return PhotoFault.PDF
    return PhotoFault.FAILED if _FAILED in states else None
