"""Which passwords are taken: long enough, not common, and not one's own number. Nothing else is asked of them.

Rules of composition make passwords no better (NIST SP 800-63B, section 3.1.1.2; OWASP ASVS 5.0, 6.2).
"""

from enum import StrEnum
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise

SHORTEST = 8
LONGEST = 128
"""In characters; at least 64 have to be taken."""
SHORTEST_WORD = 3
FEW_SIGNS = 3
LONGEST_PIECE = 4
MOST_AROUND = 6
"""Digits and signs around a word that make it no better."""
_LEET = str.maketrans("013457@$!|", "oieastasil")


class PasswordFault(StrEnum):
    """Why a password isn't taken."""

    TOO_SHORT = "too short"
    TOO_LONG = "too long"
    COMMON = "common"
    """It is among the first that anybody tries."""
    OWN_NUMBER = "own number"


def fault_of(password: str, number: str) -> PasswordFault | None:
    """Why that password isn't taken of who has that number; nothing if it is."""
    if len(password) < SHORTEST:
        return PasswordFault.TOO_SHORT
    if len(password) > LONGEST:
        return PasswordFault.TOO_LONG
    digits = "".join(sign for sign in password if sign.isdigit())
    if len(digits) >= SHORTEST and number.endswith(digits) and len(password) - len(digits) <= MOST_AROUND:
        return PasswordFault.OWN_NUMBER
    return PasswordFault.COMMON if is_common(password) else None


def is_common(password: str) -> bool:
    """Whether it is a common one, or a common word with a few digits or signs around it, twice, or backwards."""
    folded = password.casefold().replace(" ", "")
    return any(_is_listed(each) for each in (folded, folded[::-1])) or _repeats(folded) or _runs(folded)


def _is_listed(folded: str) -> bool:
    forms = {folded, _half(folded)}
    forms |= {_core(each) for each in forms}
    forms |= {_half(each) for each in forms}
    return any(
        each.translate(_LEET) in _common() or each in _common() for each in forms if len(each) >= SHORTEST_WORD
    )


def _core(folded: str) -> str:
    """Without the digits and signs at its ends, if these are few."""
    core = folded.strip("0123456789!@#$%^&*()-_=+.,?/\\;:'\"")
    return core if core and len(folded) - len(core) <= MOST_AROUND else folded


def _half(folded: str) -> str:
    """One half of a word that stands there twice."""
    middle = len(folded) // 2
    return folded[:middle] if folded[:middle] == folded[middle:] else folded


def _repeats(folded: str) -> bool:
    """Up to three different characters, or up to four again and again."""
    return len(set(folded)) <= FEW_SIGNS or any(
        folded == (folded[:length] * len(folded))[: len(folded)] for length in range(1, LONGEST_PIECE + 1)
    )


def _runs(folded: str) -> bool:
    """One after the other, up or down: 23456789."""
    steps = {ord(after) - ord(before) for before, after in pairwise(folded)}
    return steps in ({1}, {-1})


@lru_cache(1)
def _common() -> frozenset[str]:
    """Words that passwords are commonly made of, and whole passwords that no rule here finds."""
    return frozenset((files("core") / "passwords" / "common.txt").read_text("utf-8").split())
