"""Messages from the bot to phones: checks, opt-outs, media, and the way to the phone."""

import re
import time
from dataclasses import dataclass, field
from typing import Final

from sandbox.carrier import segments
from sandbox.carrier.errors import ApiError
from sandbox.carrier.exchange import Exchange
from sandbox.carrier.media import MediaFetchError, fetch
from sandbox.carrier.model import OUTBOUND_API, OUTBOUND_REPLY, Message, new_sid
from sandbox.carrier.reports import Reports
from sandbox.carrier.webhooks.twiml import ReplyOrder

_NUMBER: Final = re.compile(r"\+(?:1\d{10}|[2-9]\d{6,14})", re.ASCII)
_MOST_MEDIA: Final = 10
_LONGEST_BODY: Final = 1600
_VALIDITY: Final = range(1, 36_001)


@dataclass(frozen=True, slots=True)
class SendOrder:
    """What a REST call asks to be sent."""

    to: str
    from_: str = ""
    body: str = ""
    messaging_service_sid: str = ""
    media_urls: tuple[str, ...] = field(default=())
    status_callback: str = ""
    validity_period: str = ""


class Outbound:
    """Accepts what the bot sends and lets it go its way."""

    def __init__(self, exchange: Exchange, reports: Reports) -> None:
        self._exchange = exchange
        self._reports = reports

    def send(self, order: SendOrder) -> Message:
        """Accept a message from the REST interface.

        Raises:
            ApiError: with Twilio's code for what is wrong, status 400.
        """
        sender = self._sender(order)
        _check(order, sender)
        if (sender, order.to) in self._exchange.opted_out:
            raise ApiError(21610)
        message = self._message(OUTBOUND_API, sender, order.to, order.body, order.media_urls)
        message.messaging_service_sid = order.messaging_service_sid or None
        message.status_callback = order.status_callback or None
        self._accept(message, order.media_urls)
        return message

    def reply(self, order: ReplyOrder, text: Message) -> Message:
        """Accept a message that the webhook's answer asks for; to an opted-out person it fails."""
        sender, to = order.from_ or text.to, order.to or text.from_
        message = self._message(OUTBOUND_REPLY, sender, to, order.body, order.media_urls)
        message.in_reply_to = text.sid
        message.messaging_service_sid = text.messaging_service_sid
        message.status_callback, message.action = order.status_callback, order.action
        self._accept(message, order.media_urls, failing=self._why_not(sender, to))
        return message

    def say(self, text: Message, words: str) -> Message:
        """Let the carrier itself answer a text."""
        message = self._message(OUTBOUND_REPLY, text.to, text.from_, words, ())
        message.in_reply_to = text.sid
        message.by_carrier = True
        self._accept(message, ())
        return message

    def _why_not(self, sender: str, to: str) -> int | None:
        if (sender, to) in self._exchange.opted_out:
            return 21610
        return None if _NUMBER.fullmatch(to) else 21211

    def _message(self, direction: str, sender: str, to: str, body: str, media_urls: tuple[str, ...]) -> Message:
        now = time.time()
        return Message(
            sid=new_sid("MM" if media_urls else "SM"),
            direction=direction,
            from_=sender,
            to=to,
            body=body,
            status="queued",
            created_at=now,
            updated_at=now,
            num_segments=segments.count(body),
        )

    def _accept(self, message: Message, media_urls: tuple[str, ...], *, failing: int | None = None) -> None:
        exchange = self._exchange
        exchange.stats[message.direction] += 1
        exchange.add(message)
        if failing is not None:
            self._reports.fail(message, failing)
        elif media_urls:
            exchange.spawn(self._fetch_and_follow(message, media_urls))
        else:
            self._reports.follow(message)

    async def _fetch_and_follow(self, message: Message, urls: tuple[str, ...]) -> None:
        """Get the media, each twice, as the carrier may; a link that holds only once is found out here."""
        try:
            for url in urls:
                await fetch(self._exchange.session, url, message.sid)
            media = [await fetch(self._exchange.session, url, message.sid) for url in urls]
        except MediaFetchError as error:
            self._reports.fail(message, error.code)
            return
        self._exchange.store.attach(message, tuple(media))
        self._reports.follow(message)

    def _sender(self, order: SendOrder) -> str:
        settings = self._exchange.settings
        if order.messaging_service_sid and order.messaging_service_sid != settings.messaging_service_sid:
            raise ApiError(21701, 404)
        if order.from_:
            return order.from_ if order.from_ in settings.numbers else _refuse_sender(order.from_)
        if not order.messaging_service_sid:
            raise ApiError(21603)
        return settings.numbers[0]


def _refuse_sender(number: str) -> str:
    raise ApiError(21606 if _NUMBER.fullmatch(number) else 21212)


def _check(order: SendOrder, sender: str) -> None:
    code = _what_is_wrong(order, sender)
    if code is not None:
        raise ApiError(code)


def _what_is_wrong(order: SendOrder, sender: str) -> int | None:
    wrong = {
        21604: not order.to,
        21211: not _NUMBER.fullmatch(order.to),
        21266: order.to == sender,
        21602: not order.body and not order.media_urls,
        21617: len(order.body) > _LONGEST_BODY,
        21623: len(order.media_urls) > _MOST_MEDIA,
        21620: any(not _is_web_address(url) for url in order.media_urls),
        21609: bool(order.status_callback) and not _is_web_address(order.status_callback),
        20001: bool(order.validity_period) and not _is_validity(order.validity_period),
    }
    return next((code for code, so in wrong.items() if so), None)


def _is_web_address(url: str) -> bool:
    return url.startswith(("http://", "https://"))


def _is_validity(seconds: str) -> bool:
    return seconds.isascii() and seconds.isdigit() and int(seconds) in _VALIDITY
