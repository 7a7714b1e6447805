"""Clocks that differ and jump, as people get to feel it: each text and each post is there once."""

import time
from collections.abc import Callable

from core.clock import NEVER, Moment, SteadyClock
from core.context import Context
from core.settings import DatabaseSettings
from sandbox.server import Sandbox
from storage.engine.opening import open_database
from tests.conftest import Logs, free_port
from tests.support.bots import Phone, eventually, settings_for, start_bot
from tests.support.database.postgres_server import PostgresServer

PEOPLE = 6
SLOW = 1_500
"""Milliseconds that the carrier takes for each text: the loop looks for more after a second."""


class Off:
    """A machine's clock that is off, in seconds."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.agreed_at = NEVER

    def now(self) -> Moment:
        return Moment(int((time.time() + self.seconds) * 1000))


async def test_a_text_is_settled_though_the_carriers_clock_is_behind_ours(
    database_url: str, sandbox: Sandbox, ann: Phone, logs: Logs
) -> None:
    """What left us is listed as if it had been sent before."""
    sandbox.faults.add("report_missing", count=None)
    sandbox.faults.add("send_reset_after")
    sandbox.put(ann.number, "\\zebrafinch")  # its reply is sent, as it came without a webhook
    running = await start_bot(settings_for(database_url, sandbox.url, free_port()), clock=Off(90.0))
    try:
        await ann.hears("ZEBRAFINCH")
        assert (await logs.appears("delivery.sent"))["how"] == "settled"
        await sandbox.idle()
        assert ann.silent
        assert {line["reference"] for line in logs.lines("clock.off")} == {"twilio"}
    finally:
        await running.stop()


async def test_a_clock_that_jumps_sends_nothing_twice(
    database_url: str, sandbox: Sandbox, phones: Callable[[], Phone], context: Context
) -> None:
    """A laptop wakes up: by the clock all leases are over, while requests of this very process are under way."""
    people = put_texts(sandbox, [phones()])
    clock = Off(0.0)
    running = await start_bot(settings_for(database_url, sandbox.url, free_port()), clock=clock)
    db = await open_database(DatabaseSettings(url=database_url, connections=1), context)

    async def all_in_hand() -> bool:
        row = await db.read(lambda tx: tx.row("SELECT count(*) FROM deliveries WHERE state = 'sending'"))
        return row == (len(people),)

    try:
        await eventually(all_in_hand)
        clock.seconds = 90.0
        await each_hears_once(sandbox, people)
    finally:
        await db.close()
        await running.stop()


async def test_two_schedulers_whose_clocks_differ_send_nothing_twice(
    postgres: PostgresServer, sandbox: Sandbox, phones: Callable[[], Phone], logs: Logs
) -> None:
    """They go by the database's."""
    people = put_texts(sandbox, [phones() for _ in range(PEOPLE)])
    url = postgres.new_database()
    running = [
        await start_bot(
            settings_for(url, sandbox.url, free_port()),
            "scheduler",
            clock=SteadyClock(lambda ahead=ahead: time.time_ns() + ahead * 10**9),  # type: ignore[misc]
        )
        for ahead in (-15, 15)
    ]
    try:
        await each_hears_once(sandbox, people)
        assert {line["seconds"] for line in logs.lines("clock.off")} == {15.0, -15.0}
    finally:
        for bot in running:
            await bot.stop()
        postgres.give_back(url)


def put_texts(sandbox: Sandbox, people: list[Phone]) -> list[Phone]:
    """Texts that came while the bot was away: their replies are sent, and the carrier takes its time for each."""
    sandbox.faults.add("send_slow", count=None, ms=SLOW)
    sandbox.faults.add("report_missing", count=None)
    for phone in people:
        sandbox.put(phone.number, "\\zebrafinch")
    return people


async def each_hears_once(sandbox: Sandbox, people: list[Phone]) -> None:
    for phone in people:
        await phone.hears("ZEBRAFINCH")
    await sandbox.idle()
    assert [phone.number for phone in people if not phone.silent] == []
