"""What personal units of a batch see before they run: several look in a row, which takes half of the time.

What one of them sees is what it would see itself: if anything was changed since by anybody else, other than rows of
their own people that others add (see sqlite_later), it looks for itself.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from storage.engine.database import LookResult, PersonalUnit
from storage.engine.sqlite_connection import is_lost
from storage.engine.sqlite_later import BatchTransaction, Later

MOST_AHEAD = 512


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


class Looks:
    """What those units of a batch have seen that haven't run yet; each with its transaction, begun when it looked."""

    def __init__(
        self,
        batch: Sequence[PersonalUnit[Any, Any] | None],
        begin: Callable[[Later], BatchTransaction],
        later: Later,
        look_ahead: LookAhead,
    ) -> None:
        self._batch = batch
        self._begin = begin
        self._later = later
        self._look_ahead = look_ahead
        self._found: dict[int, tuple[BatchTransaction, LookResult | None]] = {}
        self._changes = 0
        """How many there had been when they looked."""
        self._served: set[int] = set()
        """Of whom something was done since then."""

    def of(self, place: int) -> tuple[BatchTransaction, LookResult | None]:
        """A transaction for the unit at that place, which is next, and what it saw, if that is still so."""
        if self._batch[place] is None:
            return self._begin(self._later), None
        tx, seen = self._found_for(place)
        tx.personal, tx.adds_later = True, self._look_ahead.ahead > 1
        return tx, seen

    def _found_for(self, place: int) -> tuple[BatchTransaction, LookResult | None]:
        self._notice_changes()
        if not self._found:
            self._widen()
            self._look_from(place)
        tx, seen = self._found.pop(place)
        if seen is None or seen.person_id in self._served:
            self._found.clear()  # nobody knows here whose rows it will add
            return self._begin(self._later), None
        self._served.add(seen.person_id)
        return tx, seen

    def finish(self) -> None:
        """All have run: add what is still to be added.

        Raises:
            Exception: when that failed, or turned out to be otherwise than was taken for granted.
        """
        self._notice_changes()
        self._widen()
        self._later.finish()
        if self._later.failure is not None:
            raise self._later.failure

    def _notice_changes(self) -> None:
        if self._later.changes != self._changes:
            self._changes = self._later.changes
            self._found.clear()
            self._served.clear()
            self._look_ahead.narrow()

    def _widen(self) -> None:
        """If there were some who looked, and none of them did so in vain."""
        if self._served and not self._found:
            self._look_ahead.widen()

    def _look_from(self, place: int) -> None:
        self._served.clear()
        for each in range(place, len(self._batch)):
            personal = self._batch[each]
            if personal is not None:
                tx = self._begin(self._later)
                self._found[each] = tx, self._seen(tx, personal)
                if len(self._found) >= self._look_ahead.ahead:
                    break

    def _seen(self, tx: BatchTransaction, personal: PersonalUnit[Any, Any]) -> LookResult | None:
        """What it sees, or nothing if that raises: it will again, once it looks for itself."""
        try:
            seen: LookResult | None = personal.look(tx)
        except Exception as error:
            if is_lost(error):
                raise
            return None
        return seen
