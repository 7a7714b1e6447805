"""Interleaved rounds: A B C A B C, so that what disturbs the machine disturbs all alike."""

import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")
STORED = 1_000_000


@dataclass(frozen=True, slots=True)
class Effort:
    """How much is measured. Fewer rounds, or quick ones, are for trying; figures come from the whole.

    Attributes:
        stored: the texts that a full database has, where one is compared with an empty one.
    """

    rounds: int = 5
    quick: bool = False
    stored: int = STORED

    def sized(self, count: int) -> int:
        """A number of requests, a quarter of it when quick."""
        return max(count // 4, 1) if self.quick else count


def interleaved(
    contestants: Mapping[str, Callable[[], T]], rounds: int, *, warm_up: bool = True
) -> dict[str, list[T]]:
    """Let everyone run once a round, in turn; a first round doesn't count."""
    if warm_up:
        for run in contestants.values():
            run()
    results: dict[str, list[T]] = {name: [] for name in contestants}
    for _ in range(rounds):
        for name, run in contestants.items():
            results[name].append(run())
    return results


def median(values: Sequence[float]) -> float:
    """The middle one."""
    return float(statistics.median(values))


def ratio(ours: Sequence[float], theirs: Sequence[float]) -> float:
    """The median of the rounds' ratios: both of a pair ran one after the other."""
    return median([mine / other for mine, other in zip(ours, theirs, strict=True)])
