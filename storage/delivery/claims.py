"""Taking what is due in hand: the first of each lane, at its pace, for the time of a lease."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from core.clock import Moment
from core.delivery import Delivery, State
from core.sealing import Unsealable
from core.table import Kept, KeyedBriefly, Table
from core.tx import Row, Tx
from storage.delivery.deliveries import OPTED_OUT, RetryPolicy

PACES = Table(
    "paces",
    key="",
    deletion=Kept("The numbers are ours."),
    expiry=Kept("One row a number of ours."),
    keyed=(KeyedBriefly("pace", "It is free again within seconds, and a rotation renews what waits for it."),),
)
UNREADABLE = "It can't be decrypted: put the key that it was written with back into secrets.keys, then retry it."


@dataclass(frozen=True, slots=True)
class Claimed:
    """What was taken in hand, and whether more may be due already."""

    deliveries: list[Delivery]
    more: bool


def claim(tx: Tx, limits: Mapping[str, int], terms: RetryPolicy, shares: Mapping[str, int] | None = None) -> Claimed:
    """Take due deliveries in hand, of each kind up to its limit, the first of each lane, at their pace.

    Of a kind in `shares`, one person has so many in hand at most, in all processes, and who has the fewest is first.
    """
    taken: list[Delivery] = []
    changes: list[dict[str, object]] = []
    slots: dict[bytes, float] = {}
    found = [_found(tx, kind, limit, (shares or {}).get(kind)) for kind, limit in limits.items()]
    due = [_Due(*row) for rows in found for row in rows]
    for row in due:
        state = State(row.state)
        if state is State.WAITING and row.opted_out_at is not None:
            changes.append(_change(tx, row.id, State.DEAD, tx.now, OPTED_OUT))
            continue
        if state is State.WAITING and row.pace is not None and not row.has_slot:
            slot = _slot(tx, slots, bytes(row.pace), row.pace_cost)
            if slot > tx.now:
                changes.append(_change(tx, row.id, State.WAITING, slot))
                continue
        settling = state is not State.WAITING
        try:
            taken.append(_delivery(tx, row, settling=settling))
        except Unsealable:
            changes.append(_change(tx, row.id, State.DEAD, tx.now, UNREADABLE))
            continue
        changes.append(_change(tx, row.id, State.SETTLING if settling else State.SENDING, tx.now + terms.in_hand))
    tx.run_many(_CHANGE, changes)
    tx.run_many(
        "INSERT INTO paces (pace, free_at) VALUES (:pace, :free)"
        " ON CONFLICT (pace) DO UPDATE SET free_at = excluded.free_at",
        [{"pace": pace, "free": int(free)} for pace, free in slots.items()],
    )
    # Those that only got a slot may be due again by the time that this is committed.
    is_full = any(len(rows) == limit for rows, limit in zip(found, limits.values(), strict=True))
    return Claimed(taken, more=is_full or len(taken) < len(due))


def is_still_ours(tx: Tx, delivery: Delivery) -> bool:
    """Whether it is still in the hands that took it, and stays so until the transaction ends."""
    row = tx.row(
        "SELECT 1 FROM deliveries WHERE id = :id AND attempts = :attempts AND state IN ('sending', 'settling')"
        " FOR UPDATE",
        id=delivery.id,
        attempts=delivery.attempts,
    )
    return row is not None


class _Due(NamedTuple):
    """What is due, as its row has it."""

    id: int
    kind: str
    lane: str
    person_id: int | None
    text_id: int | None
    content: bytes | None
    state: str
    attempts: int
    first_due_at: Moment
    handed_at: Moment | None
    pace: bytes | None
    pace_cost: int
    has_slot: int
    address_id: int | None
    opted_out_at: Moment | None


_COLUMNS = (
    "SELECT d.id, d.kind, d.lane, d.person_id, d.text_id, d.content, d.state, d.attempts, d.first_due_at,"
    " d.handed_at, d.pace, d.pace_cost, d.has_slot, d.address_id,"
    " (SELECT a.opted_out_at FROM addresses a WHERE a.id = d.address_id)"
)
_IS_DUE = (
    "d.ended_at IS NULL AND d.kind = :kind AND d.due_at <= :now"
    " AND NOT EXISTS (SELECT 1 FROM deliveries e WHERE e.lane = d.lane AND e.ended_at IS NULL"
    " AND (e.first_due_at, e.id) < (d.first_due_at, d.id))"
)
_DUE = f"{_COLUMNS} FROM deliveries d WHERE {_IS_DUE} ORDER BY d.due_at LIMIT :limit FOR UPDATE OF d SKIP LOCKED"

LOOKED_AT = 300
"""Of a kind with shares, so many that are due are looked at, the longest due first. Who has their share in hand
isn't looked at, so that nobody's many can hide those of others."""
_DUE_IN_TURN = (
    "WITH in_hand AS (SELECT person_id, count(*) AS number FROM deliveries WHERE ended_at IS NULL AND kind = :kind"
    " AND due_at > :now AND state IN ('sending', 'settling') GROUP BY person_id),"
    " longest_due AS (SELECT c.id, c.person_id, c.due_at FROM deliveries c WHERE c.ended_at IS NULL"
    " AND c.kind = :kind AND c.due_at <= :now AND NOT EXISTS"
    " (SELECT 1 FROM in_hand h WHERE h.person_id = c.person_id AND h.number >= :share)"
    " ORDER BY c.due_at LIMIT :looked_at),"
    " turns AS (SELECT l.id, COALESCE(h.number, 0)"
    " + row_number() OVER (PARTITION BY l.person_id ORDER BY l.due_at, l.id) AS turn"
    " FROM longest_due l LEFT JOIN in_hand h ON h.person_id = l.person_id)"
    f" {_COLUMNS} FROM turns t JOIN deliveries d ON d.id = t.id WHERE t.turn <= :share AND {_IS_DUE}"
    " ORDER BY t.turn, d.due_at LIMIT :limit FOR UPDATE OF d SKIP LOCKED"
)
"""`turn` is how many of its person's would be in hand with it."""


def _found(tx: Tx, kind: str, limit: int, share: int | None) -> list[Row]:
    """What is due of that kind; see `claim`."""
    if share is None:
        return tx.rows(_DUE, kind=str(kind), now=tx.now, limit=limit)
    return tx.rows(_DUE_IN_TURN, kind=str(kind), now=tx.now, limit=limit, share=share, looked_at=LOOKED_AT)


_CHANGE = (
    "UPDATE deliveries SET state = :state, due_at = :due, attempts = attempts + :tried, has_slot = :slot,"
    " handed_at = CASE WHEN :tried = 1 THEN COALESCE(handed_at, :now) ELSE handed_at END,"
    " ended_at = CASE WHEN :state = 'dead' THEN :now ELSE NULL END,"
    " reason = CASE WHEN :state = 'dead' THEN :reason ELSE reason END WHERE id = :id"
)


def _change(tx: Tx, delivery_id: int, state: State, due_at: float, reason: str = "") -> dict[str, object]:
    tried = state in {State.SENDING, State.SETTLING}
    return {
        "id": delivery_id,
        "state": state.value,
        "due": int(due_at),
        "tried": int(tried),
        "slot": int(state is State.WAITING),
        "now": tx.now,
        "reason": reason,
    }


def _slot(tx: Tx, slots: dict[bytes, float], pace: bytes, cost: float) -> float:
    """When this pace is free; takes the slot."""
    if pace not in slots:
        row = tx.row("SELECT free_at FROM paces WHERE pace = :pace FOR UPDATE", pace=pace)
        slots[pace] = row[0] if row else 0
    slot = max(slots[pace], float(tx.now))
    slots[pace] = slot + cost
    return slot


def _delivery(tx: Tx, row: _Due, *, settling: bool) -> Delivery:
    return Delivery(
        id=row.id,
        kind=row.kind,
        lane=row.lane,
        person_id=row.person_id,
        text_id=row.text_id,
        content=tx.keys.open(row.content or b"", f"deliveries:{row.id}"),
        attempts=row.attempts + 1,
        first_due_at=row.first_due_at,
        handed_at=row.handed_at or tx.now,
        to_settle=settling,
        address_id=row.address_id,
    )
