"""Reminders and what else is to be sent: however many are due at once, replies needn't wait for them."""

from dataclasses import replace
from datetime import date

from channels.twilio.channel import SmsRules
from core.address import sms
from core.channel import by_name
from core.clock import SECOND
from core.context import Context
from core.delivery import Done
from core.settings import DatabaseSettings
from core.times.reminder import Reminder
from core.times.rules import Due
from core.tx import Tx
from scheduler.reminders import LONGEST_QUEUE, Reminding
from storage import addresses
from storage.delivery import claims, deliveries
from storage.engine.opening import open_database
from storage.reminders import reminders
from tests.conftest import Logs, ManualClock
from tests.support.database.rows import OURS, POLICY

PEOPLE = 40
SOON = LONGEST_QUEUE // SECOND


def somebody(tx: Tx, number: int) -> None:
    """A reminder that is due now."""
    sender = addresses.meet_first(tx, sms(f"+1555010{number:04}"))
    addresses.note_ours(tx, sender, OURS)
    due = Due(tx.now, date(2027, 1, 15))
    reminders.add(tx, Reminder(0, sender.person.id, None, f"No {number}", None, 600, is_confirmed=True, due=due))


async def test_no_more_are_put_before_a_number_than_it_sends_soon(
    sqlite_url: str, context: Context, clock: ManualClock, logs: Logs
) -> None:
    one_a_second = replace(context, channels=by_name([SmsRules(rate=1.0)]))
    db = await open_database(DatabaseSettings(url=sqlite_url), one_a_second)
    for number in range(PEOPLE):
        await db.write(somebody, number)
    reminding, sent, longest = Reminding(db, clock), 0, 0
    for _ in range(3 * PEOPLE):
        await reminding.remind()
        waiting = await db.read(lambda tx: tx.rows("SELECT 1 FROM deliveries WHERE ended_at IS NULL"))
        longest = max(longest, len(waiting))
        for delivery in (await db.write(claims.claim, {"text": 1}, POLICY)).deliveries:
            await db.write(deliveries.conclude, delivery, Done(), POLICY)
            sent += 1
        clock.advance(SECOND)
    await db.close()
    assert sent == PEOPLE
    assert SOON - 1 <= longest <= SOON + 1
    looks = sum(int(str(line["waiting"])) for line in logs.lines("reminders.done"))
    assert looks <= 3 * PEOPLE  # nobody is looked at again and again
