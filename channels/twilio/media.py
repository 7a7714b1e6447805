"""Photos at the carrier: fetched from where it keeps them, and deleted there."""

import asyncio
from http import HTTPStatus
from ipaddress import ip_address
from urllib.parse import unquote

from aiohttp import ClientResponse, ClientSession, ClientTimeout, hdrs
from yarl import URL

from channels.twilio.transport import CREDENTIALS, signed_in
from clients.answers import TWILIO, TWILIO_MEDIA, note_status
from clients.call import HttpAnswer, call, explaining, is_page
from clients.failures import CallFailed
from clients.media import MediaMissing, MediaRefused, MediaTooLarge
from clients.session import CONNECT_SECONDS
from core.settings import TwilioSettings

MISSING = frozenset({404, 410})
REDIRECTS = frozenset({301, 302, 303, 307, 308})
MOST_REDIRECTS = 3
IDLE_SECONDS = 5.0


class MediaClient:
    """Fetches and deletes media. Addresses come from outside, so it goes only where the settings allow.

    A photo may take `seconds` to come in, as long as it doesn't stop: it is larger than any other answer.
    """

    def __init__(self, settings: TwilioSettings, photo_bytes: int, session: ClientSession, seconds: float) -> None:
        self._home = URL(settings.api_url).origin()
        self._places = [_place(listed) for listed in settings.media_hosts]
        self._most = photo_bytes
        self._seconds = seconds
        self._session = session
        token = settings.auth_tokens[0].get_secret_value() if settings.auth_tokens else ""
        self._credentials = signed_in((settings.account_sid, token))

    async def fetch(self, reference: str) -> bytes:
        """The bytes of a photo.

        Raises:
            MediaRefused: when it has an address where no photo may come from, or is too large (MediaTooLarge).
            CallFailed: when it can't be had now; MediaMissing if the carrier itself doesn't have it, or not yet.
        """
        with explaining("The carrier's media", TWILIO_MEDIA):
            async with asyncio.timeout(self._seconds):
                return await self._follow(_address(reference))

    async def delete(self, reference: str) -> None:
        """Have the carrier delete a photo; one that isn't there is fine.

        Raises:
            MediaRefused: when the carrier itself doesn't have it at that address.
            CallFailed: when it may still be there.
        """
        address = _address(reference)
        if not self._is_home(address):
            raise MediaRefused("Media are deleted at the carrier itself only.")
        at = str(address.with_path(f"{address.raw_path.removesuffix('.json')}.json", encoded=True))
        answer = await call(
            self._session, "The carrier", hdrs.METH_DELETE, at, headers=self._credentials, service=TWILIO
        )
        if not answer.succeeded and not _is_missing(answer):
            raise _failure(answer)

    async def _follow(self, address: URL) -> bytes:
        """By hand: each address is looked at; credentials go to the carrier only, with the first request."""
        credentials = self._credentials if self._is_home(address) else {}
        for _ in range(1 + MOST_REDIRECTS):
            self._see_that_allowed(address)
            async with self._session.get(
                address,
                headers={hdrs.ACCEPT_ENCODING: "identity", **credentials},
                timeout=ClientTimeout(total=self._seconds, sock_connect=CONNECT_SECONDS, sock_read=IDLE_SECONDS),
                allow_redirects=False,
                auto_decompress=False,
            ) as answer:
                is_last = answer.status not in REDIRECTS
                note_status(TWILIO_MEDIA, answer.status, is_page=is_last and _is_in_front(answer))
                if is_last:
                    return await self._read(answer, at_home=self._is_home(address))
                address = address.join(_address(answer.headers.get(hdrs.LOCATION, "")))
            credentials = {}
        raise MediaRefused(f"It is redirected more than {MOST_REDIRECTS} times.")

    def _is_home(self, address: URL) -> bool:
        parts = (address.scheme, address.host, address.port)
        return parts == (self._home.scheme, self._home.host, self._home.port) and address.user is None

    def _see_that_allowed(self, address: URL) -> None:
        """Encrypted, from a named host: whose name is on the certificate can't be somebody else's machine.

        The carrier's own address is as the operator says, on this machine too.
        """
        if self._is_home(address):
            return
        if address.scheme != "https" or address.host is None:
            raise MediaRefused("Its address isn't https.")
        if not self._is_listed(address) or address.user is not None or address.password is not None:
            raise MediaRefused("Its address is none of twilio.media_hosts.")
        if address.host != self._home.host and _is_internal(address.host):
            raise MediaRefused("Its address is inside a private network.")

    def _is_listed(self, address: URL) -> bool:
        host = address.host if address.port == 443 else f"{address.host}:{address.port}"  # noqa: PLR2004 - of https
        return any(host == listed and _is_below(path, address) for listed, path in self._places)

    async def _read(self, answer: ClientResponse, *, at_home: bool) -> bytes:
        if answer.status in MISSING and not at_home:  # that is for the carrier itself to say
            raise CallFailed(f"Where the carrier keeps its media, HTTP {answer.status} is answered.", happened=False)
        if answer.status != HTTPStatus.OK:
            raise _failure(HttpAnswer(answer.status, answer.headers, ""))
        if answer.headers.get(hdrs.CONTENT_ENCODING, "identity") != "identity":
            raise MediaRefused("It comes compressed, which nobody asked for.")
        content = bytearray()
        if (answer.content_length or 0) > self._most:
            raise MediaTooLarge(self._most)
        async for piece in answer.content.iter_any():
            content += piece
            if len(content) > self._most:
                raise MediaTooLarge(self._most)
        return bytes(content)


def _place(listed: str) -> tuple[str, str]:
    """The host of one of `twilio.media_hosts`, and the path below which photos may be; a bare host is all of it."""
    host, _, path = listed.partition("/")
    return host.lower(), f"/{path.strip('/')}/" if path.strip("/") else "/"


def _is_below(path: str, address: URL) -> bool:
    """Whether it stays below that path, however the host may read it: others have theirs beside it."""
    segments = unquote(address.raw_path).replace("\\", "/").split("/")
    return address.raw_path.startswith(path) and not {".", ".."} & set(segments)


def _address(url: str) -> URL:
    """The address as it was written, since a changed one may not be the one that was signed."""
    plain = url.isascii() and url.isprintable() and " " not in url
    try:
        address = URL(url, encoded=plain)
        _ = address.port  # which is only now looked at
    except ValueError:
        raise MediaRefused("Its address can't be read.") from None
    return address


def _is_internal(host: str) -> bool:
    """Whether that is an address, or the name, of this machine or of a network that isn't public."""
    try:
        return not ip_address(host).is_global
    except ValueError:
        return host == "localhost" or host.endswith((".localhost", ".local", ".internal"))


def _is_missing(answer: HttpAnswer) -> bool:
    """Whether the carrier itself says so: a page is from what stands in front of it."""
    return answer.status in MISSING and not answer.is_page


def _is_in_front(answer: ClientResponse) -> bool:
    """Whether it is a page of what stands in front. One with success is what somebody sent, of whatever type."""
    return answer.status != HTTPStatus.OK and is_page(answer.headers)


def _failure(answer: HttpAnswer) -> CallFailed:
    if _is_missing(answer):
        return MediaMissing("The carrier doesn't have it, or not yet.", happened=False)
    if answer.status == HTTPStatus.UNAUTHORIZED:
        return CallFailed("The carrier doesn't take our credentials for media.", False, CREDENTIALS)
    return CallFailed(f"The carrier's media answered HTTP {answer.status}.", False, None, answer.retry_after())
