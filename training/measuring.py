"""How well a model does on texts that it has not learned from."""

from collections.abc import Callable, Iterable, Sequence

from core.reading.meant_for.model import Model, Scores
from training.texts import ENGLISH, KINDS, PEOPLE, POSTS, Example

Scored = tuple[Example, Scores]
ZERO = Scores(0.0, 0.0)


def scored(model: Model, examples: Iterable[Example]) -> list[Scored]:
    """The examples with what the model says of them."""
    return [(example, model.scores(example.text)) for example in examples]


def report(results: Sequence[Scored], least: Scores = ZERO) -> str:
    """Lines for people: how much of each kind is above each of these scores, and above one of them."""
    named: list[tuple[str, Callable[[Example], bool]]] = [
        ("texts between people", lambda example: example.source == PEOPLE),
        ("posts", lambda example: example.source == POSTS),
        ("plain posts", lambda example: example.source == POSTS and example.is_plain),
    ]
    for kind in KINDS:
        named.append((f"our {kind}, English", _is_of(kind, english=True)))
        named.append((f"our {kind}, other languages", _is_of(kind, english=False)))
    lines = [f"  {'':34}to one person  to the bot   either      of"]
    for name, is_of in named:
        said = [each for example, each in results if is_of(example)]
        if said:
            shares = [_above(said, only) for only in (Scores(least[0], 1e9), Scores(1e9, least[1]), least)]
            lines.append(f"  {name:34}{shares[0]:13.1%}{shares[1]:12.1%}{shares[2]:9.1%}{len(said):8}")
    return "\n".join(lines)


def _above(said: Sequence[Scores], least: Scores) -> float:
    return sum(each[0] > least[0] or each[1] > least[1] for each in said) / max(1, len(said))


def _is_of(kind: str, *, english: bool) -> Callable[[Example], bool]:
    def is_of(example: Example) -> bool:
        of, _, language = example.source.partition("/")
        return of == kind and bool(language) and (language == ENGLISH) is english

    return is_of
