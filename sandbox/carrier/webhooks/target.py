"""A webhook's address with Twilio's connection overrides in its fragment.

Twilio's documentation, "Webhooks: connection overrides": `#rc=3&rp=5xx,ct,rt` and the time-outs
`ct`, `rt`, `tt` in milliseconds. The fragment is neither sent nor signed; a user and a password
in the address become Basic authentication and are not signed either.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from urllib.parse import parse_qsl, unquote, urlsplit, urlunsplit

from aiohttp import encode_basic_auth

RETRY_CLASSES: Final = frozenset({"4xx", "5xx", "ct", "rt"})
_MOST_RETRIES: Final = 5
_LONGEST_MS: Final = {"ct": 10_000, "rt": 15_000, "tt": 15_000}
_DEFAULT_MS: Final = {"ct": 5_000, "rt": 15_000, "tt": 15_000}


@dataclass(frozen=True, slots=True)
class WebhookTarget:
    """Where a webhook goes and how hard the carrier tries. Time-outs are in seconds.

    `total` covers all tries together.
    """

    url: str
    authorization: str | None
    retries: int
    retry_on: frozenset[str]
    connect: float
    read: float
    total: float


@lru_cache(maxsize=256)
def read_target(address: str) -> WebhookTarget:
    """Split an address into what is called and what the fragment overrides.

    Overrides that make no sense are ignored, as are those that are not known. Without any, only a
    failed connection is tried again, once.
    """
    parts = urlsplit(address)
    overrides = dict(parse_qsl(parts.fragment))
    classes = frozenset(overrides.get("rp", "ct").split(","))
    authorization = None
    if parts.username is not None:
        authorization = encode_basic_auth(unquote(parts.username), unquote(parts.password or ""))
    return WebhookTarget(
        url=urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path or "/", parts.query, "")),
        authorization=authorization,
        retries=min(_number(overrides, "rc", 1), _MOST_RETRIES),
        retry_on=RETRY_CLASSES if "all" in classes else classes & RETRY_CLASSES,
        connect=_seconds(overrides, "ct"),
        read=_seconds(overrides, "rt"),
        total=_seconds(overrides, "tt"),
    )


def _seconds(overrides: dict[str, str], name: str) -> float:
    wanted = _number(overrides, name, _DEFAULT_MS[name]) or _DEFAULT_MS[name]
    return min(wanted, _LONGEST_MS[name]) / 1000


def _number(overrides: dict[str, str], name: str, default: int) -> int:
    value = overrides.get(name, "")
    return int(value) if value.isascii() and value.isdigit() else default
