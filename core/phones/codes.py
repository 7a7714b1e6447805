"""What comes of digits that a phone texts, where a page shows a code: for signing in, or for connecting X."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WrongCode:
    """No page shows that one; so many tries are left, and with the last one it is over."""

    left: int


@dataclass(frozen=True, slots=True)
class MisreadCode:
    """It hasn't the length of a code, so that it can't be a guess."""


@dataclass(frozen=True, slots=True)
class ExpiredCode:
    """Too late, whatever the code."""
