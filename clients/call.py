"""One request to another service, never a second; what goes wrong on the way, in our words."""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import orjson
from aiohttp import ClientConnectorError, ClientError, ClientSession, ConnectionTimeoutError, FormData, hdrs
from yarl import URL

from clients.answers import note_silence, note_status
from clients.deadline import DeadlineOver
from clients.failures import CallFailed
from core.clock import DAY, SECOND

MOST_DIGITS = 7
"""Of months; more is a slip of whoever asks for it."""
LONGEST_WAIT = DAY / SECOND
"""Whoever asks for more is asked again after a day, as X is whose limits end later (clients/x/quota.py)."""


@dataclass(frozen=True, slots=True)
class HttpAnswer:
    """What the other side answered, whatever its status."""

    status: int
    headers: Mapping[str, str] = field(repr=False)
    text: str = field(repr=False)

    @property
    def succeeded(self) -> bool:
        """Whether its status is one of success, 2xx."""
        return self.status // 100 == 2  # noqa: PLR2004 - RFC 9110, section 15.3

    @property
    def is_page(self) -> bool:
        """Whether it is a page for people: from what stands in front of the other side, which answers in JSON."""
        return is_page(self.headers)

    def json_object(self) -> dict[str, Any] | None:
        """The body, if it is a JSON object."""
        try:
            body = _loaded(self.text)
        except (ValueError, RecursionError):
            return None
        return body if isinstance(body, dict) else None

    def retry_after(self) -> float | None:
        """Retry-After in seconds, up to a day; of a date (RFC 9110), or of no wait, our own back-off makes more."""
        header = self.headers.get("Retry-After") or ""
        if not (header.isascii() and header.isdigit() and len(header) <= MOST_DIGITS):
            return None
        return min(float(header), LONGEST_WAIT) or None


async def call(
    session: ClientSession,
    who: str,
    method: str,
    url: str,
    *,
    params: Mapping[str, str] | None = None,
    data: FormData | str | bytes | None = None,
    json_body: Mapping[str, object] | None = None,
    headers: Mapping[str, str] | None = None,
    service: str = "",
) -> HttpAnswer:
    """Make one request and read its answer; the session bounds the time.

    Redirects are not followed: what is sent would go wherever they point to. A POST is never sent twice;
    GET and DELETE aiohttp sends again if the kept connection that it took turns out to be closed.

    Args:
        session: from open_session.
        who: is asked, as a sentence begins with it: for the words of a failure.
        method: the HTTP method.
        url: the address, without anything secret.
        params: of the query.
        data: the body, as a form with parts or ready-made; then `headers` say of what type it is.
        json_body: the body, to be written as JSON.
        headers: on top of the usual ones.
        service: by which name it is noted whether an answer came, if at all (see clients.answers).

    Raises:
        CallFailed: when no answer came; `happened` is False if the request can't have arrived.
    """
    with explaining(who, service):
        async with session.request(
            method, url, params=params, data=data, json=json_body, headers=headers, allow_redirects=False
        ) as response:
            answer = HttpAnswer(response.status, response.headers, await response.text())
    note_status(service, answer.status, is_page=answer.is_page)
    return answer


@contextmanager
def explaining(who: str, service: str = "") -> Iterator[None]:
    """What goes wrong while `who` is asked, in our words; that no answer came is noted under the name `service`.

    Raises:
        CallFailed: when no answer came; `happened` is False if the request can't have arrived.
    """
    try:
        yield
    except DeadlineOver as error:
        raise CallFailed(f"{who} wasn't asked: it was too late.", happened=False) from error
    except (ClientError, OSError, ValueError) as error:
        failed = _explained(who, error)
        note_silence(service, failed.reason)
        raise failed from error


def _explained(who: str, error: Exception) -> CallFailed:
    if isinstance(error, ClientConnectorError | ConnectionTimeoutError):
        return CallFailed(f"{who} can't be reached.", happened=False)
    if isinstance(error, TimeoutError):
        return CallFailed(f"{who} didn't answer in time.")
    return CallFailed(f"{who} broke the connection.")


def form_body(fields: Sequence[tuple[str, str]]) -> bytes:
    """Fields as a body of the type `core.forms.FORM_TYPE` (URL Standard, "application/x-www-form-urlencoded").

    aiohttp's FormData makes ready for parts first; this takes a tenth of its time.
    """
    return URL.build(query=fields).raw_query_string.encode()


def _loaded(text: str) -> Any:  # noqa: ANN401 - whatever JSON holds
    """JSON, read by orjson; what that is too strict for (half of a surrogate pair) isn't lost.

    Raises:
        ValueError: when it is none.
        RecursionError: when it is nested too deeply.
    """
    try:
        return orjson.loads(text)
    except ValueError:
        return json.loads(text)


def is_page(headers: Mapping[str, str]) -> bool:
    """Whether the body that they are about is HTML."""
    return headers.get(hdrs.CONTENT_TYPE, "").partition(";")[0].strip().lower() == "text/html"


def storable(value: str | None) -> str:
    """As a webhook's field is read: what is no Unicode, and NUL, which no database keeps, is replaced."""
    return (value or "").encode("utf-8", "replace").decode().replace("\0", "\ufffd")
