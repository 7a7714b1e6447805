"""People who keep count of something, and the work on their reports, by a clock that stands still."""

from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal

from core.address import Address
from core.clock import SECOND, Moment
from core.context import Context
from core.delivery import Delivery, DeliveryKind
from core.message import Message
from core.times.rules import local_day
from core.tracking.tracker import Entry, Measure
from core.tx import Tx
from scheduler.reports.courier import MonthlyReportCourier
from scheduler.reports.monthly import MonthlyReports
from storage import addresses
from storage.delivery import claims, deliveries
from storage.engine.database import Database
from storage.tracking import entries, trackers
from tests.conftest import ManualClock
from tests.support.database.rows import ANN, OURS, POLICY, met


def moment(written: str) -> Moment:
    """Of UTC: `2027-02-01 20:00`."""
    return Moment(int(datetime.fromisoformat(written).replace(tzinfo=UTC).timestamp()) * SECOND)


def go_to(clock: ManualClock, written: str) -> None:
    clock.advance(moment(written) - clock.now())


def keeps_count(
    tx: Tx, address: Address = ANN, values: Sequence[str] = ("78.2", "78.5"), name: str = "weight"
) -> int:
    """Somebody with a tracker and an entry a day up to today; returns their id."""
    sender = met(tx, address)
    addresses.note_ours(tx, sender, OURS)
    tracker = trackers.add(tx, sender.person.id, "weight", Measure(unit="kg"))
    today = local_day(tx.now, UTC)
    for ago, value in enumerate(values):
        day = today.fromordinal(today.toordinal() - ago)
        entries.add(tx, sender.person.id, Entry(0, tracker.id, Decimal(value), "", day, None, None, tx.now))
    return sender.person.id


async def plan(db: Database) -> None:
    """What the timer does."""
    await MonthlyReports(db).plan()


async def take(db: Database) -> list[Delivery]:
    return (await db.write(claims.claim, {DeliveryKind.MONTHLY_REPORT: 1_000}, POLICY)).deliveries


async def work(db: Database, context: Context) -> int:
    """What the timer does, and what the loop does then; returns how many reports were tried."""
    await plan(db)
    courier, done = MonthlyReportCourier(db, context.clock), 0
    while found := await take(db):
        for delivery in found:
            outcome = await courier.send(delivery)
            await db.write(deliveries.conclude, delivery, outcome, POLICY)
            done += 1
    return done


def told(tx: Tx) -> list[str]:
    """All texts, the oldest first."""
    rows = tx.rows("SELECT id, content FROM deliveries WHERE kind = 'text' ORDER BY id")
    return [Message.from_json(tx.keys.open(content, f"deliveries:{row_id}")).body for row_id, content in rows]
