"""Makes the table of weights by which texts seem meant for nobody else: `make train DATA=folder`."""

import argparse
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path

from core.reading.meant_for.model import Model, Scores
from core.reading.meant_for.table import WEIGHTS, packed
from training.fitting import Fitted, fit, heaviest, joined, kept
from training.measuring import Scored, report, scored
from training.texts import PARTS, PEOPLE, Counting, Example, part_of, read_examples, weighted
from training.vocabulary import vocabulary_of

STRICTNESS = 0.4
MOST_FEATURES = (200_000, 64_000)
"""How many features are kept: first the half that weighs most, and once these are learned by themselves, as many of
them as 200 KB have room for."""
LEAST = Scores(to_one_person=0.44, to_the_bot=0.14)
"""What a text must score to be asked about, chosen for both together by what became of texts that no model had
learned from; kept as zero (docs/score.md)."""


@dataclass(frozen=True, slots=True)
class Aim:
    """What one score is to tell from posts.

    Attributes:
        kinds: which texts these are: folders of ours, or a collection.
        counting: what the texts of each origin count.
    """

    kinds: frozenset[str]
    counting: Counting


TO_ONE_PERSON = Aim(frozenset({PEOPLE, "people", "secrets"}), Counting(0.6, 1.1, 1.0, plain=10.0))
TO_THE_BOT = Aim(frozenset({"bot", "undoing", "machines"}), Counting(0.06, 1.3, 2.5, plain=12.0))


def main() -> None:
    """Learn from all texts, and write it down; if asked, tell first how well that does on what it has not learned."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("folder", type=Path, help="where sms-half.txt and tweets-half.txt are")
    parser.add_argument("--into", type=Path, help="the folder to write the table to (default: the bot's)")
    parser.add_argument("--measure", action="store_true", help="tell how well it does: takes six times as long")
    arguments = parser.parse_args()
    examples = read_examples(arguments.folder)
    if arguments.measure:
        print(f"Each fifth, learned from the other four:\n{report(crossed(examples), LEAST)}")
    model = learned(examples)
    model = Model(model.weights, model.bias - complex(*LEAST))
    path = (arguments.into or WEIGHTS.parent) / WEIGHTS.name
    written = packed(model)
    path.write_bytes(written)
    print(f"{path}: {len(model.weights)} features, {len(written) / 1000:.0f} KB")


def crossed(examples: Sequence[Example]) -> list[Scored]:
    """All examples, each with what a model says of it that has learned from none of its part."""
    found: list[Scored] = []
    for part in range(PARTS):
        model = learned([example for example in examples if part_of(example) != part])
        found += scored(model, (example for example in examples if part_of(example) == part))
    return found


def learned(examples: Sequence[Example]) -> Model:
    """A model of these examples, as it would be kept: learned from all of them, then again by what weighed most."""
    model = joined(_learned(examples, TO_ONE_PERSON), _learned(examples, TO_THE_BOT))
    for most in MOST_FEATURES:
        features = heaviest(model, most)
        model = joined(_learned(examples, TO_ONE_PERSON, features), _learned(examples, TO_THE_BOT, features))
    return kept(model)


def _learned(examples: Sequence[Example], aim: Aim, only: AbstractSet[str] | None = None) -> Fitted:
    use = [example for example in examples if not example.held or example.source.partition("/")[0] in aim.kinds]
    vocabulary = vocabulary_of(use)
    return fit(list(weighted(use, aim.counting)), vocabulary if only is None else vocabulary.within(only), STRICTNESS)


if __name__ == "__main__":
    main()
