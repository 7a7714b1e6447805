"""Messages and media in JSON, as Twilio writes them."""

from email.utils import formatdate
from functools import lru_cache

from sandbox.carrier.errors import describe
from sandbox.carrier.exchange import API
from sandbox.carrier.model import Media, Message
from sandbox.core.answers import Json


@lru_cache(maxsize=64)
def _rfc2822(second: int) -> str:
    return formatdate(second).replace("-0000", "+0000")


def date(moment: float | None) -> str | None:
    """A time as Twilio writes it, RFC 2822 in GMT with whole seconds."""
    return None if moment is None else _rfc2822(int(moment))


def message_json(message: Message, account_sid: str) -> Json:
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


def media_json(medium: Media, account_sid: str) -> Json:
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
