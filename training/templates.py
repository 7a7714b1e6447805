"""Lines that stand for several texts: "[did|has] it [go|gone] up?"."""

import random
import re
from collections.abc import Iterator
from itertools import product

MOST = 8
"""How many texts of a line are used; which ones is drawn by lot, from the line itself."""
_CHOICE = re.compile(r"\[([^\[\]]*)\]")


def texts_of(line: str) -> tuple[str, ...]:
    """The texts of a line, at most `MOST`; of one without choices, itself."""
    parts = _CHOICE.split(line)
    if len(parts) == 1:
        return (line,)
    choices = [part.split("|") if at % 2 else [part] for at, part in enumerate(parts)]
    return tuple(dict.fromkeys(" ".join("".join(picked).split()) for picked in _picked(choices, line)))


def _picked(choices: list[list[str]], line: str) -> Iterator[tuple[str, ...]]:
    drawn = random.Random(line)
    size = 1
    for several in choices:
        size *= len(several)
    if size <= MOST:
        yield from product(*choices)
        return
    # Each choice is gone through in an order of its own, so that all of its words are used if there are few.
    orders = [drawn.sample(several, len(several)) for several in choices]
    for turn in range(MOST):
        yield tuple(order[turn % len(order)] for order in orders)
