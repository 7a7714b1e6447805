"""Makes the table of weights by which texts seem meant for nobody else: `make train DATA=folder`."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from core.reading.meant_for.model import WEIGHTS, Model, Scores, read_model
from training.fitting import Fitted, fit, joined, kept, table_of
from training.measuring import Scored, report, scored
from training.texts import HELD_OUT, PEOPLE, Counting, Example, part_of, read_examples, weighted
from training.vocabulary import vocabulary_of

STRICTNESS = 0.3
LEAST = Scores(to_one_person=0.28, to_the_bot=0.28)
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


TO_ONE_PERSON = Aim(frozenset({PEOPLE, "people"}), Counting(2.5, 1.1, 1.0))
TO_THE_BOT = Aim(frozenset({"bot", "machines"}), Counting(2.0, 1.7, 2.5))


def main() -> None:
    """Learn from four fifths of the texts, tell how the result does on the last, and write it down."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("folder", type=Path, help="where sms-half.txt and tweets-half.txt are")
    parser.add_argument("--into", type=Path, help="the folder to write the table to (default: the bot's)")
    arguments = parser.parse_args()
    examples = read_examples(arguments.folder)
    by_part = [[example for example in examples if part_of(example) == part] for part in range(HELD_OUT + 1)]
    crossed: list[Scored] = []
    for part in range(HELD_OUT):
        rest = [example for other in range(HELD_OUT) if other != part for example in by_part[other]]
        crossed += scored(learned(rest), by_part[part])
    print(f"Each of four fifths, learned from the other three:\n{report(crossed, LEAST)}")
    model = learned([example for part in by_part[:HELD_OUT] for example in part])
    model = Model(model.weights, model.bias - complex(*LEAST))
    path = (arguments.into or WEIGHTS.parent) / WEIGHTS.name
    written = table_of(model)
    path.write_text(written, "utf-8")
    print(f"{path}: {len(written.splitlines())} lines, {len(written.encode()) / 1000:.0f} KB")
    print(f"The held-out fifth, by what is kept:\n{report(scored(read_model(path), by_part[HELD_OUT]))}")


def learned(examples: Sequence[Example]) -> Model:
    """A model of these examples, as it would be kept."""
    return kept(joined(_learned(examples, TO_ONE_PERSON), _learned(examples, TO_THE_BOT)))


def _learned(examples: Sequence[Example], aim: Aim) -> Fitted:
    use = [example for example in examples if not example.held or example.source.partition("/")[0] in aim.kinds]
    return fit(list(weighted(use, aim.counting)), vocabulary_of(use), STRICTNESS)


if __name__ == "__main__":
    main()
