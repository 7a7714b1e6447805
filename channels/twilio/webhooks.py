"""Twilio's webhooks: texts that come in, and reports on those that went out."""

import asyncio
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus

from aiohttp import web
from prometheus_client import Counter, Histogram

from actions.leaving import let_leave, wants_to_leave
from channels.twilio.base64_body import decoded
from channels.twilio.error_codes import verdict_on_failure
from channels.twilio.signature import Signatures
from channels.twilio.twiml import SILENT, message
from channels.webhook import WebhookAnswer, WebhookRequest
from core.address import is_number, masked, sms
from core.clock import SECOND, Clock, after
from core.events import log_event
from core.forms import FORM_TYPE, parse_form
from core.logs import failure, get_logger
from core.phones.senders import Senders
from core.text import Medium, Text
from core.text_result import TakeIn, TextResult
from storage.delivery import deliveries
from storage.delivery.deliveries import RetryPolicy
from storage.delivery.delivery_reports import DeliveryReport, note
from storage.engine.database import Database, NotCommitted

log = get_logger()

SMS_PATH = "/twilio/sms"
SMS_PATH_WITH_SLASH = f"{SMS_PATH}/"
"""What one easily enters at the carrier: as good."""
STATUS_PATH = "/twilio/status"
XML = "text/xml; charset=utf-8"
MOST_MEDIA = 10
MOST_FIELDS = 500
"""Twilio sends some dozens. They are sorted for each signature that is tried, for strangers too."""
LARGEST_ID = 2**63 - 1
LONGEST_NUMBER = 9
"""Digits of a number in a form that mean anything; Python refuses to read very long ones."""
SID = re.compile("(?:SM|MM)[0-9a-f]{32}")
"""A message's identifier (Twilio's documentation, "String Identifier")."""
SHORT_CODE = re.compile("[0-9]{3,8}")
UNSERVED = Counter("backslash_texts_unserved_total", "Texts that are not answered for who sent them", ["reason"])
REFUSED = Counter("backslash_webhooks_refused_total", "Webhooks refused, by cause", ["cause"])
ANSWER_SECONDS = Histogram(
    "backslash_webhook_seconds",
    "From a webhook's arrival to its answer",
    buckets=(0.001, 0.0025, 0.005, 0.01, 0.02, 0.04, 0.08, 0.16, 0.5, 2, 15),
)

ONLY_POST = SILENT.replace(
    b"<Response>", b"<Response><!-- This address is for Twilio, which posts here: set its webhook to HTTP POST. -->"
)
IN_TIME = 0.8
"""The part of the carrier's patience within which an answer is given; a later one isn't given any more."""


class WebhookRefused(Exception):
    """A webhook that is not taken in; `cause` is for the log."""

    def __init__(self, status: int, cause: str) -> None:
        self.status = status
        self.cause = cause
        super().__init__(cause)


@dataclass(frozen=True, slots=True)
class TwilioWebhooks:
    """The two webhooks.

    `policy`: when an answer that didn't get through is looked for at the carrier, and when a text which the carrier
    reports as failed is tried again.
    """

    take_in: TakeIn
    db: Database
    signatures: Signatures
    clock: Clock
    reports_url: str
    policy: RetryPolicy
    senders: Senders
    account_sid: str

    async def sms(self, request: WebhookRequest) -> WebhookAnswer:
        """A text: answered with the reply once all that follows from it is committed."""
        began = asyncio.get_running_loop().time()
        try:
            fields = self._signed_form(request)
            text = text_from_form(fields, self.clock)
            if unserved := self.senders.unserved(text.sender.value):
                return await self._unserved(text, unserved)
            result = await self.take_in(text, inline=True)
        except WebhookRefused as refused:
            return _refuse(request, refused.status, refused.cause)
        except (NotCommitted, TimeoutError) as error:
            return _refuse(request, 503, "not committed", message=str(error))
        except Exception as error:  # noqa: BLE001 - whatever breaks, no page of the server's may reach the person
            return _broken(request, error)
        if SMS_PATH not in (request.target, request.url.path):
            log.warning("webhook.misaddressed", path=request.url.path, text_id=result.text_id, sid=text.sid)
        if not result.inline:
            return WebhookAnswer(200, SILENT, XML)
        answer = await self._with_reply(text, result, began)
        ANSWER_SECONDS.observe(asyncio.get_running_loop().time() - began)
        return answer

    async def _with_reply(self, text: Text, result: TextResult, began: float) -> WebhookAnswer:
        """The reply; one that is late isn't given, for it is sent otherwise: never both."""
        unheard = partial(self._unanswered, text.sid, result)
        if asyncio.get_running_loop().time() - began > self.policy.settling.webhook / SECOND * IN_TIME:
            await unheard()
            return WebhookAnswer(200, SILENT, XML)
        reports_url = reports_to(self.reports_url, result.delivery_id)
        return WebhookAnswer(200, message(result.inline, reports_url, result.picture), XML, unheard)

    async def status(self, request: WebhookRequest) -> WebhookAnswer:
        """A delivery report."""
        try:
            fields = self._signed_form(request)
            report = report_from_form(fields, request.url.query)
            noted = await self.db.write(note, report, self.policy)
        except WebhookRefused as refused:
            return _refuse(request, refused.status, refused.cause)
        except NotCommitted as error:
            return _refuse(request, 503, "not committed", message=str(error))
        except Exception as error:  # noqa: BLE001 - as above
            return _broken(request, error)
        log_event(noted.event, delivery_id=report.delivery_id, text_id=noted.text_id)
        return WebhookAnswer(204)

    async def _unanswered(self, sid: str, result: TextResult) -> None:
        """The reply didn't get through, as far as is known: it is to be settled."""
        log.warning("text.unanswered", text_id=result.text_id, sid=sid, delivery_id=result.delivery_id)
        await self._settle_soon(result.delivery_id)

    async def _settle_soon(self, delivery_id: int) -> None:
        # Even if this one got nowhere, the same webhook may have come twice, and the other answer be under way.
        settle_at = after(self.clock.now(), self.policy.settling.after_webhook)
        try:
            await self.db.write(deliveries.unanswered, delivery_id, settle_at)
        except NotCommitted as error:  # then it is settled when its report is overdue
            log.warning("deliveries.paused", message=str(error), delivery_id=delivery_id)

    async def _unserved(self, text: Text, reason: str) -> WebhookAnswer:
        """Nothing is stored or sent: an answer might cost dollars. Who was served once may leave all the same."""
        left = wants_to_leave(text.body, text.opt_out_type) and await self.db.write(
            let_leave, text.sid, text.sender, text.body, text.received_at
        )
        UNSERVED.labels(reason).inc()
        log.warning("sender.unserved", sid=text.sid, number=masked(text.sender.value), reason=reason, left=left)
        return WebhookAnswer(200, SILENT, XML)

    def _signed_form(self, request: WebhookRequest) -> Mapping[bytes, bytes]:
        headers, body = request.headers, request.body
        if request.fault is not None:
            raise WebhookRefused(request.fault.status, request.fault.cause)
        if headers.get("Content-Encoding", "identity").lower() != "identity":
            raise WebhookRefused(415, "compressed")
        if not headers.get("Content-Type", "").lower().startswith(FORM_TYPE):
            raise WebhookRefused(400, "no form")
        if body.count(b"&") >= MOST_FIELDS:
            raise WebhookRefused(400, "too many fields")
        fields = parse_form(body)
        if not self.signatures.accepts(request.target, fields, headers):
            raise WebhookRefused(403, self.signatures.cause(request.target, fields, headers))
        named = dict(fields)
        if _field(named, b"AccountSid") != self.account_sid:
            raise WebhookRefused(400, "another account")
        return named


def _refuse(request: WebhookRequest, status: int, cause: str, **why: object) -> WebhookAnswer:
    """Never in plain text: the carrier would send that to the person."""
    _note_refused(request.url.path, request.remote, status, cause, **why)
    return WebhookAnswer(status, SILENT, XML)


def _note_refused(path: str, remote: str | None, status: int, cause: str, **why: object) -> None:
    REFUSED.labels(cause).inc()
    if status == HTTPStatus.FORBIDDEN:
        log.warning("signature.refused", path=path, cause=cause, remote=remote)
    else:
        log.warning("webhook.refused", path=path, status=status, cause=cause, **why)


def _broken(request: WebhookRequest, error: Exception) -> WebhookAnswer:
    log.error("webhook.broken", path=request.url.path, **failure(error))
    return _refuse(request, 500, "broken")


async def not_posted(request: web.Request) -> web.StreamResponse:
    """Whatever isn't posted: the carrier, set to another method, or somebody who tries the address out."""
    _note_refused(request.path, request.remote, 405, "not posted")
    return web.Response(status=405, body=ONLY_POST, headers={"Content-Type": XML, "Allow": "POST"})


def text_from_form(fields: Mapping[bytes, bytes], clock: Clock) -> Text:
    """The text in a webhook's fields.

    Raises:
        WebhookRefused: naming the field that is missing or wrong.
    """
    sid = _field(fields, b"MessageSid") or _field(fields, b"SmsSid")
    sender = _field(fields, b"From").strip()
    number = _field(fields, b"To").strip()
    if not SID.fullmatch(sid):
        raise WebhookRefused(400, "no MessageSid")
    if not sender or not (is_number(number) or SHORT_CODE.fullmatch(number)):
        raise WebhookRefused(400, "no From" if not sender else "no To")
    return Text(
        sid=sid,
        sender=sms(sender),
        recipient=sms(number),
        body=decoded(_field(fields, b"Body")),
        received_at=clock.now(),
        media=_media(fields),
        opt_out_type=_field(fields, b"OptOutType"),
    )


def _media(fields: Mapping[bytes, bytes]) -> tuple[Medium, ...]:
    count = _field(fields, b"NumMedia") or "0"
    media = _whole(count)
    if media is None or media > MOST_MEDIA:
        raise WebhookRefused(400, "bad NumMedia")
    if not media:  # as most
        return ()
    return tuple(
        Medium(_field(fields, b"MediaUrl%d" % place), _field(fields, b"MediaContentType%d" % place))
        for place in range(media)
    )


def reports_to(url: str, delivery_id: int) -> str:
    """Where the carrier reports on that delivery: `report_from_form` reads it there."""
    return f"{url}?delivery={delivery_id}"


def report_from_form(fields: Mapping[bytes, bytes], query: Mapping[str, str]) -> DeliveryReport:
    """The delivery report in a webhook's fields.

    Raises:
        WebhookRefused: naming what is missing.
    """
    delivery = query.get("delivery", "")
    sid = _field(fields, b"MessageSid") or _field(fields, b"SmsSid")
    status = _field(fields, b"MessageStatus") or _field(fields, b"SmsStatus")
    delivery_id = _whole(delivery, len(str(LARGEST_ID)))
    if delivery_id is None or delivery_id > LARGEST_ID:
        raise WebhookRefused(400, "no delivery in the URL")
    if not SID.fullmatch(sid) or not status:
        raise WebhookRefused(400, "no MessageStatus" if SID.fullmatch(sid) else "no MessageSid")
    code = _whole(_field(fields, b"ErrorCode")) or None  # 0 stands for none
    return DeliveryReport(delivery_id, sid, status, code, verdict_on_failure(code))


def _whole(digits: str, longest: int = LONGEST_NUMBER) -> int | None:
    """The number that these digits are, if they are digits and not too many."""
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= longest else None


def _field(fields: Mapping[bytes, bytes], name: bytes) -> str:
    """A field as text; what is no UTF-8, and NUL, which no database keeps, is replaced."""
    return fields.get(name, b"").decode("utf-8", "replace").replace("\0", "\ufffd")
