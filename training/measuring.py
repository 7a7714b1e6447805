"""How well a model does on texts that it has not learned from."""

from collections.abc import Callable, Iterable, Sequence

import handlers
from core.reading.commands import CommandTable
from core.reading.meant_for.model import Model, Scores
from core.reading.reading import RULES_BEFORE_SCORES
from core.reading.situation import NOTHING_KNOWN
from core.reading.words import read_words
from training.collected import COLLECTED
from training.texts import ENGLISH, KINDS, PEOPLE, POSTS, Example

Scored = tuple[Example, Scores]
ZERO = Scores(0.0, 0.0)
_NEVER = 1e9
_COMMANDS = CommandTable.of_modules(handlers.LIVE)


def scored(model: Model, examples: Iterable[Example]) -> list[Scored]:
    """The examples with what the model says of them."""
    return [(example, model.scores(example.text)) for example in examples]


def report(results: Sequence[Scored], least: Scores = ZERO) -> str:
    """Lines for people: how much of each kind is above each of these scores, above one of them, or taken by a rule.

    The last is what becomes of texts: a rule that asks about a post asks about one more.
    """
    named: list[tuple[str, Callable[[Example], bool]]] = [
        ("texts between people", lambda example: example.source == PEOPLE),
        ("posts", lambda example: example.source == POSTS),
        ("plain posts", lambda example: example.source == POSTS and example.is_plain),
    ]
    named.append(("collected posts, English", _is_of(COLLECTED, english=True)))
    named.append(("collected posts, other languages", _is_of(COLLECTED, english=False)))
    for kind in KINDS:
        named.append((f"our {kind}, English", _is_of(kind, english=True)))
        named.append((f"our {kind}, other languages", _is_of(kind, english=False)))
    lines = [f"  {'':34}to one person  to the bot   either  or a rule      of"]
    for name, is_of in named:
        said = [each for each in results if is_of(each[0])]
        if said:
            by_each = [_above(said, only) for only in (Scores(least[0], _NEVER), Scores(_NEVER, least[1]), least)]
            shares = [*by_each, sum(_is_held(each, least) for each in said) / len(said)]
            lines.append("  {:34}{:13.1%}{:12.1%}{:9.1%}{:11.1%}{:8}".format(name, *shares, len(said)))
    return "\n".join(lines)


def _above(said: Sequence[Scored], least: Scores) -> float:
    return sum(_is_above(scores, least) for _, scores in said) / len(said)


def _is_above(scores: Scores, least: Scores) -> bool:
    return scores.to_one_person > least.to_one_person or scores.to_the_bot > least.to_the_bot


def _is_held(one: Scored, least: Scores) -> bool:
    """Whether a text is no post, by its scores or by another rule."""
    example, scores = one
    if _is_above(scores, least):
        return True
    words = read_words(example.text)
    return any(rule(words, _COMMANDS, NOTHING_KNOWN) is not None for rule in RULES_BEFORE_SCORES)


def _is_of(kind: str, *, english: bool) -> Callable[[Example], bool]:
    def is_of(example: Example) -> bool:
        return example.kind == kind and (example.language == ENGLISH) is english

    return is_of
