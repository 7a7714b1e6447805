"""Deliveries that operators pick, by what they are and what became of them: to see, to retry, to hurry."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from core.clock import Moment, after
from core.tx import Tx
from storage.delivery import delivery_log, reviving
from storage.delivery.deliveries import LISTENER
from storage.desk import traces
from storage.desk.traces import DeliveryRow

OPEN = "open"
"""Instead of a state: what hasn't ended."""
TELLS_CODE = "s.what IN ('refused with code', 'carrier: failed', 'carrier: undelivered')"
"""Of steps `s`: they have a code; as indexes say it."""
BATCH = 200
"""How many are changed in one transaction: more would keep others waiting."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What is picked; what isn't given doesn't narrow it.

    Attributes:
        state: one of core.delivery.State, or OPEN.
        reason: words of the reason, in upper or lower case.
        code: the carrier's error code, or X's HTTP status.
        person_id: whose they are.
        ended_by: only what had ended by then.
    """

    state: str = OPEN
    kind: str | None = None
    reason: str | None = None
    code: int | None = None
    person_id: int | None = None
    ended_by: Moment | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """How many of those picked are alike."""

    kind: str
    state: str
    reason: str | None
    count: int


@dataclass(frozen=True, slots=True)
class BatchDone:
    """A batch that was gone through: up to which id, and how many were changed."""

    last_id: int
    changed: int
    left: int
    """As they were, for nothing could come of it."""


def find(tx: Tx, picked: Selection, count: int) -> list[DeliveryRow]:
    """The latest of them, newest first."""
    where, values = conditions(picked)
    sql = f"SELECT {traces.COLUMNS} WHERE {where} ORDER BY d.id DESC LIMIT :count"
    return [DeliveryRow(*row) for row in tx.rows(sql, count=count, **values)]


def groups(tx: Tx, picked: Selection) -> list[Group]:
    """How many there are, by kind, state and reason; the largest group first."""
    where, values = conditions(picked)
    sql = (
        f"SELECT d.kind, d.state, d.reason, count(*) FROM deliveries d WHERE {where} GROUP BY 1, 2, 3 ORDER BY 4 DESC"
    )
    return [Group(*row) for row in tx.rows(sql, **values)]


def retry(tx: Tx, picked: Selection, after_id: int, spread: int = 0) -> BatchDone | None:
    """Let dead ones behind that id be tried again, a batch of them; None if there are no more.

    Each is due at a moment by chance within `spread` milliseconds.
    """
    ids = _batch(tx, picked, after_id)
    changed = sum(reviving.revive(tx, each, spread) for each in ids)
    return BatchDone(ids[-1], changed, len(ids) - changed) if ids else None


def hurry(tx: Tx, picked: Selection, after_id: int, settle_after: int) -> BatchDone | None:
    """Let open ones behind that id be due now, a batch of them; None if there are no more.

    Left as they are: what is in hand or paced, what is meant for later, and replies whose report may still come. What
    may have gone out is settled `settle_after` milliseconds after its latest attempt, as ever: not before.
    """
    ids = _batch(tx, picked, after_id)
    changed = sum(_hurry(tx, each, settle_after) for each in ids)
    if changed:
        tx.wake(LISTENER)
    return BatchDone(ids[-1], changed, len(ids) - changed) if ids else None


async def all_batches(
    step: Callable[[int], Awaitable[BatchDone | None]], after_id: int = 0, most: int = 0
) -> BatchDone:
    """Go through batch by batch, `most` of them if that is given.

    Returns up to which id, how many were changed and how many left; an id of 0: that was all.
    """
    last_id, changed, left, batches = after_id, 0, 0, 0
    while (done := await step(last_id)) is not None:
        last_id, changed, left, batches = done.last_id, changed + done.changed, left + done.left, batches + 1
        if batches == most:
            return BatchDone(last_id, changed, left)
    return BatchDone(0, changed, left)


def _hurry(tx: Tx, delivery_id: int, settle_after: int) -> bool:
    row = tx.row(
        "SELECT state, due_at, (SELECT max(at) FROM steps WHERE delivery_id = d.id) FROM deliveries d"
        " WHERE d.id = :id AND d.ended_at IS NULL AND d.first_due_at <= :now AND d.due_at > :now"
        " AND (d.state = 'unsettled' OR d.state = 'waiting' AND d.has_slot = 0) FOR UPDATE OF d",
        id=delivery_id,
        now=tx.now,
    )
    if row is None:
        return False
    state, due_at, latest = row
    soon = tx.now if state == "waiting" else max(tx.now, after(Moment(latest or tx.now), settle_after))
    if soon >= due_at:
        return False
    tx.run("UPDATE deliveries SET due_at = :soon WHERE id = :id", id=delivery_id, soon=soon)
    delivery_log.add(tx, delivery_id, "hurried by an operator")
    return True


def _batch(tx: Tx, picked: Selection, after_id: int) -> list[int]:
    where, values = conditions(picked)
    sql = f"SELECT d.id FROM deliveries d WHERE {where} AND d.id > :after ORDER BY d.id LIMIT :count"
    return [row[0] for row in tx.rows(sql, after=after_id, count=BATCH, **values)]


def conditions(picked: Selection) -> tuple[str, dict[str, object]]:
    """The condition on deliveries `d` that picks them, with its values."""
    found = [_OF_STATE.get(picked.state, "d.state = :state")]
    values: dict[str, object] = {} if picked.state in _OF_STATE else {"state": picked.state}
    if picked.kind is not None:
        found.append("d.kind = :kind")
        values["kind"] = picked.kind
    if picked.person_id is not None:
        found.append("d.person_id = :person")
        values["person"] = picked.person_id
    if picked.ended_by is not None:
        found.append("d.ended_at <= :ended_by")
        values["ended_by"] = picked.ended_by
    if picked.reason is not None:
        found.append(_WITH_REASON.get(picked.state, "lower(d.reason) LIKE :reason ESCAPE '!'"))
        words = picked.reason.lower().replace("!", "!!").replace("%", "!%").replace("_", "!_")
        values["reason"] = f"%{words}%"
    if picked.code is not None:
        found.append(f"d.id IN (SELECT s.delivery_id FROM steps s WHERE s.detail = :code AND {TELLS_CODE})")
        values["code"] = str(picked.code)
    return " AND ".join(found), values


_OF_STATE = {OPEN: "d.ended_at IS NULL", "dead": "d.state = 'dead'"}
"""Conditions that are those of an index: as a value, the state would not be seen in them (SQLite)."""
_WITH_REASON = {
    "dead": "d.id IN (SELECT r.id FROM deliveries r WHERE r.state = 'dead'"
    " AND lower(r.reason) LIKE :reason ESCAPE '!')"
}
"""Reasons of dead ones are looked for in an index that has them (SQLite would fetch each row)."""
