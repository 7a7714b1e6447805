"""What personal units of a batch see before they run on SQLite: several look in a row, which takes half of the time.

Rows of their own people that others add are no change for them (see sqlite_later).
"""

from collections.abc import Callable, Mapping, Sequence

from storage.engine.database import LookResult
from storage.engine.sharing.looking_ahead import LookAhead, Looks, Unit
from storage.engine.sqlite_connection import is_lost
from storage.engine.sqlite_later import BatchTransaction, Later


class BatchLooks(Looks[BatchTransaction]):
    """What units of a batch on SQLite see."""

    def __init__(
        self,
        batch: Sequence[Unit | None],
        begin: Callable[[Later], BatchTransaction],
        later: Later,
        look_ahead: LookAhead,
    ) -> None:
        super().__init__(batch, look_ahead)
        self._begin_with = begin
        self._later = later

    def _begin(self) -> BatchTransaction:
        return self._begin_with(self._later)

    def _count_changes(self) -> int:
        return self._later.changes

    def _look(self, units: Sequence[tuple[int, Unit]]) -> Mapping[int, tuple[BatchTransaction, LookResult | None]]:
        found = {}
        for place, unit in units:
            tx = self._begin()
            found[place] = tx, _seen(tx, unit)
        return found

    def _prepare(self, tx: BatchTransaction, seen: LookResult | None) -> None:
        if seen is None:
            self._found.clear()  # nobody knows here whose rows it will add
        tx.personal, tx.adds_later = True, self._look_ahead.ahead > 1

    def _store_what_was_put_off(self) -> None:
        self._later.finish()
        if self._later.failure is not None:
            raise self._later.failure


def _seen(tx: BatchTransaction, unit: Unit) -> LookResult | None:
    """What it sees, or nothing if that raises: it will again, once it looks for itself."""
    try:
        seen: LookResult | None = unit.look(tx)
    except Exception as error:
        if is_lost(error):
            raise
        return None
    return seen
