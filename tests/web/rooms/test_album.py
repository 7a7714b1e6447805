from dataclasses import replace
from datetime import UTC, date

from core.clock import DAY, after
from storage.rooms.albums import AlbumPage, Picture, View
from storage.rooms.photo import Photo, PhotoState
from storage.rooms.rooms import Room
from storage.rooms.uploads import UploadStatus
from tests.support.photos.albums import NOON
from web.app import TEMPLATES
from web.rooms.album import SEEN_AT_ONCE, days_of, news, photo_page, room_page

PHOTO = Photo(1, "", 1, "", 1, 1, 1, PhotoState.KEPT, "", "jpg", 1, 1, 1, 1, "", "", "", NOON, 0, 0)
ROOM = Room(1, "e7d1c4a0-0000-0000-0000-000000000000", "trip")
WRITTEN = "\"><script>alert(1)</script>'"


def pictures(count: int) -> list[Picture]:
    return [
        Picture(
            replace(PHOTO, id=number, uuid=f"u{number}", caption=WRITTEN, created_at=after(NOON, -DAY * number)),
            "ann",
        )
        for number in range(count)
    ]


def test_news_are_written_as_the_page_is() -> None:
    found = pictures(3)
    page = (
        room_page(
            TEMPLATES,
            AlbumPage(ROOM, found, None, ["ann"]),
            NOON,
            UTC,
            "'self'",
            is_newest=True,
            upload_status=None,
            photo_bytes=1,
        ).text
        or ""
    )
    piece = news(TEMPLATES, ROOM.uuid, found, NOON, UTC)
    assert piece.count("<section") == 3
    assert piece in page


def test_what_people_write_is_escaped_on_every_page() -> None:
    odd = replace(ROOM, name=WRITTEN)
    [picture] = pictures(1)
    picture = replace(picture, sender=WRITTEN)
    view = View(odd, picture, "newer", "older", is_own=True, page=5)
    for page in (
        room_page(
            TEMPLATES,
            AlbumPage(odd, [picture], 7, [WRITTEN]),
            NOON,
            UTC,
            "'self'",
            is_newest=False,
            upload_status=UploadStatus(1, ["odd"]),
            photo_bytes=1,
        ),
        photo_page(TEMPLATES, view, NOON, UTC, "'self'"),
    ):
        assert "<script>" not in (page.text or "")
        assert "&lt;script&gt;" in (page.text or "")


def test_days_hold_their_pictures_and_the_first_are_loaded_at_once() -> None:
    found = [*pictures(1) * SEEN_AT_ONCE, *pictures(2)[1:]]
    today, yesterday = days_of(TEMPLATES.url, ROOM.uuid, found, NOON, UTC)
    assert [(day.date, day.heading, len(day.tiles)) for day in (today, yesterday)] == [
        (date(2025, 1, 15), "Today", SEEN_AT_ONCE),
        (date(2025, 1, 14), "Yesterday", 1),
    ]
    assert all(tile.is_seen_at_once for tile in today.tiles)
    assert not yesterday.tiles[0].is_seen_at_once
    assert yesterday.tiles[0].small == f"/rooms/{ROOM.uuid}/photos/u1/small.jpg"
