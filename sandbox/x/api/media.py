"""Uploading photos, and describing them."""

import time
from typing import Final

from aiohttp import web

from sandbox.core.answers import json_response
from sandbox.x import errors
from sandbox.x.api.front import Front, json_body, only
from sandbox.x.model import Account, Photo
from sandbox.x.state import XState

_KEPT_SECONDS: Final = 86_400
_LARGEST: Final = 5 * 1024 * 1024
_LARGEST_GIF: Final = 15 * 1024 * 1024
_LONGEST_ALT_TEXT: Final = 1_000


class MediaUpload:
    """POST /2/media/upload and /2/media/metadata."""

    def __init__(self, state: XState) -> None:
        self._state = state

    def routes(self) -> list[web.RouteDef]:
        """The routes of this part."""
        front = Front(self._state)
        return [
            web.post("/2/media/upload", front.signed("x_media", self.upload, "media.write")),
            web.post("/2/media/metadata", front.signed("x_metadata", self.describe, "media.write")),
        ]

    async def upload(self, request: web.Request, account: Account) -> web.StreamResponse:
        """Take a photo in one go: a form of `media` and `media_category`."""
        content = await _uploaded(request)
        content_type = image_type(content)
        if content_type is None:
            raise errors.invalid("Your media is of a type that is not supported.")
        most = _LARGEST_GIF if content_type == "image/gif" else _LARGEST
        if len(content) > most:
            raise errors.invalid(f"Your media is too large: {len(content)} bytes, at most {most}.")
        photo = Photo(self._state.ids.next(), account.username, content_type, content, time.time() + _KEPT_SECONDS)
        self._state.photos[photo.id] = photo
        size = {"id": photo.id, "media_key": photo.media_key, "size": len(content)}
        return json_response({"data": {**size, "expires_after_secs": _KEPT_SECONDS}})

    async def describe(self, request: web.Request, account: Account) -> web.StreamResponse:
        """Give a photo words for those who cannot see it."""
        body = await json_body(request)
        only(body, "id", "metadata")
        photo = self._state.photos.get(str(body.get("id")))
        if photo is None or photo.username != account.username:
            raise errors.invalid_media([body.get("id")])
        match body.get("metadata"):
            case {"alt_text": {"text": str(words)}} if len(words) <= _LONGEST_ALT_TEXT:
                photo.alt_text = words
            case _:
                raise errors.invalid(f"$.metadata.alt_text.text: has to be 1 to {_LONGEST_ALT_TEXT} characters")
        return json_response({"data": {"id": photo.id, "associated_metadata": body["metadata"]}})


async def _uploaded(request: web.Request) -> bytes:
    """The photo in a form. Raises XError 400 for a form that X does not take."""
    if request.content_type != "multipart/form-data":
        raise errors.invalid("The request has to be multipart/form-data.")
    try:
        form = await request.post()
    except ValueError:
        raise errors.invalid("The form cannot be read.") from None
    only(dict(form), "media", "media_category", "media_type", within="form")
    if form.get("media_category") != "tweet_image":
        raise errors.invalid("media_category has to be tweet_image")
    media = form.get("media")
    if isinstance(media, web.FileField):
        return media.file.read()
    raise errors.invalid("media has to be a file")


def image_type(content: bytes) -> str | None:
    """The type of a picture by its first bytes, if it is one that X takes."""
    if content.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if content.startswith((b"GIF87a", b"GIF89a")):
        return "image/gif"
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    return None
