"""All photos of a room as one file."""

import asyncio
import io
import re
import zipfile
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import pytest
from aiohttp import ClientPayloadError, ClientSession, web

from core.clock import DAY, after
from storage.rooms.rooms import Room
from tests.conftest import Logs
from tests.support.bots import eventually
from tests.support.browser.browsers import Browser
from tests.support.photos import pictures
from tests.support.photos.albums import LARGE, NOON, Album
from web.rooms import download
from web.transfers import sending


async def test_all_photos_as_one_file(album: Album, ann: int, ben: int, trip: Room, browser: Browser) -> None:
    contents = [pictures.photo(40 + number, 40) for number in range(4)]
    for number, person in enumerate((ann, ann, ben)):
        await album.photo(trip, person, content=contents[number], at=after(NOON, number))
    await album.photo(trip, ann, kind="pdf", content=contents[3], at=after(NOON, DAY))
    answer = await browser.open(f"/rooms/{trip.uuid}/all.zip")
    assert answer.headers["Content-Type"] == "application/zip"
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="trip.zip"')
    with zipfile.ZipFile(io.BytesIO(answer.body)) as archive:
        assert archive.testzip() is None
        found = {info.filename: archive.read(info) for info in archive.infolist()}
        assert {info.compress_type for info in archive.infolist()} == {zipfile.ZIP_STORED}
        assert archive.infolist()[0].date_time == (2025, 1, 15, 12, 0, 0)
    names = ["2025-01-15 Ann 1.jpg", "2025-01-15 Ann 2.jpg", "2025-01-15 Ben 1.jpg", "2025-01-16 Ann 1.pdf"]
    assert found == dict(zip(names, contents, strict=True))


async def test_a_photo_whose_object_is_lost_is_left_out(album: Album, ann: int, trip: Room, browser: Browser) -> None:
    await album.rows(trip, ann, 1)
    await album.photo(trip, ann, at=NOON)
    answer = await browser.open(f"/rooms/{trip.uuid}/all.zip")
    with zipfile.ZipFile(io.BytesIO(answer.body)) as archive:
        assert len(archive.namelist()) == 1
    page = await browser.open(f"/rooms/{trip.uuid}")
    uuid = re.findall(r'id="p-([^"]+)"', page.html)[0]
    lost = await browser.open(f"/rooms/{trip.uuid}/photos/{uuid}/small.jpg")
    assert (lost.status, lost.headers["Cache-Control"]) == (503, "no-store")


async def test_a_browser_that_goes_away_ends_its_download(
    album: Album, ann: int, trip: Room, browser: Browser, logs: Logs
) -> None:
    for _ in range(3):
        await album.photo(trip, ann, content=LARGE + bytes(8_000_000))
    async with ClientSession() as session:
        answer = await session.get(f"{album.url}/rooms/{trip.uuid}/all.zip", headers={"Cookie": browser.jar})
        assert (await answer.content.readexactly(4)) == b"PK\x03\x04"
        answer.close()
    assert await logs.appears("room.download_ended")
    assert not logs.lines("room.downloaded")


async def test_slow_downloads_are_few_and_leave_the_store_to_others(
    album: Album, ann: int, ben: int, trip: Room, browser: Browser
) -> None:
    await album.photo(trip, ann, content=LARGE + bytes(30_000_000))
    address, other = f"/rooms/{trip.uuid}/all.zip", await album.guest(ben)
    async with AsyncExitStack() as stack:
        session = await stack.enter_async_context(ClientSession())
        for guest in (browser, await album.guest(ann)):
            slow = await session.get(album.url + address, headers={"Cookie": guest.jar})
            stack.callback(slow.close)
            assert (await slow.content.readexactly(4)) == b"PK\x03\x04"
        assert (await browser.open(address)).status == 429
        assert (await browser.open(f"/rooms/{trip.uuid}")).status == 200
        assert (await other.open(address, "HEAD")).status == 200
        slow.close()

        async def may_have_another() -> bool:
            return (await browser.open(address, "HEAD")).status == 200

        await eventually(may_have_another)


class SlowBrowser(web.StreamResponse):
    """Takes a little now and then."""

    def __init__(self) -> None:
        super().__init__()
        self.taken = 0

    async def write(self, data: bytes | bytearray | memoryview) -> None:
        await asyncio.sleep(0.01)
        self.taken += len(data)


async def test_who_takes_a_little_now_and_then_does_not_keep_a_place(monkeypatch: pytest.MonkeyPatch) -> None:
    async def pieces() -> AsyncIterator[bytes]:
        for _ in range(1_000):
            yield b"x"

    monkeypatch.setattr(sending, "WRITE_SECONDS", 0.1)
    slow = SlowBrowser()
    with pytest.raises(sending.Incomplete, match="too slowly"):
        await sending.send(slow, pieces())
    assert slow.taken < 100


async def test_an_archive_may_be_larger_than_zip_once_was(
    album: Album, ann: int, trip: Room, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(4):
        await album.photo(trip, ann)
    monkeypatch.setattr(zipfile, "ZIP64_LIMIT", 100)
    monkeypatch.setattr(zipfile, "ZIP_FILECOUNT_LIMIT", 2)
    answer = await browser.open(f"/rooms/{trip.uuid}/all.zip")
    assert b"PK\x06\x06" in answer.body  # ZIP64's end of the central directory (APPNOTE.TXT, 4.3.14)
    monkeypatch.undo()
    with zipfile.ZipFile(io.BytesIO(answer.body)) as archive:
        assert archive.testzip() is None
        assert [archive.read(name) for name in archive.namelist()] == [LARGE] * 4


async def test_it_ends_with_the_session(
    album: Album, ann: int, trip: Room, browser: Browser, monkeypatch: pytest.MonkeyPatch, logs: Logs
) -> None:
    monkeypatch.setattr(download, "PORTION", 1)
    await album.photo(trip, ann, content=LARGE + bytes(30_000_000), at=NOON)
    await album.photo(trip, ann, at=after(NOON, 1))
    async with ClientSession() as session:
        answer = await session.get(f"{album.url}/rooms/{trip.uuid}/all.zip", headers={"Cookie": browser.jar})
        assert (await answer.content.readexactly(4)) == b"PK\x03\x04"
        await browser.submit("/rooms/sign-out")
        with pytest.raises(ClientPayloadError):
            await answer.read()
    [ended] = logs.lines("room.download_ended")
    assert "not look" in ended["reason"]
