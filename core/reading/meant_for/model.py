"""The table of weights, and how a text is weighed with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import sqrt
from pathlib import Path
from typing import NamedTuple

from core.reading.meant_for.features import END, LETTERS, START, groups_in, size_of, tokens_of

WEIGHTS = Path(__file__).with_name("weights.tsv")
"""What is said to one person. Lines of a feature, a tab, and its weight in hundredths; made by `make train`."""
TALK_WEIGHTS = Path(__file__).with_name("talk.tsv")
"""Likewise: what is said to the bot, or by a machine."""
BIAS = "<bias>"
"""What every text weighs; so that zero is where one asks."""
HUNDREDTHS = 100


class Weighed(NamedTuple):
    """Something of a text, and how much it says for one person (above zero) or for everybody."""

    what: str
    weight: float


def scale_of(count: int) -> float:
    """By what the weights of a text of that many words are divided, so that no long text is surer for its length."""
    return sqrt(count + 4)


@dataclass(frozen=True, slots=True)
class Model:
    """A linear model.

    Attributes:
        weights: of words, pairs of words, groups of letters (of words that are not in it) and signs. The weight of a
            word has that of its letters in it.
        bias: what every text weighs.
    """

    weights: Mapping[str, float]
    bias: float
    _letters: Mapping[str, float] = field(init=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        letters = {name[1:]: weight for name, weight in self.weights.items() if name[0] == LETTERS}
        object.__setattr__(self, "_letters", letters)

    def score(self, text: str) -> float:
        """Above zero: rather to one person."""
        get = self.weights.get
        tokens = tokens_of(text)
        total = get(size_of(tokens), 0.0)
        before = START
        for token in tokens:
            weight = get(token)
            total += (self._unknown(token) if weight is None else weight) + get(f"{before} {token}", 0.0)
            before = token
        total += get(f"{before} {END}", 0.0)
        return self.bias + total / scale_of(len(tokens))

    def weigh(self, text: str) -> tuple[Weighed, ...]:
        """What the score is made of, the heaviest first."""
        tokens = tokens_of(text)
        scale = scale_of(len(tokens))
        parts = {"every text": self.bias * scale}
        names = [(size_of(tokens), "its length")]
        for before, token in zip([START, *tokens], [*tokens, END], strict=True):
            names.append((f"{before} {token}", f'"{before} {token}"'))
        for token in tokens:
            known = token in self.weights
            names.append((token, f'"{token}"' if known else f'the letters of "{token}"'))
        for feature, shown in names:
            weight = self.weights.get(feature)
            if weight is None:
                weight = self._unknown(feature) if shown.startswith("the letters") else 0.0
            parts[shown] = parts.get(shown, 0.0) + weight
        weighed = [Weighed(what, weight / scale) for what, weight in parts.items() if weight]
        return tuple(sorted(weighed, key=lambda part: -abs(part.weight)))

    def _unknown(self, token: str) -> float:
        """The weight of a word that is not in the table: that of its letters."""
        if not token[0].isalpha():
            return 0.0
        get = self._letters.get
        return sum([get(group, 0.0) for group in groups_in(token)])


def read_model(path: Path = WEIGHTS) -> Model:
    """The model of a table.

    Raises:
        ValueError: when a line is no feature and its weight.
    """
    weights = {}
    for line in path.read_text("utf-8").splitlines():
        feature, _, weight = line.rpartition("\t")
        weights[feature] = int(weight) / HUNDREDTHS
    bias = weights.pop(BIAS)
    return Model(weights, bias)
