"""Whom a text seems meant for: one person, or everybody. A linear score over what it says; see docs/score.md."""

from core.reading.meant_for.model import Weighed, read_model
from core.reading.words import Words

__all__ = ["Weighed", "score", "weigh"]

_MODEL = read_model()


def score(words: Words) -> float:
    """How much a text seems meant for one person: above zero, rather so."""
    return _MODEL.score(words.own)


def weigh(words: Words) -> tuple[Weighed, ...]:
    """What weighs in a text, the heaviest first; together it makes the score."""
    return _MODEL.weigh(words.own)
