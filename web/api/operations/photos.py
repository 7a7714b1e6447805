from datetime import datetime
from typing import Annotated, Literal

from aiohttp import web
from pydantic import Field

from actions.rooms.photos import CaptionChanged, PhotoDeleted, change_caption, delete_photo
from core.tx import Tx
from storage.rooms import albums
from storage.rooms.albums import Picture
from web.api.cursors import Portion, portion_of
from web.api.declaration import ApiAnswer, ApiModel, Call, Operation, Scope
from web.api.ids import PHOTO, ROOM
from web.api.problems import NOT_HERE, TOO_MANY, UNAVAILABLE, Problem, refused
from web.api.times import at
from web.identity import SESSION
from web.rooms.files import TYPES, send_object
from web.site import Site

LONGEST_CAPTION = 1600
"""As long as a text may be."""
SOON = 5
ELSEWHERE = {302: "It is at the `Location`, for a minute.", 206: "The part that was asked for.", 416: "No such part."}


class PhotoShown(ApiModel):
    """A photo or a document in a room."""

    id: Annotated[str, Field(pattern=PHOTO.whole)]
    room: Annotated[str, Field(pattern=ROOM.whole)]
    kind: Literal["jpg", "pdf"]
    caption: str
    sender: str = Field(description="As the others see them.")
    is_yours: bool = Field(description="Whether you sent it, and may change and delete it.")
    width: int
    height: int
    size: int = Field(description="Bytes.")
    sha256: str = Field(description="Of its bytes, in hexadecimal; empty if it isn't known.")
    sent_at: datetime


class PhotoList(ApiModel):
    """A portion of a room's photos, the newest first."""

    items: list[PhotoShown]
    next_cursor: str | None


class PhotoChange(ApiModel):
    """What is to change."""

    caption: Annotated[str, Field(max_length=LONGEST_CAPTION, description="Empty for none.")]


def _shown(picture: Picture, person_id: int) -> PhotoShown:
    photo = picture.photo
    return PhotoShown(
        id=PHOTO.show(photo.uuid),
        room=ROOM.show(photo.room_uuid),
        kind="pdf" if photo.kind == "pdf" else "jpg",
        caption=photo.caption,
        sender=picture.sender,
        is_yours=photo.person_id == person_id,
        width=photo.width,
        height=photo.height,
        size=photo.size,
        sha256=photo.sha256,
        sent_at=at(photo.created_at),
    )


def list_all(tx: Tx, call: Call) -> ApiAnswer | Problem:
    """The photos of a room."""
    wanted: Portion = call.query
    found = albums.newest(tx, call.who, call.uuid("room"), wanted.limit + 1, wanted.before)
    if found is None:
        raise refused(NOT_HERE)
    listed, cursor = portion_of(found, wanted.limit, lambda each: each.photo.id)
    return ApiAnswer(PhotoList(items=[_shown(each, call.person_id) for each in listed], next_cursor=cursor))


def _picture(tx: Tx, call: Call) -> Picture:
    found = albums.picture(tx, call.who, call.uuid("room"), call.uuid("photo"))
    if found is None:
        raise refused(NOT_HERE)
    return found


def get(tx: Tx, call: Call) -> ApiAnswer | Problem:
    """One photo."""
    return ApiAnswer(_shown(_picture(tx, call), call.person_id))


def change(tx: Tx, call: Call) -> ApiAnswer | Problem:
    """Change the caption of one's own."""
    wanted: PhotoChange = call.body
    done = change_caption(tx, call.person_id, call.uuid("room"), call.uuid("photo"), wanted.caption)
    if not isinstance(done, CaptionChanged):
        raise refused(NOT_HERE)
    return get(tx, call)


def delete(tx: Tx, call: Call) -> ApiAnswer | Problem:
    """Delete one's own."""
    done = delete_photo(tx, call.person_id, call.uuid("room"), call.uuid("photo"))
    if not isinstance(done, PhotoDeleted):
        raise refused(NOT_HERE)
    return ApiAnswer()


async def original(site: Site, request: web.Request, call: Call) -> Problem | web.StreamResponse:
    """Its bytes."""
    picture = await site.db.read(_picture, call)
    return await _bytes(site, request, call, picture.photo.key, TYPES[picture.photo.kind])


async def thumbnail(site: Site, request: web.Request, call: Call) -> Problem | web.StreamResponse:
    """The bytes of the small one."""
    picture = await site.db.read(_picture, call)
    return await _bytes(site, request, call, picture.photo.thumbnail_key, TYPES["jpg"])


async def _bytes(
    site: Site, request: web.Request, call: Call, key: str, content_type: str
) -> Problem | web.StreamResponse:
    request[SESSION] = call.who
    sent = await send_object(site, request, key, content_type, None)
    if sent.status == TOO_MANY.status:
        return Problem(TOO_MANY, "Too many photos at a time.", retry_seconds=SOON)
    if sent.status == UNAVAILABLE.status:
        return Problem(UNAVAILABLE, "The store of photos doesn't answer.", retry_seconds=SOON)
    return sent


PHOTO_PATH = "/rooms/{room}/photos/{photo}"
OPERATIONS = (
    Operation(
        "list_photos",
        "GET",
        "/rooms/{room}/photos",
        "The photos of a room.",
        Scope.PHOTOS_READ,
        list_all,
        answer=PhotoList,
        query=Portion,
    ),
    Operation("get_photo", "GET", PHOTO_PATH, "A photo.", Scope.PHOTOS_READ, get, answer=PhotoShown),
    Operation(
        "get_photo_original",
        "GET",
        f"{PHOTO_PATH}/original",
        "The bytes of a photo.",
        Scope.PHOTOS_READ,
        work=original,
        files=tuple(TYPES.values()),
        others=ELSEWHERE,
    ),
    Operation(
        "get_photo_thumbnail",
        "GET",
        f"{PHOTO_PATH}/thumbnail",
        "The bytes of a small picture of it.",
        Scope.PHOTOS_READ,
        work=thumbnail,
        files=(TYPES["jpg"],),
        others=ELSEWHERE,
    ),
    Operation(
        "change_photo",
        "PATCH",
        PHOTO_PATH,
        "Changes the caption of a photo that you sent.",
        Scope.PHOTOS_WRITE,
        change,
        answer=PhotoShown,
        body=PhotoChange,
    ),
    Operation(
        "delete_photo",
        "DELETE",
        PHOTO_PATH,
        "Deletes a photo that you sent.",
        Scope.PHOTOS_WRITE,
        delete,
        status=204,
    ),
)
