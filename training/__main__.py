"""Makes the table of weights by which texts seem meant for one person: `make train DATA=folder`."""

import argparse
from dataclasses import replace
from pathlib import Path

from core.reading.meant_for.model import WEIGHTS, Model
from training.fitting import fit, table_of
from training.measuring import Scored, report, scored, threshold_for
from training.texts import HELD_OUT, Example, part_of, read_examples, weighted
from training.vocabulary import vocabulary_of

STRICTNESS = 0.3
OWN = 0.7
OWN_ELSEWHERE = 1.7
STRIPPED = 0.7
ASKED_OF_PLAIN = 0.07
"""So much of the posts without handle, tag or link are asked about, among those that a model has not learned from."""


def main() -> None:
    """Learn from four fifths of the texts, tell how the result does on the last, and write it down."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("folder", type=Path, help="where sms-half.txt and tweets-half.txt are")
    parser.add_argument("--into", type=Path, default=WEIGHTS, help="the table to write (default: the bot's)")
    arguments = parser.parse_args()
    examples = read_examples(arguments.folder)
    by_part = [[example for example in examples if part_of(example) == part] for part in range(HELD_OUT + 1)]
    crossed: list[Scored] = []
    for part in range(HELD_OUT):
        rest = [example for other in range(HELD_OUT) if other != part for example in by_part[other]]
        crossed += scored(learned(rest), by_part[part])
    bias = -threshold_for(crossed, ASKED_OF_PLAIN)
    print(f"Each of four fifths, learned from the other three:\n{report(crossed, bias)}")
    model = learned([example for part in by_part[:HELD_OUT] for example in part])
    print(f"The held-out fifth, learned from the four:\n{report(scored(model, by_part[HELD_OUT]), bias)}")
    table = table_of(replace(model, bias=model.bias + bias))
    arguments.into.write_text(table, "utf-8")
    print(f"{arguments.into}: {len(table.splitlines())} weights, {len(table.encode()) / 1000:.0f} KB")


def learned(examples: list[Example]) -> Model:
    """A model of these examples."""
    use = list(weighted(examples, OWN, OWN_ELSEWHERE, STRIPPED))
    return fit(use, vocabulary_of(examples), STRICTNESS)


if __name__ == "__main__":
    main()
