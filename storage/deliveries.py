"""Rows of what has to leave: adding them, noting what came of them.

The oldest one of a lane that hasn't ended goes first, and nothing behind it starts before it has (see claims).
A lease is the moment in `due_at` of one that is in hand: once past, whoever had it is gone, and its outcome counts
as unknown.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bot.clock import HOUR, SECOND, Moment, after
from bot.delivery import Again, Delivery, Done, Outcome, Refused, State, Unknown
from bot.ids import first_id, new_id
from bot.tx import Tx
from storage import steps

LISTENER = "deliveries"
FIRST_WAIT = 2 * SECOND
LONGEST_WAIT = HOUR
OPTED_OUT = "The person has opted out. Nothing to do: texts go out again once they opt in."


@dataclass(frozen=True, slots=True)
class Terms:
    """How deliveries are carried out; times in milliseconds."""

    lease: int = 60_000
    settle: int = 10_000
    retry: int = FIRST_WAIT
    give_up: int = 24 * HOUR
    pace: float = 1_000.0
    """Between two units (segments) of one pace."""


class NewDelivery(NamedTuple):
    """A delivery to be added. `pace` names what is paced alike, `cost` is in units of it.

    Without a lane it has one to itself. The reply to a text has the text's own `id` (the first one, if the text is
    replayed), so that it is found without an index of its own; others get a new one.
    """

    kind: str
    lane: str
    content: str
    person_id: int | None = None
    text_id: int | None = None
    pace: str = ""
    cost: int = 1
    id: int = 0


def add(tx: Tx, new: NewDelivery, due_at: Moment | None = None) -> int:
    """Let it leave as soon as its lane is free; returns its id."""
    tx.wake(LISTENER)
    return _insert(tx, new, State.WAITING, tx.now if due_at is None else due_at)


def hand(tx: Tx, new: NewDelivery, report_by: Moment) -> int:
    """Note that it goes out with the answer to the carrier's webhook; settled if no report comes until then."""
    return _insert(tx, new, State.HANDED, report_by)


def bury(tx: Tx, new: NewDelivery, reason: str) -> int:
    """Note what is not to go out at all, and why."""
    return _insert(tx, new, State.DEAD, tx.now, reason)


def _insert(tx: Tx, new: NewDelivery, state: State, due_at: Moment, reason: str | None = None) -> int:
    delivery_id = new.id or new_id(tx.now)
    added = tx.run(
        _INSERT,
        id=delivery_id,
        kind=new.kind,
        lane=new.lane or f"{new.kind}/{delivery_id}",
        person=new.person_id,
        text=new.text_id,
        content=tx.keys.seal(new.content, f"deliveries:{delivery_id}"),
        state=state.value,
        due=due_at,
        pace=tx.keys.lookups(new.pace)[0] if new.pace else None,
        cost=new.cost,
        handed=tx.now if state is State.HANDED else None,
        reason=reason,
        now=tx.now,
        ended=tx.now if state is State.DEAD else None,
    )
    return delivery_id if added else _insert(tx, new._replace(id=0), state, due_at, reason)


_INSERT = (
    "INSERT INTO deliveries (id, kind, lane, person_id, text_id, content, state, due_at, pace, pace_cost,"
    " handed_at, reason, created_at, ended_at) VALUES (:id, :kind, :lane,"
    " (SELECT id FROM people WHERE id = :person), :text, :content, :state, :due, :pace, :cost,"
    " :handed, :reason, :now, :ended) ON CONFLICT (id) DO NOTHING"
)


def count_waiting(tx: Tx, lane: str) -> int:
    """How many of this lane haven't gone out; what was handed to the carrier has, as far as anybody knows."""
    row = tx.row(
        "SELECT count(*) FROM deliveries WHERE lane = :lane AND ended_at IS NULL AND state <> 'handed'", lane=lane
    )
    return row[0] if row else 0


def is_resting(tx: Tx, lane: str, milliseconds: int) -> bool:
    """Whether the first of this lane is to be tried again, though not within that time."""
    row = tx.row(
        "SELECT 1 FROM deliveries WHERE lane = :lane AND ended_at IS NULL AND state = 'waiting' AND due_at > :soon",
        lane=lane,
        soon=after(tx.now, milliseconds),
    )
    return row is not None


def hurry(tx: Tx, lane: str, settle_after: int) -> None:
    """Something waits behind what was handed in this lane: settle that sooner than its report is overdue.

    Not at once: the answer may still be under way, and the carrier's list doesn't show it yet.
    """
    tx.run(
        "UPDATE deliveries SET due_at = :soon WHERE lane = :lane AND ended_at IS NULL AND state = 'handed'"
        " AND due_at > :soon",
        lane=lane,
        soon=after(tx.now, settle_after),
    )


def unanswered(tx: Tx, delivery_id: int, settle_at: Moment) -> None:
    """The answer that carried it didn't get through, as far as we can tell: settle it soon."""
    tx.run(
        "UPDATE deliveries SET due_at = :at, state = 'unsettled' WHERE id = :id AND state = 'handed'",
        id=delivery_id,
        at=settle_at,
    )
    tx.wake(LISTENER)


def conclude(tx: Tx, delivery: Delivery, outcome: Outcome, terms: Terms) -> State | None:
    """Note what came of it; returns where it stands now, or nothing if it wasn't ours to conclude any more."""
    state, due_at, reason = _judge(tx, delivery, outcome, terms)
    ended = state in {State.SENT, State.DEAD}
    touched = tx.run(
        "UPDATE deliveries SET state = :state, due_at = :due, reason = :reason, carrier_sid = :sid,"
        " has_slot = 0, ended_at = :ended WHERE id = :id AND state IN ('sending', 'settling')"
        " AND attempts = :attempts"
        " AND NOT EXISTS (SELECT 1 FROM deliveries o WHERE o.carrier_sid = :sid AND o.id <> :id)",
        id=delivery.id,
        attempts=delivery.attempts,
        state=state.value,
        due=due_at,
        reason=reason,
        sid=(outcome.carrier_sid or None) if isinstance(outcome, Done) else None,
        ended=tx.now if ended else None,
    )
    if not touched:
        return None
    steps.add(tx, delivery.id, f"attempt {delivery.attempts}: {state.value}", reason)
    if ended:
        _erase_if_nobodys(tx, delivery.id)
    follow = outcome.given_up if isinstance(outcome, Again | Unknown) and ended else outcome.then
    if follow is not None:
        follow(tx)
    return state


def _judge(tx: Tx, delivery: Delivery, outcome: Outcome, terms: Terms) -> tuple[State, Moment, str | None]:
    if isinstance(outcome, Done):
        return State.SENT, tx.now, None
    if isinstance(outcome, Refused):
        return State.DEAD, tx.now, outcome.reason
    if tx.now - delivery.created_at > terms.give_up:
        return State.DEAD, tx.now, f"Given up after {terms.give_up // HOUR} hours. Last: {outcome.reason}"
    if isinstance(outcome, Unknown):
        return State.UNSETTLED, after(tx.now, _wait(terms.settle, delivery.attempts)), outcome.reason
    return State.WAITING, after(tx.now, _rest(outcome, delivery.attempts, terms)), outcome.reason


def _rest(again: Again, attempts: int, terms: Terms) -> float:
    """How long to wait before the next try, in milliseconds."""
    if again.seconds is not None:
        return again.seconds * SECOND
    if again.waits is not None:
        return again.waits * terms.retry
    return _wait(terms.retry, attempts)


def _wait(first: int, attempts: int) -> float:
    """Doubles with each attempt, up to an hour, with a quarter of jitter either way."""
    longest: int = min(first << min(max(attempts - 1, 0), 20), LONGEST_WAIT)
    return longest * random.uniform(0.75, 1.25)  # noqa: S311 - spreads retries, no secret


def erase_content(tx: Tx, delivery_id: int) -> None:
    """Keep nothing of what it said; for a secret that has done its work."""
    tx.run("UPDATE deliveries SET content = NULL WHERE id = :id", id=delivery_id)


def _erase_if_nobodys(tx: Tx, delivery_id: int) -> None:
    """What belongs to no person any more (they had themselves deleted) is erased once it has ended."""
    tx.run("UPDATE deliveries SET content = NULL WHERE id = :id AND person_id IS NULL", id=delivery_id)


def next_due(tx: Tx, kinds: Sequence[str]) -> Moment | None:
    """When the next delivery of these kinds is due."""
    due = [
        row[0]
        for kind in kinds
        if (row := tx.row("SELECT min(due_at) FROM deliveries WHERE ended_at IS NULL AND kind = :kind", kind=kind))
        and row[0] is not None
    ]
    return min(due, default=None)


def erase_before(tx: Tx, moment: Moment, limit: int) -> int:
    """Erase up to `limit` deliveries that ended and were made before; returns how many."""
    return tx.run(
        "DELETE FROM deliveries WHERE id IN (SELECT id FROM deliveries WHERE id < :id"
        " AND ended_at IS NOT NULL ORDER BY id LIMIT :limit)",
        id=first_id(moment),
        limit=limit,
    )
