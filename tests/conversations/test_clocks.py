"""Clocks that differ and jump, as people get to feel it: each text and each post is there once."""

import time

import pytest

from core.clock import Moment
from sandbox.server import Sandbox
from tests.conftest import Logs, free_port
from tests.support.bots import Phone, settings_for, start_bot


class Off:
    """A machine's clock that is off, in seconds."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds

    def now(self) -> Moment:
        return Moment(int((time.time() + self.seconds) * 1000))


@pytest.mark.parametrize("seconds", [8.0, 3_600.0])
async def test_a_text_is_settled_though_the_carriers_clock_is_behind_ours(
    database_url: str, sandbox: Sandbox, ann: Phone, logs: Logs, seconds: float
) -> None:
    """What left us is listed as if it had been sent before."""
    sandbox.faults.add("report_missing", count=None)
    sandbox.faults.add("send_reset_after")
    sandbox.put(ann.number, "\\zebrafinch")  # its reply is sent, as it came without a webhook
    running = await start_bot(settings_for(database_url, sandbox.url, free_port()), clock=Off(seconds))
    try:
        await ann.hears("ZEBRAFINCH")
        assert (await logs.appears("delivery.sent"))["how"] == "settled"
        await sandbox.idle()
        assert ann.silent
        assert {line["reference"] for line in logs.lines("clock.off")} == {"twilio"}
    finally:
        await running.stop()
