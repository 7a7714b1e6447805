import asyncio
import json
import signal
import time
from pathlib import Path

import pytest

from bot import service
from core.clock import MINUTE, SteadyClock
from core.compiled import Compiled
from sandbox.core.hub import PATIENCE
from sandbox.server import Sandbox
from storage.x import accounts
from tests.conftest import Logs, ManualClock, StartBot, free_port
from tests.support.bots import Phone, serving, settings_for, start_bot
from tests.support.x.accounts import opened
from tests.support.x.stage import open_stage
from tests.support.x.waits import WORDS


async def test_a_stop_finishes_what_is_in_hand_and_leaves_the_rest_as_rows(
    start: StartBot, sandbox: Sandbox, ann: Phone, ben: Phone
) -> None:
    sandbox.put(ann.number, "\\zebrafinch1")
    sandbox.put(ann.number, "\\zebrafinch2")
    sandbox.faults.add("send_slow", count=1, number=ann.number, ms=700)
    first = await start()
    await sandbox.heard(ann.number, 1)
    await first.stop()
    heard = [message.body for message in sandbox.messages_to(ann.number)]
    assert len(heard) == 1
    await start()
    await sandbox.heard(ann.number, 2)
    await sandbox.idle()
    assert len(sandbox.messages_to(ann.number)) == 2


async def test_a_stop_takes_ten_seconds_at_most(start: StartBot, sandbox: Sandbox, ann: Phone, logs: Logs) -> None:
    sandbox.put(ann.number, "\\zebrafinch1")
    sandbox.faults.add("send_timeout_before", count=None, seconds=30)
    bot = await start(server={"shutdown_seconds": 0.5}, twilio={"timeout_seconds": 20.0})
    await logs.appears("reconcile.done")
    began = time.monotonic()
    await bot.stop()
    assert time.monotonic() - began < 15  # a call may last longer
    assert logs.lines("service.stopped")


async def test_a_stop_waits_for_tokens_that_x_is_about_to_give(database_url: str, logs: Logs) -> None:
    """Nothing is in hand any more: whoever asked for them has given up."""
    times = {"lease_seconds": 2.5, "arrival_seconds": 60.0}
    patient = {"timeout_seconds": PATIENCE}
    async with open_stage(database_url, server={"shutdown_seconds": 0.2}, deliveries=times, x=patient) as stage:
        ann = await stage.somebody()
        before = await ann.account()
        await ann.expire()
        ann.fault("x_token_slow", ms=4_000)
        await ann.text(WORDS)
        await logs.appears("delivery.unknown")
    async with opened(database_url) as db:
        account = await db.read(accounts.find, ann.person_id)
    assert account is not None
    assert account.version == before.version + 1
    assert logs.lines("x.tokens_lost") == []


async def test_sigterm_ends_a_process_cleanly(
    database_url: str, sandbox: Sandbox, ann: Phone, suite_log: Path
) -> None:
    port = free_port()
    settings = settings_for(database_url, sandbox.url, port)
    async with serving(settings, suite_log) as process:
        assert process.stdout is not None
        started = json.loads(await asyncio.wait_for(process.stdout.readline(), PATIENCE))
        assert started["event"] == "service.started"
        sandbox.webhook_url = f"http://127.0.0.1:{port}/twilio/sms"
        await ann.says("?", "You can text")
        await sandbox.idle()
        process.send_signal(signal.SIGTERM)
        output, _ = await asyncio.wait_for(process.communicate(), PATIENCE)
        assert process.returncode == 0
        assert json.loads(output.splitlines()[-1])["event"] == "service.stopped"


@pytest.mark.parametrize("why", ["", "core.reading.words changed since"])
async def test_the_log_says_whether_compiled_modules_are_in_use(
    why: str, sqlite_url: str, sandbox: Sandbox, logs: Logs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "compiled", Compiled(in_use=not why, left_alone=why))
    running = await start_bot(settings_for(sqlite_url, sandbox.url, free_port()))
    await running.stop()
    assert logs.lines("service.started")[0]["compiled"] is not bool(why)
    assert [line["cause"] for line in logs.lines("service.compiled_left_alone")] == ([why] if why else [])


@pytest.mark.parametrize("role", ["web", "scheduler"])
async def test_roles_share_the_work(role: str, start: StartBot, sandbox: Sandbox, ann: Phone, logs: Logs) -> None:
    """A text that came while nobody served is answered by the scheduler, one that comes by the web's process."""
    await start("web")
    await ann.says("?", "You can text")
    if role == "scheduler":
        sandbox.put(ann.number, "\\zebrafinch1")
        await start("scheduler")
        await ann.hears("ZEBRAFINCH1")


async def test_time_comes_from_outside(database_url: str, sandbox: Sandbox, ann: Phone) -> None:
    clock = ManualClock(SteadyClock().now())
    running = await start_bot(settings_for(database_url, sandbox.url, free_port()), clock=clock)
    sandbox.webhook_url = f"{running.url}/twilio/sms"
    await ann.says_hello()
    await ann.says("statsu", "Reply 1 for STATUS")
    await sandbox.idle()  # every reply has its report: the carrier's clock goes on as it does
    clock.advance(14 * MINUTE)
    await ann.says("1", "No X account")
    await ann.says("statsu", "Reply 1 for STATUS")
    await sandbox.idle()
    clock.advance(15 * MINUTE)
    await ann.says("1", "That question has closed")
    await running.stop()
