"""What personal units of a group see before they run: all lock their people, and look, in one round trip.

Then they ask in one more what they will most likely ask next.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from core.tx import Row, RowQuery
from storage.engine.database import LookResult
from storage.engine.postgres_connection import PostgresConnection
from storage.engine.sharing.gathering import gathered
from storage.engine.sharing.looking_ahead import LookAhead, Looks, Unit
from storage.engine.sharing.shared_transaction import Foreseen, PutOffChanges, SharedTransaction

Begin = Callable[[], SharedTransaction]


class _Looking(NamedTuple):
    """A unit that looks, and its transaction."""

    place: int
    unit: Unit
    tx: SharedTransaction


class GroupLooks(Looks[SharedTransaction]):
    """What units of a group on PostgreSQL see."""

    def __init__(
        self,
        connection: PostgresConnection,
        group: Sequence[Unit | None],
        begin: Begin,
        put_off: PutOffChanges,
        look_ahead: LookAhead,
    ) -> None:
        super().__init__(group, look_ahead)
        self._connection = connection
        self._begin_one = begin
        self._put_off = put_off

    def _begin(self) -> SharedTransaction:
        return self._begin_one()

    def _count_changes(self) -> int:
        return self._put_off.others

    def _prepare(self, tx: SharedTransaction, seen: LookResult | None) -> None:
        if seen is not None:
            tx.person_id = seen.person_id

    def _store_what_was_put_off(self) -> None:
        self._put_off.send()

    def _look(self, units: Sequence[tuple[int, Unit]]) -> Mapping[int, tuple[SharedTransaction, LookResult | None]]:
        looking = [_Looking(place, unit, self._begin()) for place, unit in units]
        self._lock([lock for each in looking for lock in each.unit.locks(each.tx)])
        rows = self._rows_of([each.unit.query(each.tx) for each in looking])
        seen = [_seen(each, found) for each, found in zip(looking, rows, strict=True)]
        if len(looking) > 1:
            self._foresee(looking, seen)
        return {each.place: (each.tx, found) for each, found in zip(looking, seen, strict=True)}

    def _foresee(self, looking: Sequence[_Looking], seen: Sequence[LookResult | None]) -> None:
        """Ask what they will ask next, as far as they know."""
        likely = []
        for each, its in zip(looking, seen, strict=True):
            query = each.unit.foresees(each.tx, its) if its is not None else None
            if query is not None:
                likely.append((each.tx, query))
        if len(likely) > 1:
            rows = self._rows_of([query for _, query in likely])
            for (tx, query), found in zip(likely, rows, strict=True):
                tx.foreseen = Foreseen(query, found, self._changes)

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
