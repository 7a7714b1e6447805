"""Adding photos to a room from the browser: one by one by the page's script, or as a form that needs none."""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

import orjson
from aiohttp import web

from actions.rooms import uploading
from actions.rooms.uploading import ThereAlready
from core.clock import SECOND, Moment
from storage.rooms import albums
from storage.rooms.photo import Photo, PhotoState
from web.headers import LOCKED_IN, NO_STORE
from web.identity import asker_of, session_of
from web.responses import empty
from web.site import Site
from web.transfers.bodies import SHORT, SKIPPED, UploadDeadline, next_part, skip, upload_deadline
from web.transfers.uploads import CHECKSUM, Received, UploadRefusal, is_full, receive, receive_body

MOST_FILES = 100
"""Of one form."""
LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class File:
    """A file of a form, and what came of it."""

    name: str
    received: Received

    @property
    def said(self) -> str:
        """What its person reads."""
        if isinstance(self.received, UploadRefusal):
            return self.received.said
        return "It is in the room already." if isinstance(self.received, ThereAlready) else ""


async def add(site: Site, request: web.Request) -> web.StreamResponse:
    """Photos for a room: one, as the body, answered for a script; or a form's files, answered as a page."""
    if request.content_type == "multipart/form-data":
        return await _form(site, request)
    uploader, room_uuid = asker_of(request), request.match_info["room"]
    received = await receive_body(site, request, uploader, room_uuid, request.headers.get(CHECKSUM, ""))
    return _answer(received, site.clock.now())


def _answer(received: Received, now: Moment) -> web.Response:
    """What came of one photo, for the page's script; of one that is there already, since how many seconds."""
    if isinstance(received, UploadRefusal):
        more = {"Retry-After": str(received.retry_after)} if received.retry_after else {}
        return _json({"error": received.code, "said": received.said}, received.status, **more)
    if isinstance(received, ThereAlready):
        return _json({**_state(received.photo), "age": (now - received.photo.created_at) / SECOND})
    return _json({"photo": received.uuid, "state": PhotoState.COMING}, 201)


def _state(photo: Photo) -> dict[str, str]:
    return {"photo": photo.uuid, "state": photo.state, "said": photo.reason}


def _json(content: Mapping[str, str | float], status: int = 200, **more: str) -> web.Response:
    headers = {**LOCKED_IN, **NO_STORE, "Content-Type": "application/json", **more}
    return web.Response(body=orjson.dumps(content), status=status, headers=headers)


async def state(site: Site, request: web.Request) -> web.Response:
    """How one's own photo stands, for the script that has sent it."""
    asked = session_of(request).person_id, request.match_info["room"], request.match_info["photo"]
    photo = await site.db.read(uploading.of_own, *asked)
    return _json(_state(photo)) if photo is not None else empty()


async def _form(site: Site, request: web.Request) -> web.Response:
    """A form's files, one after the other."""
    session = session_of(request)
    room = await site.db.read(albums.room, session, request.match_info["room"])
    if room is None:
        return site.templates.page("rooms/not_here.html", 404)
    if is_full(site, request, asker_of(request)):
        files: Sequence[File] = [File("", UploadRefusal.AT_ONCE)]
    else:
        with site.uploads.taken(session.person_id):
            files = [file async for file in _files(site, request, upload_deadline())]
    refused = [file.received for file in files if isinstance(file.received, UploadRefusal)]
    return site.templates.page(
        "rooms/added.html",
        refused[0].status if refused and len(refused) == len(files) else 200,
        room=room,
        added=sum(not file.said for file in files),
        others=[file for file in files if file.said],
    )


async def _files(site: Site, request: web.Request, deadline: UploadDeadline) -> AsyncIterator[File]:
    """Each file of the form with what came of it; it ends where the form can't be read any further."""
    uploader, room_uuid, count = asker_of(request), request.match_info["room"], 0
    with suppress(OSError, ValueError, web.RequestPayloadError, TimeoutError):
        form = await request.multipart()
        while (part := await next_part(form, deadline)) is not None:
            if not part.filename:  # another field, or no file was chosen
                await skip(part, deadline, SHORT)
                continue
            if count == MOST_FILES:
                yield File(part.filename[:LONGEST_NAME], UploadRefusal.TOO_MANY)
                return
            count += 1
            received = await receive(site, uploader, room_uuid, part.read_chunk, deadline)
            yield File(part.filename[:LONGEST_NAME], received)
            await skip(part, deadline, SKIPPED * site.photo_bytes)
