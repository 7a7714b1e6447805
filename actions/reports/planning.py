"""Each month's reports: whose is due, and the delivery by which it is made."""

from datetime import tzinfo
from typing import NamedTuple

from actions.tracking.local_days import zone_of_person
from core.clock import DAY, Moment, after
from core.delivery import DeliveryKind
from core.reports.months import Month
from core.reports.order import ReportChoice, ReportOrder
from core.sealing import Unsealable
from core.tx import Tx
from storage import addresses, people
from storage.delivery import deliveries, mails, opt_outs
from storage.delivery.deliveries import NewDelivery
from storage.reports import monthly
from storage.reports.monthly import DueReport
from storage.signing_in import mail_addresses

SHARE = 2
"""Reports take half of what a number of ours, or the mail server, can send: the rest is for what people wait for."""
LEAST = 100
"""Milliseconds from one to the next, however fast a number is: making one takes a processor some hundredths."""
A_TEXT = "x" * 160
_MAIL_PACE = f"report/{mails.PACE}", SHARE * mails.PACE_MILLISECONDS


class Planned(NamedTuple):
    """How many that were due were looked at, how many of them are made, and how many can't be read."""

    looked_at: int
    begun: int
    unreadable: int


def plan_reports(tx: Tx, limit: int) -> Planned:
    """Have up to `limit` reports made that are due.

    Each row is moved on to the next month together with the delivery that comes of it: none is lost or comes twice.
    One of a person of whom something can't be read is looked at again a day later, and keeps no other waiting.
    """
    found, begun, unreadable = monthly.due(tx, limit), 0, 0
    for due in found:
        try:
            with tx.savepoint():
                begun += _plan(tx, due)
        except Unsealable:
            unreadable += 1
            monthly.postpone(tx, due, after(tx.now, DAY))
    return Planned(len(found), begun, unreadable)


def _plan(tx: Tx, due: DueReport) -> bool:
    """Look at one: whether its report is to be made now."""
    zone = zone_of_person(tx, due.person_id)
    this = Month.at(tx.now, zone)
    month = max(due.month, this.after(-1)) if due.month is not None else _next(this, zone, tx.now)
    reckoned = month.report_due(zone)
    if reckoned > tx.now:
        monthly.move_on(tx, due, month, reckoned)
        return False
    if not monthly.move_on(tx, due, month.after(1), month.after(1).report_due(zone)):
        return False
    if due.wanted is None and not people.tracks(tx, due.person_id):
        return False
    by_mail = due.wanted is ReportChoice.MAIL and mail_addresses.can_have_mail(tx, due.person_id)
    way = _MAIL_PACE if by_mail else _pace_of_texts(tx, due.person_id)
    if way is None:
        return False
    pace, cost = way
    content = ReportOrder(month.number, is_monthly=True, by_mail=by_mail).to_json()
    new = NewDelivery(DeliveryKind.MONTHLY_REPORT, "", content, due.person_id, pace=pace, cost=cost)
    deliveries.add(tx, new)
    return True


def _next(this: Month, zone: tzinfo, now: Moment) -> Month:
    """The month whose report is the next to come: the last one, on its first day until the evening."""
    last = this.after(-1)
    return last if last.report_due(zone) > now else this


def _pace_of_texts(tx: Tx, person_id: int) -> tuple[str, int] | None:
    """What reports by text are paced with: the number of ours that tells of them; nothing if nobody can be told."""
    if opt_outs.are_all_opted_out(tx, person_id):
        return None
    for reach in addresses.of_person(tx, person_id):
        if reach.ours is not None:
            measure = tx.channels[reach.ours.channel].measure(A_TEXT)
            return f"report/{reach.ours.key}", max(SHARE * measure.pace, LEAST)
    return None
