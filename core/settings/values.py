"""Kinds of values that settings have: what each must look like, and what is said of one that doesn't."""

import re
from ipaddress import ip_address
from typing import Annotated
from urllib.parse import urlsplit

from cryptography.fernet import Fernet
from pydantic import AfterValidator, Field, SecretStr

from core.address import can_be_ours
from core.mail.address import mail_address

SHORTEST_TOKEN = 16
"""Characters; Twilio's have 32. Whoever knows or guesses it can speak as the carrier."""


def _public_url(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment:
        raise ValueError("must be an address such as https://bot.example.com")
    return url.rstrip("/")


def _database_url(url: str) -> str:
    if not url.startswith(("sqlite:///", "postgresql://")):
        raise ValueError("must begin with sqlite:/// or postgresql://")
    return url


def _number(number: str) -> str:
    if not can_be_ours(number):
        raise ValueError("must be an E.164 number such as +15550100000, or a short code of 5 or 6 digits")
    return number


def _fernet_key(key: SecretStr) -> SecretStr:
    try:
        Fernet(key.get_secret_value())
    except ValueError:
        raise ValueError("must be a Fernet key; `bot keys new` prints one") from None
    return key


def _auth_token(token: SecretStr) -> SecretStr:
    if len(token.get_secret_value()) < SHORTEST_TOKEN:
        raise ValueError(f"must be the carrier's auth token; one of under {SHORTEST_TOKEN} characters can be guessed")
    return token


def _sender(address: str) -> str:
    if address and mail_address(address) is None:
        raise ValueError("must be an e-mail address such as backslash@example.com")
    return address


def _media_url(url: str) -> str:
    if not re.fullmatch(r"file://.+|s3://[a-z0-9][a-z0-9.-]+(/.*)?", url):
        raise ValueError("must begin with file:// or be s3://bucket/prefix")
    return url.rstrip("/")


def _country(code: str) -> str:
    if not re.fullmatch("[A-Z]{2}", code):
        raise ValueError("must be two capital letters such as US (ISO 3166)")
    return code


def _network_address(words: str) -> str:
    try:
        return str(ip_address(words))
    except ValueError:
        raise ValueError("must be a network address such as 10.0.0.1") from None


HttpUrl = Annotated[str, AfterValidator(_public_url)]
Country = Annotated[str, AfterValidator(_country)]
NetworkAddress = Annotated[str, AfterValidator(_network_address)]
Number = Annotated[str, AfterValidator(_number)]
AuthToken = Annotated[SecretStr, AfterValidator(_auth_token)]
FernetKey = Annotated[SecretStr, AfterValidator(_fernet_key)]
Positive = Annotated[int, Field(ge=1)]
Seconds = Annotated[float, Field(gt=0)]
Price = Annotated[float, Field(ge=0)]
DatabaseUrl = Annotated[str, AfterValidator(_database_url)]
MediaUrl = Annotated[str, AfterValidator(_media_url)]
Sender = Annotated[str, AfterValidator(_sender)]
