"""How a message goes on after it was accepted, and the reports of it (status callbacks)."""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from sandbox.carrier.exchange import Exchange
from sandbox.carrier.model import Message, Report
from sandbox.carrier.webhooks import caller
from sandbox.carrier.webhooks.target import read_target
from sandbox.core.faults import Fault

_TIMEOUT: Final = 15.0


@dataclass(frozen=True, slots=True)
class Step:
    """After `delay` seconds the message has `status`; `told` times a report of it is sent."""

    delay: float
    status: str
    error_code: int | None = None
    told: int = 1
    real: bool = True
    """False: only the report says so, the message itself stays as it is."""


class Reports:
    """Moves accepted messages on, and posts signed reports. Twilio does not try these again."""

    def __init__(self, exchange: Exchange) -> None:
        self._exchange = exchange

    def follow(self, message: Message) -> None:
        """Let an accepted message go its way; without delays it is delivered at once, unreported."""
        exchange = self._exchange
        fault = exchange.faults.take("report", message.to, message.from_)
        delays = exchange.settings.report_delays
        if delays is None and fault is None:
            self._move(message, "delivered", None)
            return
        sent, delivered = (delays.sent, delays.delivered) if delays else (0.0, 0.0)
        exchange.spawn(self._walk(message, steps(sent, delivered, fault)))

    def fail(self, message: Message, code: int) -> None:
        """Let a message fail at once, with a report."""
        self._move(message, "failed", code)
        self._exchange.spawn(self._walk(message, [Step(0, "failed", code, real=False)]))

    async def _walk(self, message: Message, way: Sequence[Step]) -> None:
        if message.action and self._exchange.settings.action_reports == "queued":
            await self._tell(message, Step(0, "queued"), message.action)
        for step in way:
            if step.delay:
                await asyncio.sleep(step.delay)
            if step.real:
                self._move(message, step.status, step.error_code)
            for _ in range(step.told):
                for address in self._told(message):
                    await self._tell(message, step, address)

    def _told(self, message: Message) -> list[str]:
        """Who is told what becomes of it."""
        action_reports = self._exchange.settings.action_reports
        is_for_action = action_reports == "all" or (action_reports == "once" and not message.status_callback)
        addresses = (message.status_callback, message.action if is_for_action else None)
        return [address for address in addresses if address]

    def _move(self, message: Message, status: str, error_code: int | None) -> None:
        message.status = status
        message.error_code = error_code or None
        if status != "failed" and message.sent_at is None:
            message.sent_at = time.time()
        self._exchange.stats[status] += 1
        self._exchange.changed(message)

    async def _tell(self, message: Message, step: Step, address: str) -> None:
        exchange = self._exchange
        target = read_target(address)
        fields = report_fields(message, step, exchange.settings.account_sid)
        call = caller.Call(target, fields, exchange.settings.auth_token)
        attempt = await caller.post(exchange.session, call, _TIMEOUT)
        report = Report(step.status, time.time(), attempt.http_status, attempt.error)
        message.reports = (*message.reports, report)
        exchange.stats["reports_failed" if attempt.error else "reports_sent"] += 1
        exchange.changed(message)


def steps(sent: float, delivered: float, fault: Fault | None) -> list[Step]:
    """The way of a message, with these seconds in between, as a fault may change it."""
    usual = [Step(sent, "sent"), Step(delivered, "delivered")]
    if fault is None:
        return usual
    match fault.kind:
        case "report_reversed":
            return [Step(sent + delivered, "delivered"), Step(0, "sent", real=False)]
        case "report_repeated" | "report_missing":
            told = 2 if fault.kind == "report_repeated" else 0
            return [replace(step, told=told) for step in usual]
        case "report_code_zero":
            return [replace(step, error_code=0) for step in usual]
        case "report_failed" | "report_failed_untold":
            told = 1 if fault.kind == "report_failed" else 0
            return [replace(usual[0], told=told), Step(delivered, "undelivered", fault.whole("code"), told=told)]
        case _:
            return [Step(sent + delivered, "undelivered", fault.whole("code"))]


def report_fields(message: Message, step: Step, account_sid: str) -> list[tuple[str, str]]:
    """The form of a report (Twilio's documentation, "Status callback parameters")."""
    fields = [
        ("MessageSid", message.sid),
        ("SmsSid", message.sid),
        ("MessageStatus", step.status),
        ("SmsStatus", step.status),
        ("To", message.to),
        ("From", message.from_),
        ("AccountSid", account_sid),
        ("ApiVersion", "2010-04-01"),
    ]
    if message.messaging_service_sid:
        fields.append(("MessagingServiceSid", message.messaging_service_sid))
    if step.error_code is not None:
        fields.append(("ErrorCode", str(step.error_code)))
    return fields
