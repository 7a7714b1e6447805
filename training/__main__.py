"""Makes the tables of weights by which texts seem meant for nobody else: `make train DATA=folder`."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from core.reading.meant_for.model import TALK_WEIGHTS, WEIGHTS, Model
from training.fitting import fit, table_of
from training.measuring import Scored, report, scored, threshold_for
from training.texts import HELD_OUT, PEOPLE, Counting, Example, part_of, read_examples, weighted
from training.vocabulary import vocabulary_of

STRICTNESS = 0.3


@dataclass(frozen=True, slots=True)
class Table:
    """What one table is to tell from posts.

    Attributes:
        name: what is above zero by it.
        path: where it is kept.
        kinds: which texts these are: folders of ours, or a collection.
        counting: what the texts of each origin count.
        asked: so much of the posts without handle, tag or link is above zero, among those that a model has not
            learned from.
    """

    name: str
    path: Path
    kinds: frozenset[str]
    counting: Counting
    asked: float


TABLES = (
    Table("to one person", WEIGHTS, frozenset({PEOPLE, "people"}), Counting(1.0, 1.7, 0.6), 0.058),
    Table("to the bot, or by a machine", TALK_WEIGHTS, frozenset({"bot", "machines"}), Counting(1.5, 1.7, 2.5), 0.11),
)


def main() -> None:
    """Learn from four fifths of the texts, tell how the result does on the last, and write it down."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("folder", type=Path, help="where sms-half.txt and tweets-half.txt are")
    parser.add_argument("--into", type=Path, help="the folder to write the tables to (default: the bot's)")
    arguments = parser.parse_args()
    examples = read_examples(arguments.folder)
    models = [_made(table, examples, arguments.into) for table in TABLES]
    held_out = [example for example in examples if part_of(example) == HELD_OUT]
    each = [scored(model, held_out) for model in models]
    both = [(one, max(score, other)) for (one, score), (_, other) in zip(*each, strict=True)]
    print(f"The held-out fifth, by both:\n{report(both)}")


def _made(table: Table, examples: Sequence[Example], into: Path | None) -> Model:
    """Learn one table, tell about it, and write it down."""
    use = [example for example in examples if not example.held or _kind(example) in table.kinds]
    by_part = [[example for example in use if part_of(example) == part] for part in range(HELD_OUT + 1)]
    crossed: list[Scored] = []
    for part in range(HELD_OUT):
        rest = [example for other in range(HELD_OUT) if other != part for example in by_part[other]]
        crossed += scored(learned(rest, table.counting), by_part[part])
    bias = -threshold_for(crossed, table.asked)
    print(f"{table.name}\nEach of four fifths, learned from the other three:\n{report(crossed, bias)}")
    model = learned([example for part in by_part[:HELD_OUT] for example in part], table.counting)
    model = replace(model, bias=model.bias + bias)
    print(f"The held-out fifth, learned from the four:\n{report(scored(model, by_part[HELD_OUT]))}")
    path = into / table.path.name if into else table.path
    written = table_of(model)
    path.write_text(written, "utf-8")
    print(f"{path}: {len(written.splitlines())} weights, {len(written.encode()) / 1000:.0f} KB")
    return model


def _kind(example: Example) -> str:
    return example.source.partition("/")[0]


def learned(examples: list[Example], counting: Counting) -> Model:
    """A model of these examples."""
    return fit(list(weighted(examples, counting)), vocabulary_of(examples), STRICTNESS)


if __name__ == "__main__":
    main()
