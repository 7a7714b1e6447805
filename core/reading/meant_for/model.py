"""The table of weights, and how a text is weighed with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import sqrt
from pathlib import Path
from typing import NamedTuple

from core.reading.meant_for.features import END, LETTERS, START, groups_in, size_of, tokens_of

WEIGHTS = Path(__file__).with_name("weights.tsv")
"""Lines of a feature and what it weighs in both scores, in hundredths, with tabs between; made by `make train`."""
BIAS = "<bias>"
"""What every text weighs; so that zero is where one asks."""
HUNDREDTHS = 100


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

    Both weights of a feature are one complex number, so that one look-up and one addition serve both scores: its real
    part is what it says for one person, its imaginary part for the bot or a machine.

    Attributes:
        weights: of words, pairs of words, groups of letters (of words that are not in it) and signs. The weights of a
            word have those of its letters in them.
        bias: what every text weighs.
    """

    weights: Mapping[str, complex]
    bias: complex
    _letters: Mapping[str, complex] = field(init=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        letters = {name[1:]: weight for name, weight in self.weights.items() if name[0] == LETTERS}
        object.__setattr__(self, "_letters", letters)

    def scores(self, text: str) -> Scores:
        """Both scores."""
        get = self.weights.get
        tokens = tokens_of(text)
        total = get(size_of(tokens), 0j)
        before = START
        for token in tokens:
            weight = get(token)
            total += (self._unknown(token) if weight is None else weight) + get(f"{before} {token}", 0j)
            before = token
        total += get(f"{before} {END}", 0j)
        total = self.bias + total / scale_of(len(tokens))
        return Scores(total.real, total.imag)

    def parts(self, text: str) -> dict[str, complex]:
        """What the scores are made of."""
        tokens = tokens_of(text)
        scale = scale_of(len(tokens))
        parts = {"every text": self.bias}
        names = [(size_of(tokens), "its length")]
        for before, token in zip([START, *tokens], [*tokens, END], strict=True):
            names.append((f"{before} {token}", f'"{before} {token}"'))
        for token in tokens:
            known = token in self.weights
            names.append((token, f'"{token}"' if known else f'the letters of "{token}"'))
        for feature, shown in names:
            weight = self.weights.get(feature)
            if weight is None:
                weight = self._unknown(feature) if shown.startswith("the letters") else 0j
            parts[shown] = parts.get(shown, 0j) + weight / scale
        return parts

    def _unknown(self, token: str) -> complex:
        """The weights of a word that is not in the table: those of its letters."""
        if not token[0].isalpha():
            return 0j
        get = self._letters.get
        return sum([get(group, 0j) for group in groups_in(token)])


def read_model(path: Path = WEIGHTS) -> Model:
    """The model of a table.

    Raises:
        ValueError: when a line is no feature and its two weights.
    """
    weights = {}
    for line in path.read_text("utf-8").splitlines():
        feature, to_person, to_bot = line.split("\t")
        weights[feature] = complex(int(to_person), int(to_bot)) / HUNDREDTHS
    bias = weights.pop(BIAS)
    return Model(weights, bias)
