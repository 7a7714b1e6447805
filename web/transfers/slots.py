from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager


class Slots:
    """How much of something may be under way at once: of a person, or of what else is told apart; and of all.

    Attributes:
        of_one: so much of one of them.
        of_all: so much of all; without it, there is no such limit.
    """

    def __init__(self, of_one: int, of_all: int | None = None) -> None:
        self.of_one = of_one
        self.of_all = of_all
        self._taken: Counter[int] = Counter()

    def are_taken(self, whose: int) -> bool:
        """Whether so much is under way now that no more of this one can be."""
        return self._taken[whose] >= self.of_one or (self.of_all is not None and self._taken.total() >= self.of_all)

    @contextmanager
    def taken(self, whose: int) -> Iterator[None]:
        """Count one more, as long as it lasts. Whether it may be is for the caller to ask before."""
        self._taken[whose] += 1
        try:
            yield
        finally:
            self._taken[whose] -= 1
            if not self._taken[whose]:
                del self._taken[whose]
