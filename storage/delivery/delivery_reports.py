"""What the carrier reports of texts that it accepted. Reports come late, twice and out of order."""

from dataclasses import dataclass
from typing import NamedTuple

from core.clock import Moment, after
from core.delivery import UNEXPLAINED, State, Verdict
from core.events import Event
from core.events.services import TextDoubled, TextFailed, TextFailedForNow, TextReported
from core.tx import Tx
from storage.delivery import deliveries, delivery_log, opt_outs
from storage.delivery.deliveries import RetryPolicy

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
USUAL = RetryPolicy()
GIVEN_UP = "failed, another takes its place"
"""The step that remembers a message which was tried again: what else is reported of it means nothing."""


@dataclass(frozen=True, slots=True)
class DeliveryReport:
    """One delivery report."""

    delivery_id: int
    carrier_sid: str
    status: str
    code: int | None = None
    verdict: Verdict = UNEXPLAINED
    """What to do about it, if it failed."""

    @property
    def known_status(self) -> str:
        """The status for logs; one that no carrier has could say anything."""
        return self.status if self.status in RANKS else "unknown"


@dataclass(frozen=True, slots=True)
class ReportNoted:
    """What a report changed: what the log says of it, and the text that the delivery answers."""

    event: Event
    text_id: int | None = None


class _Known(NamedTuple):
    """What is known of the delivery that is reported on."""

    state: str
    carrier_sid: str | None
    status: str | None
    attempts: int
    address_id: int | None
    text_id: int | None
    lane: str
    first_due_at: Moment
    is_erased: bool


def note(tx: Tx, report: DeliveryReport, policy: RetryPolicy = USUAL) -> ReportNoted:
    """Move the delivery forward by this report, never back."""
    row = tx.row(
        "SELECT state, carrier_sid, report, attempts, address_id, text_id, lane, first_due_at, content IS NULL"
        " FROM deliveries WHERE id = :id FOR UPDATE",
        id=report.delivery_id,
    )
    nothing = ReportNoted(TextReported(report.known_status, news=False))
    if row is None or report.status not in RANKS:
        return nothing
    known = _Known(*row)
    if known.attempts and known.carrier_sid != report.carrier_sid and _is_given_up(tx, report):
        return nothing
    if known.carrier_sid is not None and known.carrier_sid != report.carrier_sid:
        doubled = TextDoubled(report.status, report.carrier_sid)
        return ReportNoted(doubled, known.text_id) if report.status not in FAILED else nothing
    if known.carrier_sid is not None and RANKS[report.status] <= RANKS.get(known.status or "", 0):
        return nothing
    delivery_log.add(tx, report.delivery_id, f"carrier: {report.status}", str(report.code) if report.code else None)
    event: Event = TextReported(report.status, news=True)
    if report.status in FAILED:
        event = _failed(tx, report, known, policy)
    elif known.state in {State.HANDED, State.UNSETTLED} and RANKS[report.status] < RANKS["sent"]:
        _note_underway(tx, report)
    else:
        _take_sid(tx, report)
    if known.carrier_sid is None and deliveries.count_waiting(tx, known.lane):
        tx.wake(deliveries.LISTENER)  # what waited behind it may go
    return ReportNoted(event, known.text_id)


def _is_given_up(tx: Tx, report: DeliveryReport) -> bool:
    return bool(
        tx.row(
            "SELECT 1 FROM steps WHERE delivery_id = :id AND what = :what AND detail = :sid",
            id=report.delivery_id,
            what=GIVEN_UP,
            sid=report.carrier_sid,
        )
    )


def give_up_message(tx: Tx, delivery_id: int, carrier_sid: str) -> None:
    """That message failed, and another is to take its place."""
    delivery_log.add(tx, delivery_id, GIVEN_UP, carrier_sid)


def _note_underway(tx: Tx, report: DeliveryReport) -> None:
    """The carrier has it, and may never say more: in time, its list tells what became of it."""
    _give_back(tx, report)
    tx.run(
        "UPDATE deliveries SET carrier_sid = :sid, report = :status WHERE id = :id",
        sid=report.carrier_sid,
        status=report.status,
        id=report.delivery_id,
    )


def _give_back(tx: Tx, report: DeliveryReport) -> None:
    """If settling took this message for another delivery's, that one is open again."""
    taken = tx.run(
        "UPDATE deliveries SET carrier_sid = NULL, report = NULL, due_at = :now,"
        " state = CASE WHEN content IS NULL THEN state ELSE 'unsettled' END,"
        " ended_at = CASE WHEN content IS NULL THEN ended_at ELSE NULL END"
        " WHERE carrier_sid = :sid AND id <> :id",
        sid=report.carrier_sid,
        id=report.delivery_id,
        now=tx.now,
    )
    if taken:
        tx.wake(deliveries.LISTENER)


def _take_sid(tx: Tx, report: DeliveryReport) -> None:
    """The carrier has sent it on."""
    _give_back(tx, report)
    tx.run(
        "UPDATE deliveries SET carrier_sid = :sid, report = :status, state = 'sent', reason = NULL,"
        " ended_at = COALESCE(ended_at, :now),"
        " content = CASE WHEN person_id IS NULL THEN NULL ELSE content END WHERE id = :id",
        sid=report.carrier_sid,
        status=report.status,
        id=report.delivery_id,
        now=tx.now,
    )


def _failed(tx: Tx, report: DeliveryReport, known: _Known, policy: RetryPolicy) -> Event:
    tried, verdict = max(known.attempts, 1), report.verdict  # an answer was a try
    if verdict.opted_out and known.address_id is not None:
        opt_outs.opt_out(tx, known.address_id)
    is_worth_it = tx.now - known.first_due_at <= policy.give_up if verdict.operators else verdict.tries > tried
    if is_worth_it and known.state != State.DEAD and not known.is_erased:
        give_up_message(tx, report.delivery_id, report.carrier_sid)
        _try_again(tx, report, verdict, tried, after(tx.now, deliveries.rest(verdict.waits, tried, policy)))
        return TextFailedForNow(report.status, report.code, verdict.reason)
    tx.run(
        "UPDATE deliveries SET carrier_sid = :sid, report = :status, state = 'dead', reason = :reason,"
        " ended_at = :now, content = CASE WHEN person_id IS NULL THEN NULL ELSE content END WHERE id = :id",
        sid=report.carrier_sid,
        status=report.status,
        reason=verdict.reason,
        id=report.delivery_id,
        now=tx.now,
    )
    return TextFailed(report.status, report.code, verdict.reason)


def _try_again(tx: Tx, report: DeliveryReport, verdict: Verdict, tried: int, due_at: Moment) -> None:
    tx.run(
        "UPDATE deliveries SET carrier_sid = NULL, report = NULL, state = 'waiting', reason = :reason,"
        " due_at = :due, has_slot = 0, ended_at = NULL, attempts = :tried WHERE id = :id",
        id=report.delivery_id,
        tried=tried,
        reason=verdict.reason,
        due=due_at,
    )
    tx.wake(deliveries.LISTENER)
