"""Photos that a program adds to a room: by the same pipeline and within the same limits as by text and page."""

from collections.abc import Mapping
from typing import Annotated

from aiohttp import web
from pydantic import Field

from actions.rooms import uploading
from actions.rooms.uploading import ThereAlready
from core.tx import Tx
from storage.rooms.photo import PhotoState
from web.api.credentials import not_signed_in
from web.api.declaration import ApiAnswer, ApiModel, Call, Header, Operation, Scope
from web.api.ids import PHOTO
from web.api.operations.photos import PHOTO_PATH
from web.api.operations.rooms import OVER_QUOTA
from web.api.problems import (
    MALFORMED,
    NOT_HERE,
    TOO_LARGE,
    TOO_MANY,
    TOO_SLOW,
    UNAVAILABLE,
    Problem,
    ProblemKind,
    refused,
)
from web.site import Site
from web.transfers.uploads import CHECKSUM, TYPE, UploadRefusal, receive_body

EMPTY = ProblemKind("empty", 409, "Nothing came")
NOT_AS_SENT = ProblemKind("checksum-differs", 409, "What came isn't what the checksum says")
X_CHECKSUM = Header(
    CHECKSUM,
    "[0-9A-Fa-f]{64}",
    "The SHA-256 of the bytes, in hexadecimal: what came otherwise is refused, and what is there already isn't read"
    " against any limit.",
)
TAKEN = (TYPE, "image/*", "application/pdf")
KINDS: Mapping[UploadRefusal, ProblemKind] = {
    UploadRefusal.NOT_HERE: NOT_HERE,
    UploadRefusal.EMPTY: EMPTY,
    UploadRefusal.BROKEN_OFF: MALFORMED,
    UploadRefusal.TOO_LARGE: TOO_LARGE,
    UploadRefusal.TOO_SLOW: TOO_SLOW,
    UploadRefusal.CHECKSUM: NOT_AS_SENT,
    UploadRefusal.AT_ONCE: TOO_MANY,
    UploadRefusal.COMING: TOO_MANY,
    UploadRefusal.PHOTOS: OVER_QUOTA,
    UploadRefusal.BYTES: OVER_QUOTA,
    UploadRefusal.STORE: UNAVAILABLE,
}


class PhotoStanding(ApiModel):
    """How a photo that you sent stands."""

    id: Annotated[str, Field(pattern=PHOTO.whole)]
    state: PhotoState = Field(
        description="`coming` or `trying`: it is made safe first. `kept`: it is in the room. `failed`: it isn't, and"
        " `reason` says why."
    )
    reason: str = Field(description="Why it couldn't be kept, for people; empty if it could.")


async def upload(site: Site, request: web.Request, call: Call) -> ApiAnswer | Problem:
    """Take a photo in. The same one again is there already, so that whoever heard no answer may send it again."""
    received = await receive_body(site, request, call.asker, call.uuid("room"), call.headers.get(CHECKSUM, ""))
    if isinstance(received, UploadRefusal):
        return _problem(received)
    if isinstance(received, ThereAlready):
        there = received.photo
        return ApiAnswer(PhotoStanding(id=PHOTO.show(there.uuid), state=there.state, reason=there.reason), 200)
    return ApiAnswer(PhotoStanding(id=PHOTO.show(received.uuid), state=PhotoState.COMING, reason=""))


def _problem(refusal: UploadRefusal) -> Problem:
    """Why it wasn't taken.

    Raises:
        RefusedRequest: when whoever sent it was signed out meanwhile.
    """
    if refusal is UploadRefusal.SIGNED_OUT:
        raise not_signed_in()
    return Problem(KINDS[refusal], refusal.said, retry_seconds=refusal.retry_after or None)


def state(tx: Tx, call: Call) -> ApiAnswer | Problem:
    """How one's own photo stands."""
    found = uploading.of_own(tx, call.person_id, call.uuid("room"), call.uuid("photo"))
    if found is None:
        raise refused(NOT_HERE)
    return ApiAnswer(PhotoStanding(id=PHOTO.show(found.uuid), state=found.state, reason=found.reason))


OPERATIONS = (
    Operation(
        "upload_photo",
        "POST",
        "/rooms/{room}/photos",
        "Adds a photo or a PDF: its bytes are the body. It shows in the room once it is made safe.",
        Scope.PHOTOS_WRITE,
        work=upload,
        answer=PhotoStanding,
        status=201,
        takes=TAKEN,
        headers=(X_CHECKSUM,),
        others={200: "You have put the same bytes into that room before; nothing was added."},
        problems=(MALFORMED, EMPTY, NOT_AS_SENT, OVER_QUOTA),
    ),
    Operation(
        "get_photo_state",
        "GET",
        f"{PHOTO_PATH}/state",
        "How a photo that you sent stands: whether it is in the room yet, or why not.",
        Scope.PHOTOS_READ,
        state,
        answer=PhotoStanding,
    ),
)
