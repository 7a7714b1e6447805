"""Texts as Twilio posts them: 20 fields, signed, each with an identifier of its own."""

import base64
import hmac
import random
import secrets
from collections.abc import Sequence
from urllib.parse import quote_plus

ACCOUNT = "AC" + "1" * 32
TOKEN = "a-token-for-benchmarks"  # noqa: S105 - made up
NUMBER = "+15550100000"
PUBLIC_URL = "https://bot.example.com"
SMS_PATH = "/twilio/sms"

_SAME_FOR_ALL = {
    "ToCountry": "US",
    "ToState": "CA",
    "NumMedia": "0",
    "ToCity": "SAN FRANCISCO",
    "FromZip": "10010",
    "FromState": "NY",
    "SmsStatus": "received",
    "FromCity": "NEW YORK",
    "FromCountry": "US",
    "To": NUMBER,
    "MessagingServiceSid": "MG" + "2" * 32,
    "ToZip": "94105",
    "NumSegments": "1",
    "AccountSid": ACCOUNT,
    "ApiVersion": "2010-04-01",
}


def phone(place: int) -> str:
    """The number of the person at that place."""
    return f"+1{5_550_000_000 + place}"


def fields_of(sender: str, sid: str, body: str) -> dict[str, str]:
    """All that Twilio says of a text."""
    own = {"SmsMessageSid": sid, "SmsSid": sid, "MessageSid": sid, "From": sender, "Body": body}
    return _SAME_FOR_ALL | own


def signature_of(url: str, fields: dict[str, str]) -> str:
    """Twilio's signature: HMAC-SHA1 over the URL and all fields, sorted by name."""
    signed = url + "".join(name + fields[name] for name in sorted(fields))
    return base64.b64encode(hmac.digest(TOKEN.encode(), signed.encode(), "sha1")).decode()


def request_of(path: str, sender: str, sid: str, body: str) -> bytes:
    """The bytes of one webhook call."""
    return _request(path, fields_of(sender, sid, body))


def request_with_photos(sender: str, sid: str, carrier_port: int, photos: int) -> bytes:
    """The bytes of one webhook call for a text with so many photos."""
    media = {"NumMedia": str(photos)}
    for number in range(photos):
        address = f"/2010-04-01/Accounts/{ACCOUNT}/Messages/{sid}/Media/ME{secrets.token_hex(16)}"
        media[f"MediaUrl{number}"] = f"http://127.0.0.1:{carrier_port}{address}"
        media[f"MediaContentType{number}"] = "image/jpeg"
    return _request(SMS_PATH, fields_of(sender, sid, "Receipts") | media)


def _request(path: str, fields: dict[str, str]) -> bytes:
    form = "&".join(f"{name}={quote_plus(value)}" for name, value in fields.items())
    return (
        f"POST {path} HTTP/1.1\r\nHost: bot.example.com\r\nUser-Agent: TwilioProxy/1.1\r\n"
        f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(form)}\r\nAccept: */*\r\n"
        f"X-Twilio-Signature: {signature_of(PUBLIC_URL + SMS_PATH, fields)}\r\n"
        f"I-Twilio-Idempotency-Token: {fields['MessageSid'][2:]}\r\nX-Home-Region: us1\r\n\r\n{form}"
    ).encode()


def texts(path: str, count: int, people: range, bodies: Sequence[str]) -> list[bytes]:
    """That many webhook calls of changing people; nobody texts twice before all have."""
    places = list(people)
    random.shuffle(places)
    return [
        request_of(path, phone(places[n % len(places)]), f"SM{secrets.token_hex(16)}", bodies[n % len(bodies)])
        for n in range(count)
    ]
