"""Texts from phones: kept, told to the bot by webhook, and its answer carried out."""

import asyncio
import time
import uuid
from collections.abc import Iterator, Sequence
from typing import Final

from sandbox import caller, segments, twiml, webhook_url, words
from sandbox.exchange import Exchange
from sandbox.faults import Fault
from sandbox.media import new_media
from sandbox.model import INBOUND, Attempt, InboundResult, Message, Webhook, new_sid
from sandbox.outbound import Outbound
from sandbox.wire import API

Picture = tuple[str, bytes]
"""A content type and the bytes."""

_LONGEST_ERROR_URL: Final = 2_000
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
        """Keep a text of a phone, and answer the carrier's own words.

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
        kind, pair = words.kind(message.body), (message.to, message.from_)
        opted_out = self._exchange.opted_out
        no_news = {"STOP": pair in opted_out, "START": pair not in opted_out}
        if kind is None or no_news.get(kind, False):
            return
        if kind == "START":
            opted_out.discard(pair)
        self._outbound.say(message, words.ANSWERS[kind])
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
        if answer.failure is not None:
            answer = await self._fall_back(call, message, record, answer)
        return self._carry_out(answer, message, record)

    def _prepare(self, url: str, fields: caller.Fields) -> caller.Call:
        return caller.Call(
            webhook_url.parse(url), fields, self._exchange.settings.auth_token, token=str(uuid.uuid4())
        )

    async def _try(self, call: caller.Call, message: Message, record: Webhook) -> Attempt:
        deadline = time.monotonic() + call.target.total
        tries = call.target.retries + 1
        while True:
            attempt = await self._once(call, message, max(deadline - time.monotonic(), 0.001))
            record.attempts.append(attempt)
            self._exchange.stats["webhook_attempts"] += 1
            tries -= 1
            over = not tries or time.monotonic() >= deadline
            if over or attempt.failure not in call.target.retry_on:
                return attempt

    async def _once(self, call: caller.Call, message: Message, left: float) -> Attempt:
        fault = self._exchange.faults.take("webhook", message.from_, message.to)
        if fault is None:
            return await caller.post(self._exchange.session, call, left)
        if fault.kind == "reset_after_send":
            return await caller.post_and_hang_up(call)
        seen = await caller.post(self._exchange.session, call, min(left, fault["ms"] / 1000))
        return Attempt(seen.url, seen.ms, failure="rt", error="11200 read time-out (the answer was dropped)")

    async def _fall_back(self, call: caller.Call, message: Message, record: Webhook, failed: Attempt) -> Attempt:
        fallback = self._exchange.settings.fallback_url
        if not fallback:
            return failed
        code = (failed.error or "11200").partition(" ")[0]
        extra = [("ErrorCode", code), ("ErrorUrl", call.target.url[:_LONGEST_ERROR_URL])]
        return await self._try(self._prepare(fallback, [*call.fields, *extra]), message, record)

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
        *_media_fields(message, f"{exchange.url}{API}/{settings.account_sid}"),
    ]
    if message.messaging_service_sid:
        fields.append(("MessagingServiceSid", message.messaging_service_sid))
    kind = words.kind(message.body)
    if settings.advanced_opt_out and kind:
        fields.append(("OptOutType", kind))
    return fields


def _media_fields(message: Message, account_url: str) -> Iterator[tuple[str, str]]:
    for place, medium in enumerate(message.media):
        yield f"MediaContentType{place}", medium.content_type
        yield f"MediaUrl{place}", f"{account_url}/Messages/{message.sid}/Media/{medium.sid}"
