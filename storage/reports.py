"""What the carrier reports of texts that it accepted. Reports come late, twice and out of order."""

from dataclasses import dataclass

from bot.carrier_codes import Verdict, verdict_on
from bot.clock import Moment, after
from bot.delivery import State
from bot.tx import Row, Tx
from storage import deliveries, people, steps

RANKS = {
    "scheduled": 1,
    "accepted": 1,
    "queued": 1,
    "sending": 2,
    "sent": 3,
    "canceled": 4,
    "failed": 4,
    "undelivered": 4,
    "partially_delivered": 4,
    "delivered": 4,
    "read": 5,
}
FAILED = frozenset({"failed", "undelivered", "canceled"})
GIVEN_UP = "failed, another takes its place"
"""The step that remembers a message which was tried again: what else is reported of it means nothing."""


@dataclass(frozen=True, slots=True)
class Report:
    """One delivery report."""

    delivery_id: int
    carrier_sid: str
    status: str
    code: int | None = None

    @property
    def known_status(self) -> str:
        """The status for logs; one that no carrier has could say anything."""
        return self.status if self.status in RANKS else "unknown"


@dataclass(frozen=True, slots=True)
class Noted:
    """What a report changed. `news` is one of: none, forward, retry, dead, doubled."""

    news: str
    text_id: int | None = None
    reason: str = ""


NOTHING = Noted("none")


def note(tx: Tx, report: Report, first_wait: int = deliveries.FIRST_WAIT) -> Noted:
    """Move the delivery forward by this report, never back; `first_wait`: milliseconds, scales all retries."""
    row = tx.row(
        "SELECT state, carrier_sid, report, attempts, person_id, text_id, lane, content IS NULL FROM deliveries"
        " WHERE id = :id FOR UPDATE",
        id=report.delivery_id,
    )
    if row is None or report.status not in RANKS:
        return NOTHING
    known_sid, known_status, attempts, text_id = row[1], row[2], row[3], row[5]
    if attempts and known_sid != report.carrier_sid and _is_given_up(tx, report):
        return NOTHING
    if known_sid is not None and known_sid != report.carrier_sid:
        return Noted("doubled", text_id) if report.status not in FAILED else NOTHING
    if known_sid is not None and RANKS[report.status] <= RANKS.get(known_status or "", 0):
        return NOTHING
    steps.add(tx, report.delivery_id, f"carrier: {report.status}", str(report.code) if report.code else None)
    noted = Noted("forward", text_id)
    if report.status in FAILED:
        noted = _failed(tx, report, row, first_wait)
    else:
        _take_sid(tx, report)
    if known_sid is None and deliveries.count_waiting(tx, row[6]):
        tx.wake(deliveries.LISTENER)  # what waited behind it may go
    return noted


def _is_given_up(tx: Tx, report: Report) -> bool:
    return bool(
        tx.row(
            "SELECT 1 FROM steps WHERE delivery_id = :id AND what = :what AND detail = :sid",
            id=report.delivery_id,
            what=GIVEN_UP,
            sid=report.carrier_sid,
        )
    )


def _take_sid(tx: Tx, report: Report) -> None:
    """The carrier has it. If settling took this message for another delivery's, that one is open again."""
    taken = tx.run(
        "UPDATE deliveries SET carrier_sid = NULL, report = NULL, due_at = :now,"
        " state = CASE WHEN content IS NULL THEN state ELSE 'unsettled' END,"
        " ended_at = CASE WHEN content IS NULL THEN ended_at ELSE NULL END"
        " WHERE carrier_sid = :sid AND id <> :id",
        sid=report.carrier_sid,
        id=report.delivery_id,
        now=tx.now,
    )
    tx.run(
        "UPDATE deliveries SET carrier_sid = :sid, report = :status, state = 'sent', reason = NULL,"
        " ended_at = COALESCE(ended_at, :now),"
        " content = CASE WHEN person_id IS NULL THEN NULL ELSE content END WHERE id = :id",
        sid=report.carrier_sid,
        status=report.status,
        id=report.delivery_id,
        now=tx.now,
    )
    if taken:
        tx.wake(deliveries.LISTENER)


def _failed(tx: Tx, report: Report, row: Row, first_wait: int) -> Noted:
    state, tried, person_id, text_id = State(row[0]), max(row[3], 1), row[4], row[5]  # an answer was a try
    verdict = verdict_on(report.code)
    if verdict.opted_out and person_id is not None:
        people.opt_out(tx, person_id)
    erased = row[7]
    if verdict.tries > tried and state is not State.DEAD and not erased:
        steps.add(tx, report.delivery_id, GIVEN_UP, report.carrier_sid)
        _try_again(tx, report, verdict, tried, after(tx.now, verdict.waits * first_wait))
        return Noted("retry", text_id, verdict.reason)
    tx.run(
        "UPDATE deliveries SET carrier_sid = :sid, report = :status, state = 'dead', reason = :reason,"
        " ended_at = :now, content = CASE WHEN person_id IS NULL THEN NULL ELSE content END WHERE id = :id",
        sid=report.carrier_sid,
        status=report.status,
        reason=verdict.reason,
        id=report.delivery_id,
        now=tx.now,
    )
    return Noted("dead", text_id, verdict.reason)


def _try_again(tx: Tx, report: Report, verdict: Verdict, tried: int, due_at: Moment) -> None:
    tx.run(
        "UPDATE deliveries SET carrier_sid = NULL, report = NULL, state = 'waiting', reason = :reason,"
        " due_at = :due, has_slot = 0, ended_at = NULL, attempts = :tried WHERE id = :id",
        id=report.delivery_id,
        tried=tried,
        reason=verdict.reason,
        due=due_at,
    )
    tx.wake(deliveries.LISTENER)
