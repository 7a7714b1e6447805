"""Twilio's signature of a webhook (Twilio's documentation, "Webhooks security")."""

import base64
import hashlib
import hmac
from collections.abc import Iterable


def sign(auth_token: str, url: str, fields: Iterable[tuple[str, str]] = ()) -> str:
    """The value of X-Twilio-Signature for a form sent to `url`.

    `url` is the full address with its query, without fragment and credentials. Names and values
    are appended sorted, without anything between them; a pair that occurs twice counts once.
    """
    text = url + "".join(name + value for name, value in sorted(set(fields)))
    digest = hmac.new(auth_token.encode(), text.encode(), hashlib.sha1).digest()
    return base64.b64encode(digest).decode()
