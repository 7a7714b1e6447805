"""Messages in JSON for the page and for tests in other processes."""

from sandbox.carrier.errors import describe
from sandbox.carrier.model import Media, Message, Webhook
from sandbox.carrier.webhooks.caller import Attempt
from sandbox.core.answers import Json


def shown_message(message: Message) -> Json:
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
        "media": [_medium(medium) for medium in message.media],
        "reports": [
            {"status": each.status, "at": each.at, "http_status": each.http_status, "error": each.error}
            for each in message.reports
        ],
        "webhook": _webhook(message.webhook) if message.webhook else None,
    }


def _medium(medium: Media) -> Json:
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
