"""Whom a text seems meant for: one person, the bot, or everybody. Linear scores over what it says: docs/score.md."""

from collections.abc import Mapping
from typing import NamedTuple

from core.reading.meant_for.model import Scores
from core.reading.meant_for.table import read_model
from core.reading.words import Words

__all__ = ["Scores", "Weighed", "scores", "weigh", "weigh_talk"]

_MODEL = read_model()


class Weighed(NamedTuple):
    """Something of a text, and how much it says for a score (above zero) or against it."""

    what: str
    weight: float


def scores(words: Words) -> Scores:
    """How much a text seems meant for one person, and for the bot: above zero, rather so."""
    return _MODEL.scores(words.own)


def weigh(words: Words) -> tuple[Weighed, ...]:
    """What says that a text is meant for one person, the heaviest first; together it makes that score."""
    return _heaviest({what: weight.real for what, weight in _MODEL.parts(words.own).items()})


def weigh_talk(words: Words) -> tuple[Weighed, ...]:
    """What says that a text is said to the bot or by a machine, the heaviest first; together it makes that score."""
    return _heaviest({what: weight.imag for what, weight in _MODEL.parts(words.own).items()})


def _heaviest(parts: Mapping[str, float]) -> tuple[Weighed, ...]:
    weighed = [Weighed(what, weight) for what, weight in parts.items() if weight]
    return tuple(sorted(weighed, key=lambda part: -abs(part.weight)))
