"""What comes of digits that a phone texts, where a page shows a code: for signing in, or for connecting X."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WrongCode:
    """No page shows that code. How many tries are left; after the last one, no code is awaited any more."""

    left: int


@dataclass(frozen=True, slots=True)
class MisreadCode:
    """It hasn't the length of a code, so that it can't be a guess."""


@dataclass(frozen=True, slots=True)
class ExpiredCode:
    """Too late, whatever the code."""
