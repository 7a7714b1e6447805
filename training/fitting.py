"""Learning the weights: a linear model whose features are first scaled by how differently both kinds have them.

The scaling, and the mixing with the mean, are those of Wang and Manning, "Baselines and Bigrams" (2012); the weights
are found by coordinate descent in the dual, Hsieh et al., "A Dual Coordinate Descent Method for Large-scale Linear
SVM" (2008), algorithm 1, with squared losses. Both are deterministic here: the order in which texts are looked at is
drawn from a fixed seed.
"""

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

from core.reading.meant_for.features import letter_groups, tokens_of
from core.reading.meant_for.model import Model, scale_of
from core.reading.meant_for.table import STEPS
from training.texts import Example
from training.vocabulary import Vocabulary, features_of

ROUNDS = 10
SMOOTHING = 1.0
OWN_SHARE = 0.85
"""How far a weight is the feature's own; the rest is what all weigh in the mean, which little data can't mislead."""
LEAST = 1 / STEPS
"""What weighs less in a score weighs nothing; and a word that weighs what its letters do, but for less than this, is
left out: its letters weigh it."""
MOST = 3.5
"""What weighs more weighs so much."""
_BESIDE = 1
"""Bytes that a feature takes in the table beside its own."""


@dataclass(frozen=True, slots=True)
class Row:
    """A text as numbers: places of its features with their values, +1 or -1, and what it counts."""

    places: tuple[int, ...]
    values: tuple[float, ...]
    side: int
    weight: float


@dataclass(frozen=True, slots=True)
class Fitted:
    """One score: what each feature weighs in it, and every text."""

    weights: Mapping[str, float]
    bias: float


def fit(examples: Sequence[Example], vocabulary: Vocabulary, strictness: float) -> Fitted:
    """Learn one score from the examples. The more strictness, the closer the weights follow them."""
    rows = _rows(examples, vocabulary)
    scales = _scales(rows, len(vocabulary.features))
    scaled = [
        Row(
            row.places,
            tuple(v * scales[p] for p, v in zip(row.places, row.values, strict=True)),
            row.side,
            row.weight,
        )
        for row in rows
    ]
    found, bias = _descend(scaled, len(vocabulary.features), strictness)
    mean = sum(map(abs, found)) / len(found)
    shrunk = [OWN_SHARE * weight + (1 - OWN_SHARE) * mean for weight in found]
    weights = {name: shrunk[at] * scales[at] for at, name in enumerate(vocabulary.features)}
    folded = _with_letters(weights, vocabulary.words)
    return Fitted({name: _bounded(weight) for name, weight in folded.items()}, bias)


def _rows(examples: Sequence[Example], vocabulary: Vocabulary) -> list[Row]:
    """The examples as numbers; both kinds count the same together."""
    place = {name: at for at, name in enumerate(vocabulary.features)}
    total = {side: sum(example.weight for example in examples if example.held is side) for side in (True, False)}
    rows = []
    for example in examples:
        tokens = tokens_of(example.text)
        counts = Counter(place[name] for name in features_of(tokens, vocabulary.words) if name in place)
        scale = scale_of(len(tokens))
        weight = example.weight * len(examples) / 2 / total[example.held]
        values = tuple(count / scale for count in counts.values())
        rows.append(Row(tuple(counts), values, 1 if example.held else -1, weight))
    return rows


def _scales(rows: Sequence[Row], size: int) -> list[float]:
    """How differently both kinds have each feature: the logarithm of the ratio of its shares."""
    sums = {1: [SMOOTHING] * size, -1: [SMOOTHING] * size}
    for row in rows:
        side = sums[row.side]
        for place in row.places:
            side[place] += row.weight
    log_ratio = log(sum(sums[1]) / sum(sums[-1]))
    return [log(one / all_) - log_ratio for one, all_ in zip(sums[1], sums[-1], strict=True)]


def _descend(rows: Sequence[Row], size: int, strictness: float) -> tuple[list[float], float]:
    """The weights and the bias at which the squared losses, and the weights, are least."""
    weights, bias = [0.0] * size, 0.0
    alphas = [0.0] * len(rows)
    norms = [sum(value * value for value in row.values) + 1.0 for row in rows]
    order = list(range(len(rows)))
    drawn = random.Random(1)
    for _ in range(ROUNDS):
        drawn.shuffle(order)
        for at in order:
            row = rows[at]
            slack = 1 / (2 * strictness * row.weight)
            places, values, side = row.places, row.values, row.side
            said = bias + sum([weights[place] * value for place, value in zip(places, values)])  # noqa: B905 - as long
            gradient = side * said - 1 + alphas[at] * slack
            alpha = max(alphas[at] - gradient / (norms[at] + slack), 0.0)
            step = (alpha - alphas[at]) * side
            if step:
                alphas[at] = alpha
                bias += step
                for place, value in zip(places, values):  # noqa: B905 - as long
                    weights[place] += step * value
    return weights, bias


def _with_letters(weights: dict[str, float], words: frozenset[str]) -> dict[str, float]:
    """The weights with those of each known word's letters in its own, so that these needn't be looked up."""
    folded = dict(weights)
    for word in words:
        if word[0].isalpha():
            folded[word] = weights.get(word, 0.0) + sum(weights.get(group, 0.0) for group in letter_groups(word))
    return folded


def _bounded(weight: float) -> float:
    return max(-MOST, min(weight, MOST))


def joined(to_person: Fitted, to_bot: Fitted) -> Model:
    """Both scores as one model. A word that one of them has not learned weighs there what its letters do."""
    names = dict.fromkeys([*to_person.weights, *to_bot.weights])
    weights = {name: complex(_weight(to_person, name), _weight(to_bot, name)) for name in names}
    return Model(weights, complex(to_person.bias, to_bot.bias))


def _weight(fitted: Fitted, name: str) -> float:
    weight = fitted.weights.get(name)
    if weight is None:
        of_letters = sum(fitted.weights.get(group, 0.0) for group in letter_groups(name)) if name.isalpha() else 0.0
        return _bounded(of_letters)
    return weight


def heaviest(model: Model, count: int) -> frozenset[str]:
    """`count` of its features: those that weigh most in one of the scores, for the room that they take."""
    by_weight = sorted((-_worth(name, weight), name) for name, weight in model.weights.items())
    return frozenset(name for _, name in by_weight[:count])


def _worth(name: str, weight: complex) -> float:
    """What a feature weighs, by the root of the bytes that it takes: two short ones tell more than one long one."""
    return max(abs(weight.real), abs(weight.imag)) / sqrt(len(name.encode()) + _BESIDE)


def kept(model: Model) -> Model:
    """The model without what weighs little: as it is kept, but for the rounding."""
    weights = {name: weight for name, weight in model.weights.items() if not _has_number(name)}
    found = {name: _rounded(weight) for name, weight in weights.items() if not name.isalpha()}
    found = {name: weight for name, weight in found.items() if weight}
    words = [name for name, weight in weights.items() if name.isalpha() and _differs(name, weight, found)]
    return Model({**found, **{name: weights[name] for name in words}}, model.bias)


def _has_number(name: str) -> bool:
    """Whether a word of a feature is one with a number in it, as where no spaces stand between words."""
    return not name.startswith("size:") and any(sum(map(str.isdecimal, word)) > 1 for word in name.split(" "))


def _rounded(weight: complex) -> complex:
    """The weights of a pair, a sign or a group of letters, without those that are small."""
    real = weight.real if abs(weight.real) >= LEAST else 0.0
    return complex(real, weight.imag if abs(weight.imag) >= LEAST else 0.0)


def _differs(word: str, weight: complex, letters: Mapping[str, complex]) -> bool:
    """Whether a word weighs something else than its letters do."""
    more = weight - sum([letters.get(group, 0j) for group in letter_groups(word)])
    return max(abs(more.real), abs(more.imag)) >= LEAST
