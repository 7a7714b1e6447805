"""Photos on their way to X, before a post shows them (X's documentation, media upload)."""

import asyncio
import io
from collections.abc import Iterator
from typing import Any

from aiohttp import FormData

from clients.call import HttpAnswer
from clients.failures import XFailed, XFault
from clients.x.calls import XHttp
from clients.x.faults import unreadable
from clients.x.problem import cleaned

UPLOAD = "/2/media/upload"
ONE_SHOT_BYTES = 5_000_000
PART_BYTES = 4_000_000
PROCESSING_SECONDS = 20.0
"""Well within the lease of a delivery."""
CHECK_AFTER_SECONDS = 1.0


async def upload(http: XHttp, access: str, content: bytes, content_type: str) -> str:
    """Hand over an image; returns the media id, which a post of the same account may name for a day.

    Raises:
        XFailed: when X doesn't take it; trying again does no harm.
    """
    if len(content) <= ONE_SHOT_BYTES:
        form = _form(content, content_type, media_category="tweet_image")
        answer = await http.ask(access, "POST", UPLOAD, data=form, media=True)
    else:
        answer = await _in_parts(http, access, content, content_type)
    data = _data(http, answer)
    media_id: str = data["id"]
    await _processed(http, access, media_id, data.get("processing_info"))
    return media_id


async def _in_parts(http: XHttp, access: str, content: bytes, content_type: str) -> HttpAnswer:
    """What is larger than X takes at once: animated GIFs, mostly."""
    category = "tweet_gif" if content_type == "image/gif" else "tweet_image"
    announced = {"media_type": content_type, "total_bytes": len(content), "media_category": category}
    answer = await http.ask(access, "POST", f"{UPLOAD}/initialize", json_body=announced, media=True)
    path = f"{UPLOAD}/{_data(http, answer)['id']}"
    for index, part in enumerate(_parts(content)):
        form = _form(part, "application/octet-stream", segment_index=str(index))
        await http.ask(access, "POST", f"{path}/append", data=form, media=True)
    return await http.ask(access, "POST", f"{path}/finalize", media=True)


def _parts(content: bytes) -> Iterator[bytes]:
    return (content[start : start + PART_BYTES] for start in range(0, len(content), PART_BYTES))


async def _processed(http: XHttp, access: str, media_id: str, told: object) -> None:
    """Wait until X has worked through it, if it said that it has to."""
    try:
        async with asyncio.timeout(PROCESSING_SECONDS):
            while not _is_ready(told):
                await asyncio.sleep(_check_after(told))
                params = {"command": "STATUS", "media_id": media_id}
                answer = await http.ask(access, "GET", UPLOAD, params=params, media=True)
                told = _data(http, answer).get("processing_info")
    except TimeoutError:
        raise XFailed("X is still processing the media.", fault=XFault.UNKNOWN) from None


def _is_ready(told: object) -> bool:
    """Whether it can be posted.

    Raises:
        XFailed: when it never can.
    """
    if not isinstance(told, dict) or told.get("state") == "succeeded":
        return True
    if told.get("state") != "failed":
        return False
    error = told.get("error")
    said = cleaned(str(error.get("message") or "")) if isinstance(error, dict) else ""
    raise XFailed("X can't process the media.", happened=False, fault=XFault.BAD_MEDIA, said=said)


def _check_after(told: object) -> float:
    seconds = told.get("check_after_secs") if isinstance(told, dict) else None
    if not isinstance(seconds, int | float) or not 0 <= seconds <= PROCESSING_SECONDS:
        return CHECK_AFTER_SECONDS
    return float(seconds)


def _form(content: bytes, content_type: str, **fields: str) -> FormData:
    form = FormData(fields)
    form.add_field("media", io.BytesIO(content), filename="media", content_type=content_type)
    return form


def _data(http: XHttp, answer: HttpAnswer) -> dict[str, Any]:
    """What X tells of the upload.

    Raises:
        XFailed: when there is no id in it, or none that can stand in an address.
    """
    data = (answer.json_object() or {}).get("data")
    if isinstance(data, dict):
        media_id = data.get("id")
        if isinstance(media_id, str) and media_id.isalnum():
            return data
    raise unreadable(answer, http.clock.now())
