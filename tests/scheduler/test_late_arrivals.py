"""What a process wrote just before it died arrives late, and the carrier takes its time: each text is there once."""

import asyncio
import time
from pathlib import Path
from typing import Any

import pytest

from core.context import Context
from core.delivery import Delivery, Done, Outcome
from core.settling import Settling
from sandbox.core.faults import Fault
from sandbox.server import Sandbox
from scheduler.loop import DeliveryLoop
from storage.delivery.deliveries import RetryPolicy
from storage.engine.database import Database
from tests.conftest import Logs, ManualClock, StartBot, free_port
from tests.crash.victims import moment, nothing_open
from tests.support.bots import PATIENCE, Phone, environment_for, eventually, sandbox_settings, settings_for
from tests.support.database.rows import add, column
from tests.support.forked.killing import Forker, Victim

SLOW = 2_000
"""Milliseconds that the carrier takes to act on what it has, and as long as killing the bot takes."""
SHORT_LEASE = {"lease_seconds": 0.5, "arrival_seconds": 5.0, "settle_seconds": 0.05}
WEBHOOK_SECONDS = 2.0
HALF_A_SECOND = 0.5


async def test_a_request_outlives_the_process_that_sent_it(
    sqlite_url: str, suite_log: Path, context: Context
) -> None:
    async with Sandbox(sandbox_settings()) as sandbox, Forker(suite_log) as forker:
        ann = Phone("+15550100100", sandbox)
        sandbox.put(ann.number, "\\zebrafinch")
        sandbox.faults.add("report_missing", count=None)
        fault = sandbox.faults.add("send_slow", ms=PATIENCE * 1000)
        settings = settings_for(sqlite_url, sandbox.url, free_port(), deliveries=SHORT_LEASE)
        victim = Victim("all", environment_for(settings), settings.server.port)
        await forker.start(victim)
        await has_struck(sandbox, fault)
        struck_at = time.monotonic()
        await forker.kill(victim)
        assert not sandbox.messages_to(ann.number), "the carrier has the request and hasn't acted on it"
        await forker.start(victim)
        await moment(struck_at + SLOW / 1000 - time.monotonic())
        fault.end()
        await ann.hears("ZEBRAFINCH")
        await eventually(lambda: nothing_open(sqlite_url, context))
        await moment(struck_at + 1.5 * SLOW / 1000 - time.monotonic())
        await sandbox.idle()
        assert ann.silent


@pytest.mark.parametrize("late", [False, True], ids=["in-time", "too-late"])
async def test_an_answer_is_under_way_for_long(
    start: StartBot, sandbox: Sandbox, ann: Phone, logs: Logs, *, late: bool
) -> None:
    """Another text wants the first one's fate to be known soon; the carrier acts on answers until its time is up."""
    times: dict[str, Any] = {"report_seconds": 0.1, "settle_seconds": 0.05}
    await start(deliveries=times, twilio={"webhook_seconds": WEBHOOK_SECONDS} if late else {})
    fault = sandbox.faults.add("answer_slow", ms=1.25 * WEBHOOK_SECONDS * 1000 if late else PATIENCE * 1000)
    first = asyncio.create_task(ann.text("\\zebrafinch1"))
    await logs.appears("text.handled")
    await has_struck(sandbox, fault)  # else the second one's answer may be the slow one
    second = asyncio.create_task(ann.text("\\zebrafinch2"))
    if not late:
        await moment(HALF_A_SECOND)
        assert ann.silent
        fault.end()
    await ann.hears("ZEBRAFINCH1")
    await ann.hears("ZEBRAFINCH2")
    result = await first
    await second
    assert bool(result.replies) == (not late)
    await sandbox.idle()
    assert ann.silent


async def has_struck(sandbox: Sandbox, fault: Fault) -> None:
    async def so() -> bool:
        return fault not in sandbox.faults.active()

    await eventually(so)


class Unused:
    """A carrier that is not to be asked for anything."""

    at_once = 1
    asked = False

    async def send(self, _: Delivery) -> Outcome:
        self.asked = True
        return Done()

    settle = send


async def test_nothing_is_sent_once_the_lease_is_over(db: Database, clock: ManualClock) -> None:
    """A claim that took too long: somebody else may have it in hand by now."""
    delivery_id = await db.write(add)
    courier = Unused()
    loop = DeliveryLoop(db, {"text": courier}, RetryPolicy(lease=0, settling=Settling(0, 0, 0)), clock)
    running = asyncio.create_task(loop.run())

    async def tried() -> bool:
        return bool(await db.read(column, "reason", delivery_id))

    await eventually(tried)
    loop.stop()
    await running
    assert not courier.asked
