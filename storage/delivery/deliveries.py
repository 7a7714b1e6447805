"""Rows of what has to leave: adding them, noting what came of them.

In a lane, the one with the lowest place goes first, and nothing behind it starts before it has ended (see claims).
What is made for later takes its place in the lane when it is due, and its time until it is given up begins then.
Anything else has its place behind all that are open in its lane, whatever the clock says: whoever adds to a lane that
has to keep order holds the lock of its person.

Whoever takes one in hand has it for the time of a lease. `due_at` is then the moment when the lease is over and
nothing can arrive any more of what they sent: its outcome is unknown, and may be settled.
"""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Self

from core.clock import HOUR, SECOND, Moment, after
from core.delivery import Again, Delivery, DeliveryKind, Done, Outcome, Refused, State, Unknown
from core.settings import Settings
from core.settling import USUAL, Settling
from core.tx import Tx
from storage.delivery import delivery_log
from storage.delivery.kinds import as_rows
from storage.delivery.lanes import open_in

LISTENER = "deliveries"
FIRST_WAIT = 2 * SECOND
LONGEST_WAIT = HOUR
OPTED_OUT = "The person has opted out. Nothing to do: texts go out again once they opt in."
SPENT = "Texts have cost as much as they may today, and no text of the person's asked for this one."


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """How long leases and waits are, and when a delivery is given up; in milliseconds."""

    lease: int = 60_000
    settling: Settling = USUAL
    retry: int = FIRST_WAIT
    give_up: int = 24 * HOUR

    @classmethod
    def of(cls, settings: Settings) -> Self:
        """As the settings have it."""
        waits = settings.deliveries
        return cls(
            lease=int(waits.lease_seconds * SECOND),
            settling=Settling.of(settings),
            retry=int(waits.retry_seconds * SECOND),
            give_up=int(waits.give_up_hours * HOUR),
        )

    @property
    def in_hand(self) -> int:
        """From a claim to the moment when it may be settled, if nothing is heard from whoever has it."""
        return self.lease + self.settling.after_attempt


class NewDelivery(NamedTuple):
    """A delivery to be added. `pace` names what is paced alike, `cost` is for how long that is busy, in milliseconds.

    Without a lane it has one to itself. The reply to a text has the text's own `id` (the first one, if the text is
    replayed), so that it is found without an index of its own; others get a new one.
    """

    kind: str
    lane: str
    content: str
    person_id: int | None = None
    text_id: int | None = None
    pace: str = ""
    cost: int = 0
    id: int = 0
    address_id: int | None = None
    """Of the person, if it is a text: it isn't sent once they have opted out there."""


def add(tx: Tx, new: NewDelivery, due_at: Moment | None = None) -> int:
    """Let it leave as soon as its lane is free, though not before it is due; returns its id."""
    tx.wake(LISTENER)
    moment = tx.now if due_at is None else due_at
    return _insert(tx, new, State.WAITING, moment, first_due_at=moment)


def add_inline(tx: Tx, new: NewDelivery, report_by: Moment) -> int:
    """Note that it goes out with the answer to the carrier's webhook; settled if no report comes until then."""
    return _insert(tx, new, State.HANDED, report_by)


def add_dead(tx: Tx, new: NewDelivery, reason: str) -> int:
    """Note what is not to go out at all, and why."""
    delivery_id = _insert(tx, new, State.DEAD, tx.now, reason=reason)
    _erase_if_nobodys(tx, delivery_id)
    return delivery_id


def _insert(
    tx: Tx,
    new: NewDelivery,
    state: State,
    due_at: Moment,
    *,
    first_due_at: Moment | None = None,
    reason: str | None = None,
) -> int:
    delivery_id = new.id or tx.new_id()
    ended = {"reason": reason, "ended": tx.now} if state is State.DEAD else _OPEN
    added = tx.run_likely(
        _INSERT_DEAD if ended else _INSERT,
        id=delivery_id,
        kind=str(new.kind),
        lane=new.lane or f"{new.kind}/{delivery_id}",
        person=new.person_id,
        text=new.text_id,
        content=tx.keys.seal(new.content, f"deliveries:{delivery_id}"),
        state=state.value,
        due=due_at,
        first=tx.now if first_due_at is None else first_due_at,
        pace=tx.keys.lookups(new.pace)[0] if new.pace else None,
        cost=new.cost,
        handed=tx.now if state is State.HANDED else None,
        address=new.address_id,
        now=tx.now,
        **ended,
    )
    if added:
        return delivery_id
    return _insert(tx, new._replace(id=0), state, due_at, first_due_at=first_due_at, reason=reason)


def behind(lane: str) -> str:
    """SQL for the next place in a lane (itself SQL): the present moment, if all open ones have earlier places."""
    return (
        f"(SELECT COALESCE(max(o.place) + 1, :now) FROM deliveries o WHERE {open_in(lane, 'o')}"
        " AND o.place >= :now AND o.first_due_at <= o.created_at)"
    )


def _inserting(columns: str = "", values: str = "") -> str:
    """SQL for a new row, with these columns too."""
    return (
        "INSERT INTO deliveries (id, kind, lane, person_id, text_id, content, state, due_at, first_due_at, pace,"
        f" pace_cost, handed_at, address_id, created_at, place{columns}) VALUES (:id, :kind, :lane,"
        " (SELECT id FROM people WHERE id = :person), :text, :content, :state, :due, :first, :pace,"
        " :cost, :handed, :address, :now, CASE WHEN :first > :now THEN :first"
        f" ELSE {behind(':lane')} END{values}) ON CONFLICT (id) DO NOTHING"
    )


_OPEN: Mapping[str, object] = {}
_INSERT = _inserting()
_INSERT_DEAD = _inserting(", reason, ended_at", ", :reason, :ended")


_WAS_DUE = "(first_due_at <= :now OR first_due_at <= created_at)"
"""It isn't for later: its time has come, or it was due when it was made, by a machine whose clock may be ahead."""


def count_waiting(tx: Tx, lane: str) -> int:
    """How many of this lane that were due haven't gone out; what was handed to the carrier has, for all we know."""
    row = tx.row(
        f"SELECT count(*) FROM deliveries WHERE {open_in(':lane')} AND state <> 'handed' AND {_WAS_DUE}",
        lane=lane,
        now=tx.now,
    )
    return row[0] if row else 0


IS_RESTING = (
    f"EXISTS (SELECT 1 FROM deliveries WHERE {open_in(':lane')} AND state = 'waiting' AND due_at > :soon"
    f" AND {_WAS_DUE})"
)
"""SQL: whether the first of a lane is to be tried again, though not `:soon` (`:now` is the present moment)."""


def expedite(tx: Tx, lane: str, settle_after: int) -> None:
    """Something waits behind what was handed in this lane: settle that sooner than its report is overdue.

    Not at once: `settle_after` is `Settling.after_webhook`, for the answer may still be under way.
    """
    tx.run(
        f"UPDATE deliveries SET due_at = :soon WHERE {open_in(':lane')} AND state = 'handed' AND due_at > :soon",
        lane=lane,
        soon=after(tx.now, settle_after),
    )


def hurry(tx: Tx, lane: str) -> None:
    """What waits in this lane for a later try is due now: what it waited for is over."""
    tx.run(
        f"UPDATE deliveries SET due_at = :now WHERE {open_in(':lane')} AND state = 'waiting' AND due_at > :now",
        lane=lane,
        now=tx.now,
    )
    tx.wake(LISTENER)


def unanswered(tx: Tx, delivery_id: int, settle_at: Moment) -> None:
    """The answer that carried it didn't get through, as far as we can tell: settle it soon."""
    sql = "UPDATE deliveries SET due_at = :at, state = 'unsettled' WHERE id = :id AND state = 'handed'"
    tx.run(sql, id=delivery_id, at=settle_at)
    tx.wake(LISTENER)


def conclude(
    tx: Tx, delivery: Delivery, outcome: Outcome, policy: RetryPolicy, *, is_down: bool = False
) -> State | None:
    """Note what came of it; returns where it stands now, or nothing if it wasn't ours to conclude any more.

    While its service `is_down` it needs no wait of its own: it is due, and waits with all others (see outages).
    """
    state, due_at, reason = _judge(tx, delivery, outcome, policy, is_down=is_down)
    ended = state in {State.SENT, State.DEAD}
    touched = tx.run_likely(
        _CONCLUSIONS.get(state, _CONCLUDE),
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
    delivery_log.add(tx, delivery.id, f"attempt {delivery.attempts}: {state.value}", reason)
    if isinstance(outcome, Refused) and outcome.code is not None:
        delivery_log.add(tx, delivery.id, "refused with code", str(outcome.code))
    follow = outcome.given_up if isinstance(outcome, Again | Unknown) and ended else outcome.then
    if follow is not None:
        follow(tx)
    return state


_CONCLUDE = (
    "UPDATE deliveries SET state = :state, due_at = :due, reason = :reason, carrier_sid = :sid,"
    " has_slot = 0, ended_at = :ended WHERE id = :id AND state IN ('sending', 'settling')"
    " AND attempts = :attempts"
    " AND NOT EXISTS (SELECT 1 FROM deliveries o WHERE o.carrier_sid = :sid AND o.id <> :id)"
)
# What belongs to no person any more (they had themselves deleted) is erased once it has ended. But what takes things
# of theirs away elsewhere is erased only once that is done: until then an operator may have it tried again.
_TAKING_AWAY = ", ".join(
    f"'{kind}'" for kind in (DeliveryKind.SOURCE_DELETION, DeliveryKind.OBJECT_DELETION, DeliveryKind.REVOCATION)
)


def _erasing(condition: str) -> str:
    return _CONCLUDE.replace(" SET ", f" SET content = CASE WHEN {condition} THEN NULL ELSE content END, ", 1)


_CONCLUSIONS = {
    State.SENT: _erasing("person_id IS NULL"),
    State.DEAD: _erasing(f"person_id IS NULL AND kind NOT IN ({_TAKING_AWAY})"),
}


def _judge(
    tx: Tx, delivery: Delivery, outcome: Outcome, policy: RetryPolicy, *, is_down: bool
) -> tuple[State, Moment, str | None]:
    if isinstance(outcome, Done):
        return State.SENT, tx.now, None
    if isinstance(outcome, Refused):
        return State.DEAD, tx.now, outcome.reason
    if tx.now - delivery.first_due_at > policy.give_up:
        return State.DEAD, tx.now, f"Given up after {policy.give_up // HOUR} hours. Last: {outcome.reason}"
    attempts = 1 if is_down else delivery.attempts
    if isinstance(outcome, Unknown):
        return State.UNSETTLED, after(tx.now, _until_settled(policy.settling, attempts)), outcome.reason
    if is_down and outcome.seconds is None and outcome.waits is None:
        return State.WAITING, tx.now, outcome.reason
    return State.WAITING, after(tx.now, _rest(outcome, attempts, policy)), outcome.reason


def _rest(again: Again, attempts: int, policy: RetryPolicy) -> float:
    """How long to wait before the next try, in milliseconds."""
    return again.seconds * SECOND if again.seconds is not None else rest(again.waits, attempts, policy)


def rest(waits: int | None, attempts: int, policy: RetryPolicy) -> float:
    """`waits` times the first wait, in milliseconds; without `waits`, twice as long after each attempt."""
    return _wait(policy.retry, attempts) if waits is None else waits * policy.retry


def _until_settled(settling: Settling, attempts: int) -> float:
    """How long to wait before the next look, in milliseconds; what a look may have sent in turn counts, too."""
    return settling.arrival + max(settling.listing, _wait(settling.listing, attempts))


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
    if not kinds:
        return None
    listed, named = as_rows(kinds)
    row = tx.row(
        "SELECT min(n.due_at) FROM (SELECT (SELECT min(d.due_at) FROM deliveries d WHERE d.ended_at IS NULL"
        f" AND d.kind = k.kind) AS due_at FROM {listed}) n",
        **named,
    )
    return row[0] if row else None
