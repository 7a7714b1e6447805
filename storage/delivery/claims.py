"""Taking what is due in hand: the first of each lane, at its pace, for the time of a lease."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from core.clock import Moment, after
from core.delivery import Delivery, State
from core.sealing import Unsealable
from core.table import Kept, KeyedBriefly, NotExported, Table
from core.tx import Tx
from storage.delivery.deliveries import OPTED_OUT, RetryPolicy
from storage.delivery.due_rows import COLUMNS, DueRow, opened
from storage.delivery.kinds import as_rows
from storage.delivery.lanes import open_in
from storage.engine.in_list import in_list, padded

PACES = Table(
    "paces",
    key="",
    deletion=Kept("The numbers are ours."),
    expiry=Kept("One row a number of ours."),
    keyed=(KeyedBriefly("pace", "It is free again within seconds, and a rotation renews what waits for it."),),
    export=NotExported("When our own numbers may send again."),
)
MARGIN, FAIR_MARGIN = 8, 50
"""How many more of what is due are looked at than may be taken, for some wait behind others of their lane; and where
persons have shares, so that one's many don't hide those of others. Each that is looked at costs a look for its lane's
first, and a kind of which few may go at once is looked for often."""
GROWTH = 8
"""If too few of these can go, so many times as many are looked at next."""
MOST_BEGUN = 200
NO_SHARES: Mapping[str, int] = {}
UNREADABLE = "It can't be decrypted: put the key that it was written with back into secrets.keys, then retry it."


@dataclass(frozen=True, slots=True)
class Claimed:
    """What was taken in hand, and whether more may be due already."""

    deliveries: list[Delivery]
    more: bool


def claim(
    tx: Tx,
    limits: Mapping[str, int],
    policy: RetryPolicy,
    *,
    in_hand: Collection[int] = (),
    shares: Mapping[str, int] = NO_SHARES,
) -> Claimed:
    """Take due deliveries in hand, of each kind up to its limit, the first of each lane, at their pace.

    What the caller has in hand already (`in_hand`: ids) is never taken twice. If its lease seems to be over, a clock
    has jumped: the lease is renewed, and the caller's own clock ends the attempt. Of a kind in `shares`, one person
    has at most that many in hand, in all processes; whoever has the fewest comes first.
    """
    found = [_first_of_lanes(tx, kind, limits[kind], shares.get(kind)) for kind in _with_some_due(tx, limits)]
    rows = [row for each in found for row in each.rows]
    due = _renew(tx, rows, in_hand, after(tx.now, policy.in_hand))
    slots: dict[bytes, float] = {}
    taken: list[Delivery] = []
    changes: list[dict[str, object]] = []
    for row in due:
        what = _taken_or_changed(tx, row, slots, policy)
        if isinstance(what, Delivery):
            taken.append(what)
        else:
            changes.append(what)
    tx.run_many(_CHANGE, changes)
    for state, to_settle in ((State.SENDING, False), (State.SETTLING, True)):
        ids = [each.id for each in taken if each.to_settle is to_settle]
        _begin(tx, ids, state, after(tx.now, policy.in_hand))
    _keep(tx, slots)
    # Those that only got a slot may be due again by the time that this is committed.
    return Claimed(taken, more=any(each.more for each in found) or len(taken) < len(due))


def is_still_ours(tx: Tx, delivery: Delivery) -> bool:
    """Whether it is still in the hands that took it, and stays so until the transaction ends."""
    row = tx.row(
        "SELECT 1 FROM deliveries WHERE id = :id AND attempts = :attempts AND state IN ('sending', 'settling')"
        " FOR UPDATE",
        id=delivery.id,
        attempts=delivery.attempts,
    )
    return row is not None


class _Found(NamedTuple):
    rows: list[DueRow]
    more: bool
    """Whether another look may find some that are not among these."""


def _with_some_due(tx: Tx, kinds: Iterable[str]) -> list[str]:
    """Those of these kinds of which any is due; of most there is none, most of the time."""
    listed, named = as_rows(kinds)
    rows = tx.rows(
        f"SELECT k.kind FROM {listed} WHERE EXISTS (SELECT 1"
        " FROM deliveries d WHERE d.ended_at IS NULL AND d.kind = k.kind AND d.due_at <= :now)",
        now=tx.now,
        **named,
    )
    return [row[0] for row in rows]


def _first_of_lanes(tx: Tx, kind: str, limit: int, share: int | None) -> _Found:
    """What is due of this kind and the first of its lane, locked: of who has the fewest in hand, the longest due.

    What is due is looked at in portions, for most of it may wait behind others: all that waits in one lane costs
    one look at who is its first.
    """
    portion = limit + (MARGIN if share is None else FAIR_MARGIN)
    while True:
        if share is None:
            rows = tx.rows(_DUE, kind=str(kind), now=tx.now, limit=limit, portion=portion)
        else:
            rows = tx.rows(_DUE_IN_TURN, kind=str(kind), now=tx.now, limit=limit, portion=portion, share=share)
        found = [DueRow(*row[1:]) for row in rows if row[1] is not None]
        is_whole = rows[0][0] < portion
        # Who has their share now isn't looked at again, so that the next look finds others.
        if len(found) == limit or is_whole or (share is not None and found):
            return _Found(found, more=len(found) == limit or not is_whole)
        portion *= GROWTH


_IS_DUE = "{0}.ended_at IS NULL AND {0}.kind = :kind AND {0}.due_at <= :now"
# What another process just took or ended doesn't pass these conditions on `d`: they are tried again once it's locked.
# Two of them are always true. They leave PostgreSQL one plan, whatever it believes of the table: to look up each lane
# once, and each first by its id.
_FIRSTS = (
    " FROM (SELECT DISTINCT lane FROM portion) l JOIN deliveries d ON d.id = (SELECT e.id FROM deliveries e"
    f" WHERE {open_in('l.lane', 'e')} ORDER BY e.place, e.id LIMIT 1)"
    " WHERE l.lane = l.lane || '' AND COALESCE(d.ended_at, 0) = 0 AND d.kind = :kind AND d.due_at <= :now"
)
_COLUMNS = f"{COLUMNS}, d.pace, d.pace_cost, d.has_slot, d.due_at"
# Says first how many were looked at, even if none of them can be taken.
_SHOWN = (
    " SELECT (SELECT count(*) FROM portion), f.id, f.kind, f.lane, f.person_id, f.text_id, f.content, f.state,"
    " f.attempts, f.first_due_at, f.handed_at, f.address_id, f.pace, f.pace_cost, f.has_slot,"
    " (SELECT a.opted_out_at FROM addresses a WHERE a.id = f.address_id)"
    " FROM (SELECT 1 AS one) always LEFT JOIN firsts f ON TRUE"
)
_DUE = (
    f"WITH portion AS (SELECT p.lane FROM deliveries p WHERE {_IS_DUE.format('p')} ORDER BY p.due_at LIMIT :portion),"
    f" firsts AS (SELECT {_COLUMNS}{_FIRSTS} ORDER BY d.due_at, d.id LIMIT :limit FOR UPDATE OF d SKIP LOCKED)"
    f"{_SHOWN} ORDER BY f.due_at, f.id"
)
# `turn`: how many of its person's would be in hand with it. Who has their share in hand isn't looked at, so that
# nobody's many can hide those of others.
_DUE_IN_TURN = (
    "WITH in_hand AS (SELECT person_id, count(*) AS number FROM deliveries WHERE ended_at IS NULL AND kind = :kind"
    " AND due_at > :now AND state IN ('sending', 'settling') GROUP BY person_id),"
    f" portion AS (SELECT p.lane FROM deliveries p WHERE {_IS_DUE.format('p')} AND NOT EXISTS"
    " (SELECT 1 FROM in_hand h WHERE h.person_id = p.person_id AND h.number >= :share)"
    " ORDER BY p.due_at LIMIT :portion),"
    " turns AS (SELECT d.id, COALESCE((SELECT h.number FROM in_hand h WHERE h.person_id = d.person_id), 0)"
    f" + row_number() OVER (PARTITION BY d.person_id ORDER BY d.due_at, d.id) AS turn{_FIRSTS}),"
    f" firsts AS (SELECT {_COLUMNS}, t.turn FROM turns t JOIN deliveries d ON d.id = t.id"
    " WHERE t.turn <= :share AND COALESCE(d.ended_at, 0) = 0 AND d.kind = :kind AND d.due_at <= :now"
    " ORDER BY t.turn, d.due_at, d.id LIMIT :limit FOR UPDATE OF d SKIP LOCKED)"
    f"{_SHOWN} ORDER BY f.turn, f.due_at, f.id"
)

_CHANGE = (
    "UPDATE deliveries SET state = :state, due_at = :due, has_slot = :slot,"
    " ended_at = CASE WHEN :state = 'dead' THEN :now ELSE NULL END,"
    " reason = CASE WHEN :state = 'dead' THEN :reason ELSE reason END WHERE id = :id"
)


def _renew(tx: Tx, due: Sequence[DueRow], in_hand: Collection[int], lease_end: Moment) -> list[DueRow]:
    """Renew the leases of what is in hand; returns what isn't."""
    tx.run_many(
        "UPDATE deliveries SET due_at = :due WHERE id = :id AND state IN ('sending', 'settling')",
        [{"id": row.id, "due": lease_end} for row in due if row.id in in_hand],
    )
    return [row for row in due if row.id not in in_hand]


def _taken_or_changed(
    tx: Tx, row: DueRow, slots: dict[bytes, float], policy: RetryPolicy
) -> Delivery | dict[str, object]:
    """The delivery, if it can be carried out now; else what becomes of its row (values of `_CHANGE`)."""
    if row.state == State.WAITING:
        if row.opted_out_at is not None:
            return _change(tx, row.id, State.DEAD, tx.now, OPTED_OUT)
        if row.pace is not None and not row.has_slot:
            slot = _slot(tx, slots, bytes(row.pace), row.pace_cost, policy.give_up)
            if slot > tx.now:
                return _change(tx, row.id, State.WAITING, slot)
    try:
        return opened(tx, row)
    except Unsealable:
        return _change(tx, row.id, State.DEAD, tx.now, UNREADABLE)


def _begin(tx: Tx, ids: Sequence[int], state: State, lease_end: Moment) -> None:
    """Note that these are in hand, all in one statement: for each by itself PostgreSQL would take much longer."""
    for start in range(0, len(ids), MOST_BEGUN):
        listed, values = in_list(padded(ids[start : start + MOST_BEGUN], MOST_BEGUN), "id")
        tx.run(
            "UPDATE deliveries SET state = :state, due_at = :due, attempts = attempts + 1, has_slot = 0,"
            f" handed_at = COALESCE(handed_at, :now) WHERE id IN {listed}",
            state=state.value,
            due=lease_end,
            now=tx.now,
            **values,
        )


def _change(tx: Tx, delivery_id: int, state: State, due_at: float, reason: str = "") -> dict[str, object]:
    return {
        "id": delivery_id,
        "state": state.value,
        "due": int(due_at),
        "slot": int(state is State.WAITING),
        "now": tx.now,
        "reason": reason,
    }


def _slot(tx: Tx, slots: dict[bytes, float], pace: bytes, cost: float, longest: int) -> float:
    """When this pace is free; takes the slot. Further ahead than `longest`, only a wrong clock can have put that."""
    if pace not in slots:
        row = tx.row("SELECT free_at FROM paces WHERE pace = :pace FOR UPDATE", pace=pace)
        slots[pace] = row[0] if row and row[0] <= tx.now + longest else 0
    slot = max(slots[pace], float(tx.now))
    slots[pace] = slot + cost
    return slot


def _keep(tx: Tx, slots: Mapping[bytes, float]) -> None:
    """Note until when each pace is taken."""
    tx.run_many(
        "INSERT INTO paces (pace, free_at) VALUES (:pace, :free)"
        " ON CONFLICT (pace) DO UPDATE SET free_at = excluded.free_at",
        [{"pace": pace, "free": int(free)} for pace, free in slots.items()],
    )
