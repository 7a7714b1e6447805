"""Rooms whose photos are in a bucket: browsers are sent there for a minute, and to nowhere else."""

import hashlib
import io
import re
import zipfile
from collections.abc import AsyncIterator

import pytest
from aiohttp import ClientPayloadError, ClientSession
from yarl import URL

from core.settings import MediaSettings
from storage.rooms import photos, rooms
from storage.rooms.rooms import Room
from tests.support.browser.browsers import Browser
from tests.support.network.s3_server import S3Server
from tests.support.photos import pictures
from tests.support.photos.albums import LARGE, SMALL, Album, opened
from web.rooms import files


@pytest.fixture
async def album(sqlite_url: str, s3_settings: MediaSettings) -> AsyncIterator[Album]:
    async with opened(sqlite_url, s3_settings) as running:
        yield running


@pytest.fixture
async def ann(album: Album) -> int:
    return await album.person("+15550100101", "Ann")


@pytest.fixture
async def trip(album: Album, ann: int) -> Room:
    return await album.room("trip", ann)


@pytest.fixture
async def browser(album: Album, ann: int) -> Browser:
    return await album.guest(ann)


async def fetch(url: str) -> tuple[int, bytes, dict[str, str]]:
    async with ClientSession() as session, session.get(URL(url, encoded=True)) as answer:
        return answer.status, await answer.read(), dict(answer.headers)


async def test_browsers_are_sent_to_the_bucket(album: Album, ann: int, trip: Room, browser: Browser) -> None:
    uuid = await album.photo(trip, ann)
    address = f"/rooms/{trip.uuid}/photos/{uuid}"
    for end, content in (("small.jpg", SMALL), ("original", LARGE)):
        sent = await browser.open(f"{address}/{end}")
        assert (sent.status, sent.body) == (302, b"")
        assert int(re.findall(r"max-age=(\d+)", sent.headers["Cache-Control"])[0]) < files.LINK_SECONDS
        status, body, headers = await fetch(sent.location)
        assert (status, body, headers["Content-Type"]) == (200, content, "image/jpeg")


async def test_links_into_the_bucket_end_and_can_not_be_altered(
    album: Album, ann: int, trip: Room, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    uuids = [await album.photo(trip, ann), await album.photo(trip, ann)]
    address = f"/rooms/{trip.uuid}/photos/{uuids[0]}"
    link = (await browser.open(f"{address}/original")).location
    for altered in (
        link.replace(uuids[0], uuids[1]),
        link.replace("X-Amz-Expires=60", "X-Amz-Expires=604800"),
        link.replace("X-Amz-Signature=", "X-Amz-Signature=0"),
        link.partition("?")[0],
    ):
        assert altered != link
        assert (await fetch(altered))[0] == 403
    monkeypatch.setattr(files, "LINK_SECONDS", -1)
    expired = (await browser.open(f"{address}/original")).location
    assert (await fetch(expired))[0] in {400, 403}


async def test_pages_load_pictures_from_the_bucket_and_nothing_else(
    album: Album, ann: int, trip: Room, browser: Browser, s3: S3Server
) -> None:
    uuid = await album.photo(trip, ann)
    for address in (f"/rooms/{trip.uuid}", f"/rooms/{trip.uuid}/photos/{uuid}", "/rooms"):
        policy = (await browser.open(address)).headers["Content-Security-Policy"]
        assert f"img-src 'self' {s3.url};" in policy
        assert policy.count("http") == 1


async def test_documents_and_downloads_are_saved_under_their_names(
    album: Album, ann: int, trip: Room, browser: Browser
) -> None:
    uuid = await album.photo(trip, ann, kind="pdf", content=pictures.pdf())
    sent = await browser.open(f"/rooms/{trip.uuid}/photos/{uuid}/original")
    status, body, headers = await fetch(sent.location)
    assert (status, body) == (200, pictures.pdf())
    assert re.fullmatch(r"attachment; filename\*=UTF-8''[\d-]+%20Ann.pdf", headers["Content-Disposition"])


async def test_all_photos_as_one_file(album: Album, ann: int, trip: Room, browser: Browser) -> None:
    large = LARGE + bytes(600_000)  # more than one piece
    await album.photo(trip, ann, content=large)
    await album.photo(trip, ann)
    answer = await browser.open(f"/rooms/{trip.uuid}/all.zip")
    with zipfile.ZipFile(io.BytesIO(answer.body)) as archive:
        assert archive.testzip() is None
        assert [archive.read(name) for name in archive.namelist()] == [large, LARGE]


async def test_who_left_gets_no_more_links(album: Album, ann: int, trip: Room) -> None:
    ben = await album.person("+15550100102")
    await album.do(rooms.join, ben, trip)
    uuid = await album.photo(trip, ann)
    browser = await album.guest(ben)
    assert (await browser.open(f"/rooms/{trip.uuid}/photos/{uuid}/small.jpg")).status == 302
    await album.do(rooms.leave, ben, trip)
    assert (await browser.open(f"/rooms/{trip.uuid}/photos/{uuid}/small.jpg")).status == 404


async def test_a_download_of_which_the_store_breaks_down_shows_as_broken(
    album: Album, ann: int, trip: Room, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    await album.photo(trip, ann, content=LARGE + bytes(600_000))
    uuid = await album.photo(trip, ann, content=LARGE + bytes(600_000))
    found = await album.app.db.read(photos.find, uuid)
    await album.store.delete([found.key])
    shorter = b"short"
    await album.store.put(found.key, shorter, "image/jpeg", hashlib.sha256(shorter).hexdigest())
    size = album.store.size

    async def wrong(key: str) -> int:
        return 700_000 if key == found.key else await size(key)

    monkeypatch.setattr(album.store, "size", wrong)
    with pytest.raises(ClientPayloadError):
        await browser.open(f"/rooms/{trip.uuid}/all.zip")
