"""Making reports, and telling of them: in the background, one after the other."""

from functools import partial

from actions.reports.making import make_report
from actions.tracking.local_days import zone_of_person
from core.clock import SECOND, Clock, Moment
from core.delivery import Again, Delivery, Done, Outcome, Then
from core.events.reports import ReportMade
from core.reports import night
from core.reports.months import Month
from core.reports.order import ReportOrder
from core.reports.report import Report
from core.tx import Tx
from core.wording import reports as wording
from scheduler.repeatable import RepeatableCourier
from scheduler.reports.telling import tell
from storage import people, spending
from storage.delivery.follow_ups import follow_up
from storage.engine.database import Database, NotCommitted

AT_ONCE = 1
"""What is added up for one holds this process up for some milliseconds; others wait their turn."""
SPENT_SECONDS = 3600.0


class MonthlyReportCourier(RepeatableCourier):
    """Reads what was noted, outside of any writer's way, and writes report, link and text in one transaction.

    That transaction is the one that ends the delivery: what was interrupted had no effect, and is done again.
    """

    at_once = AT_ONCE

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    async def send(self, delivery: Delivery) -> Outcome:
        """Make it."""
        order = ReportOrder.from_json(delivery.content)
        person_id, now = delivery.person_id, self._clock.now()
        if person_id is None:
            return Done()
        try:
            found = await self._db.read(_made_or_wait, person_id, order, now)
        except NotCommitted as failed:
            return Again(str(failed))
        if not isinstance(found, Report):
            return Done() if found is None else found
        event = ReportMade(len(found.trackers), found.entries, is_monthly=order.is_monthly)
        return Done(then=partial(tell, delivery.text_id, person_id, found, order), events=(event,))

    def given_up(self, delivery: Delivery) -> Then:
        """Who asked for it is told."""
        return partial(_failed, delivery)


def _made_or_wait(tx: Tx, person_id: int, order: ReportOrder, now: Moment) -> Report | Again | None:
    """The report, or until when it has to wait that nobody asked for; nothing for somebody who is gone."""
    if not people.is_known(tx, person_id):
        return None
    if order.is_monthly and not order.by_mail:
        if (until := night.ends_at(now, zone_of_person(tx, person_id))) is not None:
            return Again("It is night where its person is.", seconds=(until - now) / SECOND)
        if spending.are_texts_spent(tx) or spending.are_texts_of_person_spent(tx, person_id):
            return Again("Today's texts have cost as much as they may.", seconds=SPENT_SECONDS)
    return make_report(tx, person_id, Month(order.month), now)


def _failed(delivery: Delivery, tx: Tx) -> None:
    if not ReportOrder.from_json(delivery.content).is_monthly:
        follow_up(tx, delivery.text_id, delivery.person_id, wording.failed())
