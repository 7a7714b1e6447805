"""Bots that are killed while reminders are due: each comes once, none is lost.

CRASHES=50 kills them so often. On PostgreSQL two schedulers see to them at once.
"""

import random
from datetime import UTC
from pathlib import Path

import pytest

from core.address import sms
from core.clock import SECOND, Moment, SteadyClock, after
from core.context import Context
from core.times.reminder import Reminder
from core.times.rules import DAILY, Due, Rule, local_day
from core.tx import Tx
from sandbox.server import Sandbox
from storage import addresses
from storage.reminders import reminders
from tests.crash.victims import CRASHES, moment, nothing_open, restart, running, victims_for
from tests.support.bots import LONG_PATIENCE, NUMBER, eventually, sandbox_settings
from tests.support.x.accounts import opened

PEOPLE = 8
"""How many are due about each moment at which the bots may be killed."""
CYCLE = 2.5
"""Seconds from one kill to the next, or about that: what is due while nobody runs comes late."""
SECONDS = (0.1, 0.9)


def somebody(tx: Tx, number: str, due_at: Moment, words: str) -> None:
    """Two reminders at that moment, one that comes once and one of every day."""
    sender = addresses.meet_first(tx, sms(number))
    addresses.note_ours(tx, sender, sms(NUMBER))
    day = local_day(due_at, UTC)
    minute = due_at // 60_000 % 1440
    due = Due(due_at, day)
    once = Reminder(0, sender.person.id, None, f"{words} once", None, minute, is_confirmed=True, due=due)
    reminders.add(tx, once)
    daily = Rule(minute, DAILY)
    reminders.add(
        tx, Reminder(0, sender.person.id, None, f"{words} daily", daily, minute, "UTC", is_confirmed=True, due=due)
    )


@pytest.mark.timeout(1200)
async def test_kills_around_due_moments_lose_no_reminder_and_double_none(
    database_url: str, suite_log: Path, context: Context
) -> None:
    async with Sandbox(sandbox_settings()) as sandbox:
        phones = [sandbox.add_phone() for _ in range(PEOPLE * CRASHES)]
        victims = victims_for(database_url, sandbox)
        begins = after(SteadyClock().now(), 2 * SECOND)
        async with opened(database_url) as db:
            for place, number in enumerate(phones):
                due_at = after(begins, place / PEOPLE * CYCLE * SECOND)
                await db.write(somebody, number, due_at, f"No {place}")
        async with running(victims, suite_log) as (forker, session):
            for _ in range(CRASHES):
                await moment(random.uniform(*SECONDS))
                await restart(forker, session, victims)

            async def all_said() -> bool:
                return all(len(said_to(sandbox, number)) >= 2 for number in phones)

            await eventually(all_said, LONG_PATIENCE + CRASHES * CYCLE)
            await eventually(lambda: nothing_open(database_url, context), LONG_PATIENCE)
        expected = {
            number: sorted(f"Reminder: No {place} {kind} (LATER puts it off)" for kind in ("daily", "once"))
            for place, number in enumerate(phones)
        }
        assert {number: sorted(said_to(sandbox, number)) for number in phones} == expected
    async with opened(database_url) as db:
        today = local_day(SteadyClock().now(), UTC)
        left = await db.read(lambda tx: tx.rows("SELECT next_day FROM reminders"))
        assert len(left) == len(phones)
        assert {row[0] for row in left} <= {today.toordinal(), today.toordinal() + 1}


def said_to(sandbox: Sandbox, number: str) -> list[str]:
    """What a phone got."""
    return [message.body for message in sandbox.messages_to(number)]
