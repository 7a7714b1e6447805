"""Taking what is due in hand: the first of each lane, at its pace, for the time of a lease."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from core.clock import Moment
from core.delivery import Delivery, State
from core.sealing import Unsealable
from core.table import Kept, KeyedBriefly, Table
from core.tx import Tx
from storage.delivery.deliveries import OPTED_OUT, RetryPolicy

PACES = Table(
    "paces",
    key="",
    deletion=Kept("The numbers are ours."),
    expiry=Kept("One row a number of ours."),
    keyed=(KeyedBriefly("pace", "It is free again within seconds, and a rotation renews what waits for it."),),
)
MARGIN = 50
GROWTH = 8
"""Of what is due, so many more are looked at than may be taken; and if these don't do, so many times as many."""
UNREADABLE = "It can't be decrypted: put the key that it was written with back into secrets.keys, then retry it."


@dataclass(frozen=True, slots=True)
class Claimed:
    """What was taken in hand, and whether more may be due already."""

    deliveries: list[Delivery]
    more: bool


def claim(tx: Tx, limits: Mapping[str, int], terms: RetryPolicy) -> Claimed:
    """Take due deliveries in hand, of each kind up to its limit, the first of each lane, at their pace."""
    taken: list[Delivery] = []
    changes: list[dict[str, object]] = []
    slots: dict[bytes, float] = {}
    found = {kind: _first_of_lanes(tx, kind, limits[kind]) for kind in _with_some_due(tx, limits)}
    due = [row for rows in found.values() for row in rows]
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
    is_full = any(len(rows) == limits[kind] for kind, rows in found.items())
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


def _with_some_due(tx: Tx, kinds: Iterable[str]) -> list[str]:
    """Those of these kinds of which any is due; of most there is none, most of the time."""
    named = {f"kind{i}": str(kind) for i, kind in enumerate(kinds)}
    values = ", ".join(f"(:{name})" for name in named)
    rows = tx.rows(
        f"SELECT k.kind FROM (SELECT column1 AS kind FROM (VALUES {values}) v) k WHERE EXISTS (SELECT 1"
        " FROM deliveries d WHERE d.ended_at IS NULL AND d.kind = k.kind AND d.due_at <= :now)",
        now=tx.now,
        **named,
    )
    return [row[0] for row in rows]


def _first_of_lanes(tx: Tx, kind: str, limit: int) -> list[_Due]:
    """Those of this kind that are due and the first of their lanes, the longest due first, locked.

    What is due is looked at in portions, for most of it may wait behind others: all that waits in one lane costs
    one look at who is its first.
    """
    portion = limit + MARGIN
    while True:
        rows = tx.rows(_DUE, kind=str(kind), now=tx.now, limit=limit, portion=portion)
        found = [_Due(*row[1:]) for row in rows if row[1] is not None]
        looked_at = rows[0][0]
        if len(found) == limit or looked_at < portion:
            return found
        portion *= GROWTH


# Says first how many were looked at, even if none of them can be taken. What another process just took or ended
# doesn't pass the conditions on `d`: they are tried again once it is locked. Two of the conditions are always true.
# They leave PostgreSQL one plan, whatever it believes of the table: to look up each lane once, and each first by its
# id.
_DUE = (
    "WITH portion AS (SELECT lane FROM deliveries WHERE ended_at IS NULL AND kind = :kind AND due_at <= :now"
    " ORDER BY due_at LIMIT :portion),"
    " firsts AS (SELECT d.id, d.kind, d.lane, d.person_id, d.text_id, d.content, d.state, d.attempts,"
    " d.first_due_at, d.handed_at, d.pace, d.pace_cost, d.has_slot, d.address_id, d.due_at"
    " FROM (SELECT DISTINCT lane FROM portion) l JOIN deliveries d ON d.id = (SELECT e.id FROM deliveries e"
    " WHERE e.lane = l.lane AND e.ended_at IS NULL ORDER BY e.first_due_at, e.id LIMIT 1)"
    " WHERE l.lane = l.lane || '' AND COALESCE(d.ended_at, 0) = 0 AND d.kind = :kind AND d.due_at <= :now"
    " ORDER BY d.due_at LIMIT :limit FOR UPDATE OF d SKIP LOCKED)"
    " SELECT (SELECT count(*) FROM portion), f.id, f.kind, f.lane, f.person_id, f.text_id, f.content, f.state,"
    " f.attempts, f.first_due_at, f.handed_at, f.pace, f.pace_cost, f.has_slot, f.address_id,"
    " (SELECT a.opted_out_at FROM addresses a WHERE a.id = f.address_id)"
    " FROM (SELECT 1 AS one) always LEFT JOIN firsts f ON TRUE ORDER BY f.due_at"
)

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
