import base64
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from aiohttp import ClientSession
from twilio.http.async_http_client import AsyncTwilioHttpClient
from twilio.http.response import Response

from channels.twilio.error_codes import verdict_on
from clients.answers import TWILIO
from clients.call import HttpAnswer, call, form_body
from clients.failures import CallFailed
from clients.their_clock import TheirClock

TWILIO_TOO_MANY = 20429
CREDENTIALS = 20003
UNREADABLE = "The carrier's answer can't be read."


class TwilioHttp(AsyncTwilioHttpClient):  # type: ignore[misc]
    """Requests to Twilio over our session; for twilio's client it is the asynchronous transport.

    Its own has no time-out whatever it is told, may post a text twice when told to retry, logs numbers and
    bodies, and can't reach another address (twilio-python 9.13); hence the whole request is made here.
    """

    def __init__(self, session: ClientSession, api_url: str, their_clock: TheirClock) -> None:
        super().__init__(pool_connections=False)
        self._their_clock = their_clock
        self._ours = session
        self._api_url = api_url

    async def request(
        self,
        method: str,
        url: str,
        params: dict[str, object] | None = None,
        data: dict[str, object] | None = None,
        headers: dict[str, str] | None = None,
        auth: tuple[str, str] | None = None,
        timeout: float | None = None,  # noqa: ARG002, ASYNC109 - the session's bounds every call
        allow_redirects: bool = False,  # noqa: ARG002, FBT001, FBT002 - none is followed
    ) -> Response:
        """Make one request, never a second.

        Raises:
            CallFailed: when no answer came, or it is an error, or none that twilio's client can read.
        """
        parts = urlsplit(url)
        address = f"{self._api_url}{parts.path}" + (f"?{parts.query}" if parts.query else "")
        signed = {**(headers or {}), **signed_in(auth)}
        answer = await self.ask(method, address, signed, params=_plain(params), form=_form(data))
        if answer.status != HTTPStatus.NO_CONTENT:
            object_in(answer)
        return Response(answer.status, answer.text, answer.headers)

    async def ask(
        self,
        method: str,
        url: str,
        headers: Mapping[str, str],
        *,
        params: Mapping[str, str] | None = None,
        form: bytes | None = None,
    ) -> HttpAnswer:
        """Make one request, never a second, that is signed in by its headers; returns an answer that is no error.

        Errors are read here: twilio's own reading breaks on pages of gateways, forgets the status of lists, and
        takes the HTTP status for a code where there is none.

        Raises:
            CallFailed: when no answer came, or it is an error.
        """
        answer = await call(
            self._ours, "The carrier", method, url, params=params, data=form, headers=headers, service=TWILIO
        )
        self._their_clock.hear(answer)
        if answer.status == HTTPStatus.TOO_MANY_REQUESTS:
            raise CallFailed("The carrier asks to slow down.", False, TWILIO_TOO_MANY, answer.retry_after())
        if answer.status >= HTTPStatus.BAD_REQUEST:
            raise _refusal(answer)
        return answer


def object_in(answer: HttpAnswer) -> dict[str, Any]:
    """What the answer holds.

    Raises:
        CallFailed: when it is no JSON object.
    """
    body = answer.json_object()
    if body is None:
        raise CallFailed(UNREADABLE)
    return body


def _refusal(answer: HttpAnswer) -> CallFailed:
    """What an error says, and whether what was asked for may have happened all the same."""
    status, body = answer.status, answer.json_object()
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return CallFailed(f"The carrier answered HTTP {status}.", None, _code(body))
    code = CREDENTIALS if status == HTTPStatus.UNAUTHORIZED else _code(body)
    return CallFailed(verdict_on(code).reason, happened=False, code=code)


def _code(body: dict[str, Any] | None) -> int | None:
    code = (body or {}).get("code")
    return code if isinstance(code, int) and code else None


def signed_in(auth: tuple[str, str] | None) -> dict[str, str]:
    """HTTP Basic (RFC 7617)."""
    if auth is None:
        return {}
    return {"Authorization": "Basic " + base64.b64encode(":".join(auth).encode()).decode()}


def _form(values: dict[str, object] | None) -> bytes | None:
    """Of several values, the field repeats (`MediaUrl`)."""
    if not values:
        return None
    each = ((key, value if isinstance(value, list) else [value]) for key, value in values.items())
    return form_body([(key, str(value)) for key, several in each for value in several])


def _plain(values: dict[str, object] | None) -> dict[str, str] | None:
    return {key: str(value) for key, value in values.items()} if values else None
