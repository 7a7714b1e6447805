"""A room's photos by day, and one of them at large. A day's section is the same on a page and as news."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, tzinfo
from itertools import groupby

from aiohttp import web

from core.clock import Moment
from storage.rooms.albums import AlbumPage, Picture, View
from storage.rooms.uploads import UploadStatus
from web.headers import OUR_FORMS
from web.rendering import Templates, Url
from web.words import day_in_words, day_of, time_in_words

SEEN_AT_ONCE = 12
"""Pictures that are on the screen when a page opens; the others are loaded when they come near."""


@dataclass(frozen=True, slots=True)
class Tile:
    """A picture among others.

    Attributes:
        address: of its page.
        small: where the small picture is.
    """

    picture: Picture
    address: str
    small: str
    is_seen_at_once: bool


@dataclass(frozen=True, slots=True)
class DayOfPhotos:
    """A day's pictures under their heading."""

    date: date
    heading: str
    tiles: Sequence[Tile]


def days_of(url: Url, room_uuid: str, pictures: Iterable[Picture], now: Moment, zone: tzinfo) -> list[DayOfPhotos]:
    """Photos under their days, in the order in which they come: the newest first."""
    today = day_of(now, zone)
    tiles = [_tile(url, room_uuid, place, picture) for place, picture in enumerate(pictures)]
    by_day = groupby(tiles, key=lambda tile: day_of(tile.picture.photo.created_at, zone))
    return [DayOfPhotos(day, day_in_words(day, today), list(of_day)) for day, of_day in by_day]


def _tile(url: Url, room_uuid: str, place: int, picture: Picture) -> Tile:
    """Written here, for a page has so many of them: a call from a template takes longer."""
    named = {"room": room_uuid, "photo": picture.photo.uuid}
    return Tile(picture, url("photo", **named), url("small", **named), place < SEEN_AT_ONCE)


def news(templates: Templates, room_uuid: str, pictures: Iterable[Picture], now: Moment, zone: tzinfo) -> str:
    """Photos that have come, as an open page puts them in."""
    return templates.html("rooms/days.html", days=days_of(templates.url, room_uuid, pictures, now, zone))


def room_page(
    templates: Templates,
    album: AlbumPage,
    now: Moment,
    zone: tzinfo,
    images: str,
    *,
    is_newest: bool,
    upload_status: UploadStatus | None,
    photo_bytes: int,
) -> web.Response:
    """A room: its photos by day, who is in it, and what can be done.

    `upload_status`: of the uploads of whoever is signed in, nothing if nobody is. `photo_bytes`: the most that a
    photo may have.
    """
    return templates.page(
        "rooms/room.html",
        files=("rooms.css", "zone.js", "room.js", *(("upload.js",) if upload_status is not None else ())),
        forms_to=OUR_FORMS,
        images=images,
        section="rooms" if upload_status is not None else "",
        room=album.room,
        members=album.members,
        days=days_of(templates.url, album.room.uuid, album.pictures, now, zone),
        earlier=album.earlier,
        is_newest=is_newest,
        is_signed_in=upload_status is not None,
        upload_status=upload_status,
        photo_bytes=photo_bytes,
    )


def photo_page(templates: Templates, view: View, now: Moment, zone: tzinfo, images: str) -> web.Response:
    """One photo at large, with the way to those beside it."""
    photo = view.picture.photo
    return templates.page(
        "rooms/photo.html",
        files=("rooms.css", "zone.js", "view.js"),
        images=images,
        room=view.room,
        photo=photo,
        what=kind_in_words(view.picture),
        sender=view.picture.sender,
        sent=time_in_words(photo.created_at, now, zone),
        is_own=view.is_own,
        page=view.page,
        newer=view.newer,
        older=view.older,
    )


def kind_in_words(picture: Picture) -> str:
    """What people call it: a photo or a document."""
    return "document" if picture.photo.kind == "pdf" else "photo"
