"""What personal units of a group see before they run: all lock their people, and look, in one round trip.

What one of them sees is what it would see itself: if anything was changed since by anybody else, other than what
concerns nobody but them, it looks for itself, or again with those behind it.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from core.tx import Row, RowQuery
from storage.engine.database import LookResult, PersonalUnit
from storage.engine.postgres_connection import PostgresConnection
from storage.engine.sharing.gathering import gathered
from storage.engine.sharing.shared_transaction import Foreseen, PutOffChanges, SharedTransaction
from storage.engine.sqlite_looks import LookAhead

Begin = Callable[[], SharedTransaction]
Unit = PersonalUnit[Any, Any]


class _Looking(NamedTuple):
    """A unit that looks, and its transaction."""

    place: int
    unit: Unit
    tx: SharedTransaction


class GroupLooks:
    """What those units of a group have seen that haven't run yet; each with its transaction, begun when it looked."""

    def __init__(
        self,
        connection: PostgresConnection,
        group: Sequence[Unit | None],
        begin: Begin,
        put_off: PutOffChanges,
        look_ahead: LookAhead,
    ) -> None:
        self._connection = connection
        self._group = group
        self._begin = begin
        self._put_off = put_off
        self._look_ahead = look_ahead
        self._found: dict[int, tuple[SharedTransaction, LookResult | None]] = {}
        self._others = 0
        """How many other changes there had been when they looked."""
        self._served: set[int] = set()
        """For whom something was done since then."""

    def of(self, place: int) -> tuple[SharedTransaction, LookResult | None]:
        """A transaction for the unit at that place, which is next, and what it saw, if that is still so."""
        if self._group[place] is None:
            return self._begin(), None
        self._notice_changes()
        if not self._found:
            self._widen()
            self._look_from(place)
        tx, seen = self._found.pop(place)
        if seen is None or seen.person_id in self._served:
            return self._begin(), None
        self._served.add(seen.person_id)
        tx.person_id = seen.person_id
        return tx, seen

    def finish(self) -> None:
        """All have run: send what they have put off."""
        self._notice_changes()
        self._widen()
        self._put_off.send()

    def _notice_changes(self) -> None:
        if self._put_off.others != self._others:
            self._others = self._put_off.others
            self._found.clear()
            self._served.clear()
            self._look_ahead.narrow()

    def _widen(self) -> None:
        """If there were some who looked, and none of them did so in vain."""
        if self._served and not self._found:
            self._look_ahead.widen()

    def _look_from(self, place: int) -> None:
        self._served.clear()
        behind = [(each, unit) for each, unit in enumerate(self._group) if each >= place and unit is not None]
        looking = [_Looking(each, unit, self._begin()) for each, unit in behind[: self._look_ahead.ahead]]
        self._lock([lock for each in looking for lock in each.unit.locks(each.tx)])
        found = self._rows_of([each.unit.query(each.tx) for each in looking])
        for each, rows in zip(looking, found, strict=True):
            self._found[each.place] = each.tx, _seen(each, rows)
        if len(looking) > 1:
            self._foresee(looking)

    def _foresee(self, looking: Sequence[_Looking]) -> None:
        """Ask what they will ask next, as far as they know."""
        likely = []
        for each in looking:
            seen = self._found[each.place][1]
            query = each.unit.foresees(each.tx, seen) if seen is not None else None
            if query is not None:
                likely.append((each.tx, query))
        if len(likely) > 1:
            found = self._rows_of([query for _, query in likely])
            for (tx, query), rows in zip(likely, found, strict=True):
                tx.foreseen = Foreseen(query, rows, self._others)

    def _lock(self, locks: Sequence[RowQuery]) -> None:
        """Lock people in that order, which is the same in all processes."""
        together = _together(locks) if len({lock.sql for lock in locks}) == 1 else locks
        for sql, values in together:
            self._connection.later(sql, values)

    def _rows_of(self, queries: Sequence[RowQuery]) -> list[list[Row]]:
        """What each of them finds, all asked in one round trip."""
        alike = defaultdict[str, list[int]](list)
        for place, query in enumerate(queries):
            alike[query.sql].append(place)
        statements: list[RowQuery] = []
        asked: list[list[int]] = []
        """The places of those for whom each statement asks."""
        for sql, places in alike.items():
            self._put_off.before_query(sql)
            together = _together([queries[place] for place in places])
            statements += together
            asked += [places] if len(together) < len(places) else [[place] for place in places]
        found: list[list[Row]] = [[] for _ in queries]
        for places, rows in zip(asked, self._connection.execute_all(statements), strict=True):
            if len(places) == 1:
                found[places[0]] = rows
            else:
                for number, *row in rows:
                    found[places[number - 1]].append(tuple(row))
        return found


def _together(alike: Sequence[RowQuery]) -> Sequence[RowQuery]:
    """These queries of the same SQL as one, if that can be."""
    together = gathered(alike[0].sql, [query.values for query in alike]) if len(alike) > 1 else None
    return alike if together is None else [RowQuery(*together)]


def _seen(looking: _Looking, rows: list[Row]) -> LookResult | None:
    """What it sees, or nothing if that raises: it will again, once it looks for itself."""
    try:
        seen: LookResult | None = looking.unit.found(looking.tx, rows)
    except Exception:  # noqa: BLE001 - likewise
        return None
    return seen
