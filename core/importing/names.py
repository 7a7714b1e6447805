"""Names for trackers that come from elsewhere: there they may be whole sentences, here they are one word."""

import unicodedata
from collections.abc import Iterator
from itertools import count

from core.tracking.names import LENGTHS, fold, unfit

LONGEST = LENGTHS[-1]
MY = "my-"
"""Stands before what can't begin a name: a digit, or a word that ordinary texts begin with."""
NAMELESS = "habit"


def fitting(name: str, commands: frozenset[str], taken: frozenset[str]) -> str:
    """The name of a tracker that is called so elsewhere: the same as it is, if it can be one.

    Args:
        name: as it is elsewhere.
        commands: in upper case: no tracker is called so.
        taken: folded names of others that come at the same time.
    """
    plain = name if unfit(name, commands) is None else _as_word(name, commands)
    return next(each for each in numbered(plain) if fold(each) not in taken)


def numbered(name: str) -> Iterator[str]:
    """That name, and what comes after it if it can't be taken: name-2, name-3."""
    yield name
    for number in count(2):
        yield _cut(name, f"-{number}")


def _as_word(name: str, commands: frozenset[str]) -> str:
    said = unicodedata.normalize("NFKC", name)
    kept = "".join(sign if _is_letter(sign) else " " for sign in said)
    word = _cut("-".join(kept.split()))
    if not word:
        return NAMELESS
    if unfit(word, commands) is None:
        return word
    mine = _cut(MY + word)
    return mine if unfit(mine, commands) is None else NAMELESS


def _is_letter(sign: str) -> bool:
    return sign.isalnum() or sign == "_" or unicodedata.category(sign) in {"Mn", "Mc"}


def _cut(name: str, behind: str = "") -> str:
    """As much of it as fits: folding may make a name longer."""
    most = LONGEST - len(behind)
    while len(name) > most or len(fold(name)) > most:
        name = name[:-1]
    return (name.rstrip("-") + behind) if name else behind
