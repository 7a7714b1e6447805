"""Whom a text seems meant for: one person, the bot, or everybody. Linear scores over what it says: docs/score.md."""

from core.reading.meant_for.model import TALK_WEIGHTS, Weighed, read_model
from core.reading.words import Words

__all__ = ["Weighed", "score", "talk_score", "weigh", "weigh_talk"]

_TO_ONE_PERSON = read_model()
_TALK = read_model(TALK_WEIGHTS)


def score(words: Words) -> float:
    """How much a text seems meant for one person: above zero, rather so."""
    return _TO_ONE_PERSON.score(words.own)


def weigh(words: Words) -> tuple[Weighed, ...]:
    """What weighs in a text, the heaviest first; together it makes the score."""
    return _TO_ONE_PERSON.weigh(words.own)


def talk_score(words: Words) -> float:
    """How much a text seems to be said to the bot, or by a machine: above zero, rather so."""
    return _TALK.score(words.own)


def weigh_talk(words: Words) -> tuple[Weighed, ...]:
    """Likewise, what makes that score."""
    return _TALK.weigh(words.own)
