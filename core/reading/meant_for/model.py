"""Two linear scores over the same features, and how a text is weighed by them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain, repeat
from math import sqrt
from typing import NamedTuple

from core.reading.meant_for.concepts import SIGN, concepts_in
from core.reading.meant_for.features import LETTERS, groups_in, neighbours_in, size_of, tokens_of

_UNITS = 1000
_APART = 1 << 31
"""A sum of weights in units of a thousandth stays far below half of this."""


class Scores(NamedTuple):
    """What a text seems to be. Above zero: rather so.

    Attributes:
        to_one_person: said to one person.
        to_the_bot: said to the bot, or written by a machine.
    """

    to_one_person: float
    to_the_bot: float


def scale_of(count: int) -> float:
    """By what the weights of a text of that many words are divided, so that no long text is surer for its length."""
    return sqrt(count + 4)


@dataclass(frozen=True, slots=True)
class Model:
    """Two linear models over the same features.

    Both weights of a feature are one complex number: its real part is what it says for one person, its imaginary
    part for the bot or a machine. To add them up they are one whole number, in thousandths, so that one look-up and
    one addition serve both scores, and no loop of ours goes through a text.

    Attributes:
        weights: of words, two and three words in a row, concepts, groups of letters (of words that are not in it) and
            signs.
            The weights of a word have those of its letters in them.
        bias: what every text weighs.
    """

    weights: Mapping[str, complex]
    bias: complex
    _of_words: dict[str, int] = field(init=False, repr=False, default_factory=dict)
    _of_letters: dict[str, int] = field(init=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        whole = {weight: _as_whole(weight) for weight in set(self.weights.values())}
        for name, weight in self.weights.items():
            if name[0] == LETTERS and len(name) > 1:
                self._of_letters[name[1:]] = whole[weight]
            else:
                self._of_words[name] = whole[weight]

    def scores(self, text: str) -> Scores:
        """Both scores."""
        known = self._of_words
        tokens = tokens_of(text)
        features = chain((size_of(tokens),), tokens, neighbours_in(tokens), concepts_in(tokens))
        whole = sum(map(known.get, features, repeat(0)))
        whole += self._unknown([token for token in tokens if token not in known])
        to_person, to_bot = _apart(whole)
        scale = scale_of(len(tokens)) * _UNITS
        return Scores(self.bias.real + to_person / scale, self.bias.imag + to_bot / scale)

    def parts(self, text: str) -> dict[str, complex]:
        """What the scores are made of."""
        tokens = tokens_of(text)
        scale = scale_of(len(tokens))
        parts = {"every text": self.bias}
        names = [(size_of(tokens), "its length")]
        names += [(words, f'"{words}"') for words in neighbours_in(tokens)]
        names += [(concept, concept.replace(SIGN, " ").lstrip()) for concept in concepts_in(tokens)]
        for token in tokens:
            known = token in self.weights
            names.append((token, f'"{token}"' if known else f'the letters of "{token}"'))
        for feature, shown in names:
            weight = self.weights.get(feature)
            if weight is None:
                unknown = self._unknown([feature]) if shown.startswith("the letters") else 0
                weight = complex(*_apart(unknown)) / _UNITS
            parts[shown] = parts.get(shown, 0j) + weight / scale
        return parts

    def _unknown(self, tokens: Iterable[str]) -> int:
        """The weights of words that are not in the table: those of their letters."""
        groups = chain.from_iterable([groups_in(token) for token in tokens if token[0].isalpha()])
        return sum(map(self._of_letters.get, groups, repeat(0)))


def _as_whole(weight: complex) -> int:
    """Both weights as one number."""
    return round(weight.real * _UNITS) * _APART + round(weight.imag * _UNITS)


def _apart(whole: int) -> tuple[int, int]:
    """A sum of such numbers as both sums, in thousandths."""
    to_person, rest = divmod(whole + _APART // 2, _APART)
    return to_person, rest - _APART // 2
