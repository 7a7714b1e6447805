"""Pictures and other files: fetching what the bot sends, giving them out, and links that hold for a short while."""

import hashlib
import hmac
import secrets
import time
from typing import Final

import aiohttp
from aiohttp import web

from sandbox.carrier.model import Media, new_sid

_TIMEOUT: Final = aiohttp.ClientTimeout(total=15, sock_connect=5)
_LARGEST: Final = 5 * 1024 * 1024
_TYPES: Final = ("image/", "video/", "audio/", "text/vcard", "text/x-vcard", "application/pdf")
_OPENED_IN_PLACE: Final = (
    "image/png",
    "image/jpeg",
    "image/gif",
    "image/webp",
    "image/bmp",
    "video/",
    "audio/",
)


class MediaFetchError(Exception):
    """A medium that the carrier could not get; `code` is the error that the message fails with."""

    def __init__(self, code: int) -> None:
        super().__init__(str(code))
        self.code = code


async def fetch(session: aiohttp.ClientSession, url: str, message_sid: str) -> Media:
    """Get a medium of a message from where the bot keeps it.

    Raises:
        MediaFetchError: it cannot be had (11200), is no medium (12300), or is over 5 MB (11751).
    """
    try:
        async with session.get(url, timeout=_TIMEOUT) as response:
            if not response.ok:
                raise MediaFetchError(11200)
            content = await _bounded(response.content)
            content_type = response.content_type
    except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
        raise MediaFetchError(11200) from error
    if not content_type.startswith(_TYPES):
        raise MediaFetchError(12300)
    return new_media(message_sid, content_type, content)


def new_media(message_sid: str, content_type: str, content: bytes, *, not_ready: int = 0) -> Media:
    """A medium with an identifier of its own."""
    return Media(new_sid("ME"), message_sid, content_type, content, time.time(), not_ready)


async def _bounded(stream: aiohttp.StreamReader) -> bytes:
    content = bytearray()
    async for chunk in stream.iter_chunked(64 * 1024):
        content += chunk
        if len(content) > _LARGEST:
            raise MediaFetchError(11751)
    return bytes(content)


class SignedLinks:
    """Links to media that need no sign-in and hold for a short while, as those to Twilio's CDN."""

    def __init__(self) -> None:
        self._key = secrets.token_bytes(32)

    def path(self, media_sid: str, seconds: float) -> str:
        """The path and query of a link that holds for that many seconds."""
        expires = f"{time.time() + seconds:.3f}"
        return f"/cdn/{media_sid}?Expires={expires}&Signature={self._sign(media_sid, expires)}"

    def holds(self, media_sid: str, expires: str, signature: str) -> bool:
        """Whether a link is one of ours and still holds."""
        if not hmac.compare_digest(signature.encode(errors="replace"), self._sign(media_sid, expires).encode()):
            return False
        return float(expires) > time.time()

    def _sign(self, media_sid: str, expires: str) -> str:
        return hmac.new(self._key, f"{media_sid}:{expires}".encode(), hashlib.sha256).hexdigest()


def media_response(medium: Media | None) -> web.Response:
    """A medium's bytes; what a browser should not open in our name is given as a download."""
    if medium is None:
        return web.Response(status=404, text="There is no such medium")
    headers = {"X-Content-Type-Options": "nosniff", "Content-Security-Policy": "sandbox; default-src 'none'"}
    if not medium.content_type.startswith(_OPENED_IN_PLACE):
        headers["Content-Disposition"] = "attachment"
    return web.Response(body=medium.content, content_type=medium.content_type, headers=headers)
