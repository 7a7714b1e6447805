"""Learning the weights: a linear model whose features are first scaled by how differently both kinds have them.

The scaling, and the mixing with the mean, are those of Wang and Manning, "Baselines and Bigrams" (2012); the weights
are those at which squared losses are least (Fan et al., "LIBLINEAR", 2008). All of it is deterministic: the order in
which texts are looked at is drawn from a fixed seed.
"""

import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix, diags
from sklearn.exceptions import ConvergenceWarning
from sklearn.svm import LinearSVC

from core.reading.meant_for.features import letter_groups
from core.reading.meant_for.model import Model
from core.reading.meant_for.table import LEVELS
from training.rows import Rows, is_word

Numbers = npt.NDArray[np.float64]
ROUNDS = 15
"""How often each text is looked at. The weights are taken as they are then, whether or not more would change them."""
SMOOTHING = 1.0
OWN_SHARE = 0.85
"""How far a weight is the feature's own; the rest is what all weigh in the mean, which little data can't mislead."""
LEAST = min(level for level in LEVELS if level > 0) / 2
"""What weighs less in a score weighs nothing; and a word that weighs what its letters do, but for less than this, is
left out: its letters weigh it."""
MOST = max(LEVELS)
"""What weighs more weighs so much."""
_BESIDE = 1
"""Bytes that a feature takes in the table beside its own."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """One score: what each feature weighs in it, besides the letters of a word; and what every text weighs."""

    weights: Mapping[str, float]
    bias: float


def fit(rows: Rows, counts: Sequence[float], strictness: float) -> Fitted:
    """Learn one score from the rows, which count so much. The more strictness, the closer the weights follow them."""
    sides = rows.sides
    balanced = _balanced(np.array(counts), sides)
    scales = _scales(rows.values, sides, balanced)
    found, bias = _solved(rows.values @ diags(scales), sides, balanced, strictness)
    mixed = OWN_SHARE * found + (1 - OWN_SHARE) * np.abs(found).mean()
    return Fitted(dict(zip(rows.features, (mixed * scales).tolist(), strict=True)), bias)


def _balanced(counts: Numbers, sides: Numbers) -> Numbers:
    """Both kinds count the same together, and a text one in the mean."""
    totals = np.where(sides > 0, counts[sides > 0].sum(), counts[sides < 0].sum())
    return np.asarray(counts * len(counts) / 2 / totals)


def _scales(values: csr_matrix, sides: Numbers, counts: Numbers) -> Numbers:
    """How differently both kinds have each feature: the logarithm of the ratio of its shares."""
    has = values.copy()
    has.data = np.ones_like(has.data)
    held, posts = (SMOOTHING + has.T @ np.where(sides == side, counts, 0.0) for side in (1, -1))
    return np.asarray(np.log(held / held.sum()) - np.log(posts / posts.sum()))


def _solved(values: csr_matrix, sides: Numbers, counts: Numbers, strictness: float) -> tuple[Numbers, float]:
    """The weights and the bias at which the squared losses, and the weights, are least."""
    machine = LinearSVC(C=strictness, max_iter=ROUNDS, random_state=1)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)  # it is ended early: `ROUNDS`
        machine.fit(values, sides, sample_weight=counts)
    return machine.coef_[0], float(machine.intercept_[0])


def most_telling(fits: Sequence[Fitted], texts_with: Mapping[str, int], count: int) -> frozenset[str]:
    """`count` of the features: those without which the scores would change most, for the room that they take.

    A frequent word that weighs little changes more texts than a rare one that weighs much; and of a word only that
    counts what its letters don't weigh without it.

    Args:
        fits: the scores, of the same features.
        texts_with: in how many texts each of them is.
        count: how many to choose.
    """
    by_worth = sorted(
        (-max(abs(fitted.weights[name]) for fitted in fits) * sqrt(texts / sqrt(len(name.encode()) + _BESIDE)), name)
        for name, texts in texts_with.items()
    )
    return frozenset(name for _, name in by_worth[:count])


def joined(to_person: Fitted, to_bot: Fitted) -> Model:
    """Both scores, of the same features, as one model, in which the weights of a word have those of its letters."""
    person, bot = _with_letters(to_person.weights), _with_letters(to_bot.weights)
    weights = {name: complex(_bounded(weight), _bounded(bot[name])) for name, weight in person.items()}
    return Model(weights, complex(to_person.bias, to_bot.bias))


def _with_letters(weights: Mapping[str, float]) -> dict[str, float]:
    """The weights with those of each known word's letters in its own, so that these needn't be looked up."""
    return {
        name: weight + sum(weights.get(group, 0.0) for group in letter_groups(name)) if is_word(name) else weight
        for name, weight in weights.items()
    }


def _bounded(weight: float) -> float:
    return max(-MOST, min(weight, MOST))


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
