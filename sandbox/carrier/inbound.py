"""Texts from phones: kept, told to the bot by webhook, and its answer carried out."""

import asyncio
import time
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from sandbox.carrier import keywords, segments
from sandbox.carrier.exchange import Exchange
from sandbox.carrier.media import new_media
from sandbox.carrier.model import INBOUND, InboundResult, Message, Webhook, new_sid
from sandbox.carrier.outbound import Outbound
from sandbox.carrier.webhooks import caller, twiml
from sandbox.carrier.webhooks.caller import Attempt
from sandbox.carrier.webhooks.target import read_target
from sandbox.core.faults import Fault

Picture = tuple[str, bytes]
"""A content type and the bytes."""

_LONGEST_ERROR_URL: Final = 2_000
_SHORTEST_TRY: Final = 0.01
"""Seconds. A timer may end by a hair too early, and what is left then isn't time for another try."""
_PLACES: Final = tuple(
    (end + name, value)
    for end in ("To", "From")
    for name, value in {"City": "SAN FRANCISCO", "State": "CA", "Zip": "94105", "Country": "US"}.items()
)


class Inbound:
    """Takes texts from phones and delivers them to the bot."""

    def __init__(self, exchange: Exchange, outbound: Outbound) -> None:
        self._exchange = exchange
        self._outbound = outbound

    def accept(self, from_: str, to: str, body: str, pictures: Sequence[Picture] = ()) -> Message:
        """Keep a text of a phone, and answer the carrier's own keywords.

        It is listed from now on, whatever becomes of its webhook.
        """
        settings, now, sid = self._exchange.settings, time.time(), new_sid("MM" if pictures else "SM")
        message = Message(
            sid=sid,
            direction=INBOUND,
            from_=from_,
            to=to,
            body=body,
            status="received",
            created_at=now,
            sent_at=now,
            num_segments=segments.count(body),
            messaging_service_sid=settings.messaging_service_sid or None,
            media=tuple(
                new_media(sid, kind, content, not_ready=settings.media_not_ready) for kind, content in pictures
            ),
            webhook=Webhook(),
        )
        self._exchange.stats[INBOUND] += 1
        self._exchange.add(message)
        self._obey_words(message)
        return message

    async def deliver(self, message: Message) -> InboundResult:
        """Call the webhook with its retries, and carry out the answer."""
        record = message.webhook = Webhook()
        fault = self._exchange.faults.take("text", message.from_, message.to)
        replies = await self._call(message, record, fault)
        record.reply_sids = [reply.sid for reply in replies]
        self._exchange.stats[f"webhooks_{record.state}"] += 1
        self._exchange.changed(message)
        return InboundResult(message, tuple(record.attempts), tuple(replies), record.error)

    def _obey_words(self, message: Message) -> None:
        kind, pair = keywords.kind(message.body), (message.to, message.from_)
        opted_out = self._exchange.opted_out
        no_news = {"STOP": pair in opted_out, "START": pair not in opted_out}
        if kind is None or no_news.get(kind, False):
            return
        if kind == "START":
            opted_out.discard(pair)
        self._outbound.say(message, keywords.ANSWERS[kind])
        if kind == "STOP":
            opted_out.add(pair)

    async def _call(self, message: Message, record: Webhook, fault: Fault | None) -> list[Message]:
        settings = self._exchange.settings
        if not settings.webhook_url or (fault and fault.kind == "webhooks_off"):
            record.state = "off"
            record.error = "11205 webhooks are off" if settings.webhook_url else "11205 no webhook is set"
            return []
        call = self._prepare(settings.webhook_url, webhook_fields(message, self._exchange))
        times = fault.whole("times") if fault else 1
        answers = await asyncio.gather(*(self._try(call, message, record) for _ in range(times)))
        # The first good answer counts: a text that is delivered twice is still one text.
        answer = next((each for each in answers if each.failure is None), answers[-1])
        answer = _in_time(call, answer)
        if answer.failure is not None:
            answer = await self._fall_back(call, message, record, answer)
        return self._carry_out(answer, message, record)

    def _prepare(self, url: str, fields: caller.Fields) -> caller.Call:
        settings, target = self._exchange.settings, read_target(url)
        deadline = time.monotonic() + min(target.total, settings.webhook_seconds)
        return caller.Call(target, fields, settings.auth_token, token=str(uuid.uuid4()), deadline=deadline)

    async def _try(self, call: caller.Call, message: Message, record: Webhook) -> Attempt:
        tries = call.target.retries + 1
        while True:
            attempt = await self._once(call, message)
            record.attempts.append(attempt)
            self._exchange.stats["webhook_attempts"] += 1
            tries -= 1
            if not tries or call.left < _SHORTEST_TRY or attempt.failure not in call.target.retry_on:
                return attempt

    async def _once(self, call: caller.Call, message: Message) -> Attempt:
        fault = self._exchange.faults.take("webhook", message.from_, message.to)
        if fault is None:
            return await caller.post(self._exchange.session, call, call.left)
        if fault.kind == "reset_after_send":
            return await caller.post_and_hang_up(call)
        if fault.kind == "answer_slow":
            seen = await caller.post(self._exchange.session, call, call.left)
            await fault.hold_up()
            return seen
        seen = await caller.post(self._exchange.session, call, call.left, fault["ms"] / 1000)
        return Attempt(seen.url, seen.ms, failure="rt", error="11200 read time-out (the answer was dropped)")

    async def _fall_back(self, call: caller.Call, message: Message, record: Webhook, failed: Attempt) -> Attempt:
        fallback = self._exchange.settings.fallback_url
        if not fallback:
            return failed
        code = (failed.error or "11200").partition(" ")[0]
        extra = [("ErrorCode", code), ("ErrorUrl", call.target.url[:_LONGEST_ERROR_URL])]
        second = self._prepare(fallback, [*call.fields, *extra])
        return _in_time(second, await self._try(second, message, record))

    def _carry_out(self, answer: Attempt, message: Message, record: Webhook) -> list[Message]:
        if answer.failure is not None:
            record.state, record.error = "failed", answer.error
            return []
        record.state = "answered"
        try:
            orders = twiml.read(answer.content_type, answer.body, answer.url)
        except twiml.AnswerError as error:
            record.error = str(error)
            return []
        return [self._outbound.reply(order, message) for order in orders]


def _in_time(call: caller.Call, answer: Attempt) -> Attempt:
    """The answer, if the carrier hasn't given up meanwhile: a slow machine may have kept it waiting to be read."""
    if answer.failure is not None or not call.is_over:
        return answer
    return replace(answer, failure="rt", error="11200 read time-out (the answer came too late)")


def webhook_fields(message: Message, exchange: Exchange) -> list[tuple[str, str]]:
    """The form of an inbound text (Twilio's documentation, "Twilio's request to your webhook URL")."""
    settings = exchange.settings
    fields = [
        *_PLACES,
        ("SmsMessageSid", message.sid),
        ("SmsSid", message.sid),
        ("MessageSid", message.sid),
        ("AccountSid", settings.account_sid),
        ("From", message.from_),
        ("To", message.to),
        ("Body", message.body),
        ("NumMedia", str(len(message.media))),
        ("NumSegments", str(message.num_segments)),
        ("SmsStatus", "received"),
        ("ApiVersion", "2010-04-01"),
        *_media_fields(message, exchange.account_url),
    ]
    if message.messaging_service_sid:
        fields.append(("MessagingServiceSid", message.messaging_service_sid))
    kind = keywords.kind(message.body)
    if settings.advanced_opt_out and kind:
        fields.append(("OptOutType", kind))
    return fields


def _media_fields(message: Message, account_url: str) -> Iterator[tuple[str, str]]:
    for place, medium in enumerate(message.media):
        yield f"MediaContentType{place}", medium.content_type
        yield f"MediaUrl{place}", f"{account_url}/Messages/{message.sid}/Media/{medium.sid}"
