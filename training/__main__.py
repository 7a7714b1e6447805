"""Makes the table of weights by which texts seem meant for nobody else: `make train DATA=folder`."""

import argparse
from dataclasses import dataclass
from pathlib import Path

from core.reading.meant_for.model import Model, Scores
from core.reading.meant_for.table import WEIGHTS, packed
from training.fitting import Fitted, fit, joined, kept, most_telling
from training.measuring import Scored, report, scored
from training.rows import Rows, rows_of
from training.texts import PARTS, PEOPLE, Counting, counts_of, part_of, read_examples

STRICTNESS = 0.4
MOST_FEATURES = (200_000, 70_900)
"""How many features are kept: first a third of all, and once these are learned by themselves, as many of them as
200 KB have room for."""
LEAST = Scores(to_one_person=0.2, to_the_bot=-0.14)
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


TO_ONE_PERSON = Aim(
    frozenset({PEOPLE, "people", "secrets"}),
    Counting(
        own=1.0,
        own_elsewhere=0.8,
        posts_elsewhere=3.0,
        marked=3.0,
        plain=4.0,
        collected=0.5,
        collected_elsewhere=0.3,
    ),
)
TO_THE_BOT = Aim(
    frozenset({"bot", "undoing", "machines"}),
    Counting(
        own=0.3,
        own_elsewhere=0.8,
        posts_elsewhere=3.0,
        marked=4.0,
        plain=20.0,
        collected=0.2,
        collected_elsewhere=0.1,
    ),
)


def main() -> None:
    """Learn from all texts, and write it down; if asked, tell first how well that does on what it has not learned."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("folder", type=Path, help="where sms-half.txt and tweets-half.txt are")
    parser.add_argument("--collections", type=Path, help="where the copies of the projects with collected posts are")
    parser.add_argument("--into", type=Path, help="the folder to write the table to (default: the bot's)")
    parser.add_argument("--measure", action="store_true", help="tell how well it does: takes three times as long")
    arguments = parser.parse_args()
    if arguments.collections is None:
        print("Without the collected posts, which the table that is kept has learned from: docs/score.md.")
    rows = rows_of(read_examples(arguments.folder, arguments.collections))
    if arguments.measure:
        print(f"Each fifth, learned from the other four:\n{report(crossed(rows), LEAST)}")
    model = learned(rows)
    model = Model(model.weights, model.bias - complex(*LEAST))
    path = (arguments.into or WEIGHTS.parent) / WEIGHTS.name
    written = packed(model)
    path.write_bytes(written)
    print(f"{path}: {len(model.weights)} features, {len(written) / 1000:.0f} KB")


def crossed(rows: Rows) -> list[Scored]:
    """All examples, each with what a model says of it that has learned from none of its part."""
    found: list[Scored] = []
    parts = [part_of(example) for example in rows.examples]
    for part in range(PARTS):
        model = learned(rows.of([place for place, of in enumerate(parts) if of != part]))
        found += scored(model, (example for example, of in zip(rows.examples, parts, strict=True) if of == part))
    return found


def learned(rows: Rows) -> Model:
    """A model of these texts, as it would be kept: learned from all of them, then again by what told most."""
    for most in MOST_FEATURES:
        rows = rows.within(most_telling(_both(rows), rows.texts_with, most))
    return kept(joined(*_both(rows)))


def _both(rows: Rows) -> tuple[Fitted, Fitted]:
    return _learned(rows, TO_ONE_PERSON), _learned(rows, TO_THE_BOT)


def _learned(rows: Rows, aim: Aim) -> Fitted:
    use = rows.of([place for place, each in enumerate(rows.examples) if not each.held or each.kind in aim.kinds])
    return fit(use, counts_of(use.examples, aim.counting), STRICTNESS)


if __name__ == "__main__":
    main()
