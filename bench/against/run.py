"""Rounds of both checkouts in turn, and what came of them."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from bench import table
from bench.against.checkout import Checkout
from bench.against.comparison import Compared, Round, compare, left_out
from bench.against.comparison import table as lines
from bench.machine import facts
from bench.rounds import Effort, median

HERE: Final = Path(__file__).parents[2]
USUAL: Final = ("conversation", "deliveries", "postgres")


def main(folder: Path, topics: Sequence[str], effort: Effort) -> None:
    """Measure the topics in this checkout and in another, print the tables, and keep the numbers.

    Raises:
        NoCheckoutError: the folder is none.
        RuntimeError: a round failed.
    """
    new, old = Checkout.at(HERE), Checkout.at(folder)
    print(f"new: this checkout, {new.version()}; old: {old.folder}, {old.version()}")
    found = {}
    for topic in topics:
        found[topic] = compared = _compare(topic, new, old, effort)
        print(f"\n{topic}", *lines(compared), sep="\n")
    _keep(found, new.version(), old.version(), effort)


def _compare(topic: str, new: Checkout, old: Checkout, effort: Effort) -> list[Compared]:
    rounds: dict[str, list[Round]] = {"new": [], "old": []}
    for number in range(effort.rounds):
        for name in order(number):
            checkout = {"new": new, "old": old}[name]
            rounds[name].append(checkout.measure(topic, quick=effort.quick))
        print(f"{topic}: round {number + 1} of {effort.rounds}", flush=True)
    for what in left_out(rounds["new"], rounds["old"]):
        print(f"{topic}: {what!r} is not in both")
    return compare(rounds["new"], rounds["old"])


def order(number: int) -> tuple[str, str]:
    """Who goes first takes turns: the second of a pair may find a warmer machine, or a more tired one."""
    return ("old", "new") if number % 2 else ("new", "old")


def _keep(found: dict[str, list[Compared]], new: str, old: str, effort: Effort) -> None:
    content = {
        "new": new,
        "old": old,
        "rounds": effort.rounds,
        "quick": effort.quick,
        "machine": facts(),
        "topics": {topic: [_numbers(each) for each in compared] for topic, compared in found.items()},
    }
    table.RESULTS.mkdir(exist_ok=True)
    file = table.RESULTS / f"against{'.quick' if effort.quick else ''}.json"
    file.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", "utf-8")


def _numbers(figure: Compared) -> dict[str, object]:
    return {
        "what": figure.what,
        "unit": figure.unit,
        "new": list(figure.new),
        "old": list(figure.old),
        "ratio": median(figure.ratios) if figure.ratios else None,
        "verdict": figure.verdict,
    }
