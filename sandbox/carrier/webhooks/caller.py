"""One call of a webhook: signed form out, answer or kind of failure back."""

import asyncio
import ssl
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import inf
from typing import Final
from urllib.parse import urlencode

import aiohttp
from yarl import URL

from sandbox.carrier.webhooks.signature import sign
from sandbox.carrier.webhooks.target import WebhookTarget

Fields = Sequence[tuple[str, str]]

_AGENT: Final = "TwilioProxy/1.1"
_MOST_BODY: Final = 64 * 1024
_FORM: Final = "application/x-www-form-urlencoded; charset=UTF-8"


@dataclass(frozen=True, slots=True)
class Attempt:
    """One call of a webhook. `failure` is one of Twilio's retry classes: 4xx, 5xx, ct, rt."""

    url: str
    ms: int
    http_status: int | None = None
    content_type: str = ""
    body: str = ""
    failure: str | None = None
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Call:
    """A form to post: to whom, what, and what goes along in the headers."""

    target: WebhookTarget
    fields: Fields
    auth_token: str
    token: str | None = None
    """The idempotency token; the same for each try."""
    deadline: float = inf
    """When the carrier gives up, tries and all, by `time.monotonic`."""

    @property
    def left(self) -> float:
        """The seconds until then; never quite nothing."""
        return max(self.deadline - time.monotonic(), 0.001)

    @property
    def is_over(self) -> bool:
        """Whether the carrier has given up: it acts on no answer any more, even on one that it has."""
        return time.monotonic() >= self.deadline

    def headers(self) -> dict[str, str]:
        """Twilio's headers: content type, signature, idempotency token."""
        headers = {
            "Accept": "*/*",
            "Content-Type": _FORM,
            "User-Agent": _AGENT,
            "X-Twilio-Signature": sign(self.auth_token, self.target.url, self.fields),
        }
        if self.token:
            headers["I-Twilio-Idempotency-Token"] = self.token
        if self.target.authorization:
            headers["Authorization"] = self.target.authorization
        return headers

    def body(self) -> bytes:
        """The form, urlencoded."""
        return urlencode(self.fields).encode()


async def post(session: aiohttp.ClientSession, call: Call, left: float, answer_within: float = inf) -> Attempt:
    """Post the form once, with at most `left` seconds for all of it, and `answer_within` once the form is sent.

    Never raises for a failed call.
    """
    target, started = call.target, time.monotonic()
    reading = min(target.read, answer_within)
    timeout = aiohttp.ClientTimeout(total=left, sock_connect=target.connect, sock_read=reading)
    try:
        async with session.post(
            URL(target.url, encoded=True),
            data=call.body(),
            headers=call.headers(),
            timeout=timeout,
            allow_redirects=False,
        ) as response:
            body = await response.content.read(_MOST_BODY)
            return _answered(target.url, started, response, body)
    except (aiohttp.ClientError, TimeoutError, OSError) as error:
        failure, words = _reason(error)
        return Attempt(target.url, _ms(started), failure=failure, error=words)


async def post_and_hang_up(call: Call) -> Attempt:
    """Send the form and close the connection at once: the bot has it, its answer reaches nobody."""
    target, started = call.target, time.monotonic()
    url = URL(target.url, encoded=True)
    secure = ssl.create_default_context() if url.scheme == "https" else None
    try:
        async with asyncio.timeout(target.connect):
            _, writer = await asyncio.open_connection(url.raw_host, url.port, ssl=secure)
        writer.write(_raw_request(url, call))
        async with asyncio.timeout(target.read):
            await writer.drain()
            writer.close()
            await writer.wait_closed()
    except OSError as error:
        failure, words = _reason(error)
        return Attempt(target.url, _ms(started), failure=failure, error=words)
    return Attempt(target.url, _ms(started), failure="rt", error="11200 connection closed before the answer")


def _raw_request(url: URL, call: Call) -> bytes:
    body = call.body()
    headers: Mapping[str, str] = {
        "Host": url.host_port_subcomponent or "",
        **call.headers(),
        "Content-Length": str(len(body)),
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return f"POST {url.raw_path_qs} HTTP/1.1\r\n{lines}\r\n".encode() + body


def _answered(url: str, started: float, response: aiohttp.ClientResponse, body: bytes) -> Attempt:
    status = response.status
    good = 200 <= status < 300  # noqa: PLR2004 - HTTP's success
    return Attempt(
        url,
        _ms(started),
        http_status=status,
        content_type=response.headers.get("Content-Type", ""),
        body=body.decode(errors="replace"),
        failure=None if good else f"{status // 100}xx",
        error=None if good else f"11200 HTTP {status}",
    )


def _reason(error: Exception) -> tuple[str, str]:
    """The retry class of a failed call, and the error as the carrier records it."""
    if isinstance(error, aiohttp.InvalidURL):
        return "ct", "11100 invalid URL"
    if isinstance(error, aiohttp.ConnectionTimeoutError):
        return "ct", "11205 connect time-out"
    if isinstance(error, aiohttp.ClientConnectorError | ConnectionRefusedError):
        return "ct", "11205 no connection"
    if isinstance(error, TimeoutError):
        return "rt", "11200 read time-out"
    return "rt", "11200 connection closed before the answer"


def _ms(started: float) -> int:
    return round((time.monotonic() - started) * 1000)
