"""Reading a text that a phone is to send from JSON."""

import base64
import binascii
from dataclasses import dataclass
from typing import Any, Final

import aiohttp

from sandbox.carrier.inbound import Picture
from sandbox.carrier.media import MediaFetchError, fetch
from sandbox.page.guard import RefusedError

_MOST_MEDIA: Final = 10
_LONGEST_BODY: Final = 1600


@dataclass(frozen=True, slots=True)
class PhoneText:
    """A text as a phone sends it. `wait`: answer only when its webhook is over."""

    from_: str
    to: str | None
    body: str
    pictures: tuple[Picture, ...]
    wait: bool


async def read_text(wanted: dict[str, Any], session: aiohttp.ClientSession) -> PhoneText:
    """The text that is asked for; media given by address are fetched.

    Raises:
        RefusedError: something is missing, too long, or no medium.
    """
    from_, body = wanted.get("from"), wanted.get("body", "")
    media = wanted.get("media") or []
    if not isinstance(from_, str) or not from_:
        raise RefusedError("from is missing: the number of the phone")
    if not isinstance(body, str) or len(body) > _LONGEST_BODY:
        raise RefusedError(f"body has to be a text of at most {_LONGEST_BODY} characters")
    if not isinstance(media, list) or len(media) > _MOST_MEDIA:
        raise RefusedError(f"media has to be a list of at most {_MOST_MEDIA}")
    pictures = tuple([await _picture(each, session) for each in media])
    if not body and not pictures:
        raise RefusedError("a text needs words or a picture")
    return PhoneText(from_, wanted.get("to") or None, body, pictures, wait=bool(wanted.get("wait")))


async def _picture(wanted: Any, session: aiohttp.ClientSession) -> Picture:  # noqa: ANN401 - JSON
    if not isinstance(wanted, dict):
        raise RefusedError("a medium is an object with type and base64, or with url")
    try:
        if "url" in wanted:
            medium = await fetch(session, str(wanted["url"]), "")
            return medium.content_type, medium.content
        return str(wanted["type"]), base64.b64decode(wanted["base64"], validate=True)
    except MediaFetchError as error:
        raise RefusedError(f"the medium could not be had: {error}") from None
    except (KeyError, TypeError, binascii.Error):
        raise RefusedError("a medium is an object with type and base64, or with url") from None
