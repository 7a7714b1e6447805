"""The table of weights as a file: small enough to be kept with the code.

It is text, compressed with LZMA, which makes it an eighth smaller than gzip does. Its first line is the bias; its
second and third have a letter for each feature, which is what it weighs for one person, and for the bot. Then comes
each feature, in order, one a line: how many letters it begins with like the one before, and the rest. What is alike
stands together, and that compresses well: a feature takes less than three bytes, both weights included.
"""

import lzma
from bisect import bisect
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

from core.reading.meant_for.model import Model

WEIGHTS = Path(__file__).with_name("weights.xz")
"""Made by `make train`; `make weights` prints it for people."""
_SIZES = (0.1, 0.2, 0.3, 0.4, 0.55, 0.7, 0.9, 1.1, 1.35, 1.65, 2.0, 2.4, 2.9, 3.5)
LEVELS = (*(-size for size in reversed(_SIZES)), 0.0, *_SIZES)
"""What a feature can weigh. Finer levels tell no more, and take as much room as a tenth more of features."""
_BOUNDS = [(lower + higher) / 2 for lower, higher in pairwise(LEVELS)]
_LOWEST = ord("A")
"""The letter of the lowest level; the next has the next."""
_MOST_ALIKE = 9


def packed(model: Model) -> bytes:
    """The model as it is kept, the same to the byte for the same model: each weight at the nearest level."""
    features = sorted(model.weights)
    weights = [model.weights[feature] for feature in features]
    lines = [
        f"{model.bias.real:.4f} {model.bias.imag:.4f}",
        "".join(_letter(weight.real) for weight in weights),
        "".join(_letter(weight.imag) for weight in weights),
        *_shortened(features),
    ]
    return lzma.compress("\n".join(lines).encode(), preset=9 | lzma.PRESET_EXTREME)


def read_model(path: Path = WEIGHTS) -> Model:
    """The model of a table.

    Raises:
        ValueError: when it is no such table.
    """
    bias, to_person, to_bot, *shortened = lzma.decompress(path.read_bytes()).decode().split("\n")
    values = {chr(_LOWEST + place): level for place, level in enumerate(LEVELS)}
    weights = map(complex, map(values.__getitem__, to_person), map(values.__getitem__, to_bot))
    return Model(dict(zip(_features(shortened), weights, strict=True)), complex(*map(float, bias.split())))


def _letter(weight: float) -> str:
    return chr(_LOWEST + bisect(_BOUNDS, weight))


def _shortened(features: Iterable[str]) -> Iterator[str]:
    before = ""
    for feature in features:
        alike = _count_alike(before, feature)
        yield f"{alike}{feature[alike:]}"
        before = feature


def _count_alike(before: str, feature: str) -> int:
    """With how many of the same letters both begin, as far as one digit can tell."""
    most = min(len(before), len(feature), _MOST_ALIKE)
    return next((at for at in range(most) if before[at] != feature[at]), most)


def _features(shortened: Iterable[str]) -> Iterator[str]:
    before = ""
    for line in shortened:
        before = before[: int(line[0])] + line[1:]
        yield before
