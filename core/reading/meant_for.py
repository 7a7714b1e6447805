"""Whom a text seems meant for: one person, or everybody."""

from typing import NamedTuple

from core.reading.words import Words

_TO_ONE = frozenset({"babe", "mom", "mum", "dad", "honey", "darling", "sweetie"})


class Weighed(NamedTuple):
    """Something of a text, and how much it says for one person (above zero) or for everybody."""

    what: str
    weight: float


def weigh(words: Words) -> tuple[Weighed, ...]:
    """What weighs in a text."""
    return tuple(Weighed(word, 2.0) for word in words.plain.casefold().split() if word.strip(",.!?") in _TO_ONE)


def score(words: Words) -> float:
    """How much a text seems meant for one person: above zero, rather so."""
    return sum(weighed.weight for weighed in weigh(words)) - 1
