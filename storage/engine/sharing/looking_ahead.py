"""What personal units of a batch see before they run: on both databases several look in a row, which costs less.

What one of them sees is what it would see itself: if anything was changed since by anybody else, other than what
concerns nobody but its own person, it looks for itself, or again with those behind it.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Generic, TypeVar

from storage.engine.database import LookResult, PersonalUnit

MOST_AHEAD = 512
Unit = PersonalUnit[Any, Any]
T = TypeVar("T")
"""A transaction."""


@dataclass(slots=True)
class LookAhead:
    """How many look in a row: twice as many once all of them could use what they saw, one after a change.

    Rows wait for one another only where more than one looks: else somebody asks for them too soon.
    """

    ahead: int = 1

    def widen(self) -> None:
        """None of them looked in vain."""
        self.ahead = min(2 * self.ahead, MOST_AHEAD)

    def narrow(self) -> None:
        """Somebody has changed something."""
        self.ahead = 1


class Looks(ABC, Generic[T]):
    """What those units of a batch have seen that haven't run yet; each with its transaction, begun when it looked."""

    def __init__(self, units: Sequence[Unit | None], look_ahead: LookAhead) -> None:
        self._units = units
        self._look_ahead = look_ahead
        self._found: dict[int, tuple[T, LookResult | None]] = {}
        self._changes = 0
        """How many there had been when they looked."""
        self._served: set[int] = set()
        """For whom something was done since then."""

    def of(self, place: int) -> tuple[T, LookResult | None]:
        """A transaction for the unit at that place, which is next, and what it saw, if that is still so."""
        if self._units[place] is None:
            return self._begin(), None
        self._notice_changes()
        if not self._found:
            self._widen()
            self._served.clear()
            self._found.update(self._look(list(islice(self._behind(place), self._look_ahead.ahead))))
        tx, seen = self._found.pop(place)
        if seen is None or seen.person_id in self._served:
            tx, seen = self._begin(), None
        else:
            self._served.add(seen.person_id)
        self._prepare(tx, seen)
        return tx, seen

    def finish(self) -> None:
        """All have run: store what they have put off.

        Raises:
            Exception: when that failed, or turned out to be otherwise than was taken for granted.
        """
        self._notice_changes()
        self._widen()
        self._store_what_was_put_off()

    @abstractmethod
    def _begin(self) -> T:
        """A new transaction within that of the batch."""

    @abstractmethod
    def _count_changes(self) -> int:
        """How many changes were made by now after which what was seen may not be so any more."""

    @abstractmethod
    def _look(self, units: Sequence[tuple[int, Unit]]) -> Mapping[int, tuple[T, LookResult | None]]:
        """What these units see, by their places; nothing, where that raised."""

    @abstractmethod
    def _prepare(self, tx: T, seen: LookResult | None) -> None:
        """A personal unit is about to use the transaction. If nothing is `seen`, it has to look for itself."""

    @abstractmethod
    def _store_what_was_put_off(self) -> None:
        """Nobody is left who may ask for it."""

    def _behind(self, place: int) -> Iterator[tuple[int, Unit]]:
        """The personal units from that place on, with their places."""
        for each in range(place, len(self._units)):
            unit = self._units[each]
            if unit is not None:
                yield each, unit

    def _notice_changes(self) -> None:
        changes = self._count_changes()
        if changes != self._changes:
            self._changes = changes
            self._found.clear()
            self._served.clear()
            self._look_ahead.narrow()

    def _widen(self) -> None:
        """If there were some who looked, and none of them did so in vain."""
        if self._served and not self._found:
            self._look_ahead.widen()
