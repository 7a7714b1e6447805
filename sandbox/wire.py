"""The JSON that the sandbox speaks: Twilio's for messages and media, our own for the page."""

from email.utils import formatdate
from functools import lru_cache
from typing import Any, Final

from sandbox.errors import describe
from sandbox.faults import Fault
from sandbox.model import Attempt, Media, Message, Webhook

API: Final = "/2010-04-01/Accounts"
Json = dict[str, Any]


@lru_cache(maxsize=64)
def _rfc2822(second: int) -> str:
    return formatdate(second).replace("-0000", "+0000")


def date(moment: float | None) -> str | None:
    """A time as Twilio writes it, RFC 2822 in GMT with whole seconds."""
    return None if moment is None else _rfc2822(int(moment))


def twilio_message(message: Message, account_sid: str) -> Json:
    """A message as Twilio's REST interface shows it."""
    uri = f"{API}/{account_sid}/Messages/{message.sid}"
    return {
        "account_sid": account_sid,
        "api_version": "2010-04-01",
        "body": message.body,
        "date_created": date(message.created_at),
        "date_sent": date(message.sent_at),
        "date_updated": date(message.updated_at),
        "direction": message.direction,
        "error_code": message.error_code,
        "error_message": describe(message.error_code) if message.error_code else None,
        "from": message.from_,
        "messaging_service_sid": message.messaging_service_sid,
        "num_media": str(len(message.media)),
        "num_segments": str(message.num_segments),
        "price": None,
        "price_unit": "USD",
        "sid": message.sid,
        "status": message.status,
        "subresource_uris": {"media": f"{uri}/Media.json"},
        "to": message.to,
        "uri": f"{uri}.json",
    }


def twilio_media(medium: Media, account_sid: str) -> Json:
    """A medium's metadata as Twilio's REST interface shows it."""
    return {
        "account_sid": account_sid,
        "content_type": medium.content_type,
        "date_created": date(medium.created_at),
        "date_updated": date(medium.created_at),
        "parent_sid": medium.message_sid,
        "sid": medium.sid,
        "uri": f"{API}/{account_sid}/Messages/{medium.message_sid}/Media/{medium.sid}.json",
    }


def admin_message(message: Message) -> Json:
    """A message as the page and tests see it; times in seconds since 1970."""
    return {
        "sid": message.sid,
        "seq": message.seq,
        "direction": message.direction,
        "phone": message.phone,
        "from": message.from_,
        "to": message.to,
        "body": message.body,
        "status": message.status,
        "created": message.created_at,
        "updated": message.updated_at,
        "num_segments": message.num_segments,
        "error_code": message.error_code,
        "error": describe(message.error_code) if message.error_code else None,
        "in_reply_to": message.in_reply_to,
        "by_carrier": message.by_carrier,
        "media": [_admin_media(medium) for medium in message.media],
        "reports": [
            {"status": each.status, "at": each.at, "http_status": each.http_status, "error": each.error}
            for each in message.reports
        ],
        "webhook": _webhook(message.webhook) if message.webhook else None,
    }


def fault(active: Fault) -> Json:
    """A fault that is switched on."""
    return {
        "id": active.id,
        "kind": active.kind,
        "count": active.count,
        "number": active.number,
        **active.params,
    }


def _admin_media(medium: Media) -> Json:
    return {"sid": medium.sid, "type": medium.content_type, "url": f"/sandbox/media/{medium.sid}"}


def _webhook(webhook: Webhook) -> Json:
    return {
        "state": webhook.state,
        "error": webhook.error,
        "attempts": [_attempt(each) for each in webhook.attempts],
        "replies": webhook.reply_sids,
    }


def _attempt(attempt: Attempt) -> Json:
    return {
        "url": attempt.url,
        "ms": attempt.ms,
        "http_status": attempt.http_status,
        "failure": attempt.failure,
        "error": attempt.error,
        "body": attempt.body,
    }
