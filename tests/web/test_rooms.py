"""What members of a room see in the browser."""

import asyncio
import io
import re
import zipfile
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from html import unescape
from typing import Self

import pytest
from aiohttp import ClientSession

from bot.clock import DAY, Moment, after
from bot.settings import Media
from storage import rooms
from storage.rooms import Room
from tests import pictures
from tests.albums import LARGE, SMALL, Album, opened
from tests.bots import eventually
from tests.browsers import Browser
from tests.conftest import Logs
from web import rooms_live

NOON = Moment(1_736_942_400_000)
"""2025-01-15, 12:00 UTC: a Wednesday."""


@pytest.fixture
async def album(database_url: str, folder_settings: Media) -> AsyncIterator[Album]:
    async with opened(database_url, folder_settings) as running:
        yield running


@pytest.fixture
async def ann(album: Album) -> int:
    return await album.person("+15550100101", "Ann")


@pytest.fixture
async def ben(album: Album) -> int:
    return await album.person("+15550100102", "Ben")


@pytest.fixture
async def trip(album: Album, ann: int, ben: int) -> Room:
    return await album.room("trip", ann, ben)


@pytest.fixture
async def browser(album: Album, ann: int) -> Browser:
    return await album.guest(ann)


async def test_a_link_lets_a_browser_in_once_its_button_is_pressed(album: Album, ann: int, trip: Room) -> None:
    browser = await album.browser()
    link = await album.link(ann, trip)
    page = await browser.open(link)
    assert (page.status, page.cookies) == (200, ())
    assert "Open trip" in page.words
    pressed = await browser.submit(link)
    assert (pressed.status, pressed.location) == (303, f"/rooms/{trip.uuid}")
    [cookie] = pressed.cookies
    assert cookie.startswith("__Host-session=")
    assert {"HttpOnly", "Secure", "Path=/", "SameSite=Lax"} <= set(cookie.split("; "))
    assert "No photos yet" in (await browser.open(pressed.location)).words


async def test_photos_stand_under_their_days_with_sender_and_caption(
    album: Album, ann: int, ben: int, trip: Room, browser: Browser
) -> None:
    for number, (person, caption) in enumerate([(ann, "The lake"), (ben, ""), (ann, "Skates")]):
        await album.photo(trip, person, caption, at=after(NOON, -DAY * (3 - number)))
    page = await browser.open(f"/rooms/{trip.uuid}")
    days = re.findall(r"<h2>([^<]+)</h2>", page.html)
    assert days == ["Tuesday 14 January 2025", "Monday 13 January 2025", "Sunday 12 January 2025"]
    tiles = re.findall(r'<span class="words">(.*?)</a>', page.html)
    assert [unescape(re.sub("<[^>]+>", " ", tile)).split() for tile in tiles] == [
        ["Ann", "Skates"],
        ["Ben"],
        ["Ann", "The", "lake"],
    ]
    assert "2 people Ann Ben" in page.words


async def test_days_begin_when_they_do_for_whoever_looks(
    album: Album, ann: int, trip: Room, browser: Browser
) -> None:
    await album.photo(trip, ann, at=after(NOON, DAY // 2 - 1))
    assert "Wednesday 15 January" in (await browser.open(f"/rooms/{trip.uuid}")).words
    browser.cookies["zone"] = "Pacific/Auckland"
    assert "Thursday 16 January" in (await browser.open(f"/rooms/{trip.uuid}")).words
    for odd in ("../../etc/passwd", "Nowhere/At_all", "x" * 5000):
        browser.cookies["zone"] = odd
        assert "Wednesday 15 January" in (await browser.open(f"/rooms/{trip.uuid}")).words


async def test_who_has_no_name_and_who_left_are_never_shown_by_their_number(
    album: Album, ann: int, ben: int, trip: Room, browser: Browser
) -> None:
    nameless, leaves = await album.person("+15550100177"), await album.person("+15550100188")
    for person in (nameless, leaves):
        await album.do(rooms.join, person, trip)
        await album.photo(trip, person)
    await album.photo(trip, ben)
    for person in (ben, leaves):
        await album.do(rooms.leave, person, trip)
    page = await browser.open(f"/rooms/{trip.uuid}")
    assert "The phone ending 77" in page.words
    assert "Someone who left" in page.words
    assert "Ben" in page.words
    assert "5550100" not in page.html


async def test_a_large_room_is_read_page_by_page(album: Album, ann: int, trip: Room, browser: Browser) -> None:
    await album.rows(trip, ann, 130)
    address, seen = f"/rooms/{trip.uuid}", []
    while address:
        page = await browser.open(address)
        seen.append(re.findall(r">No\. (\d+)<", page.html))
        more = re.search(r'id="earlier" href="([^"]+)"', page.html)
        address = unescape(more[1]) if more else ""
    assert [len(numbers) for numbers in seen] == [60, 60, 10]
    assert [int(number) for page_ in seen for number in page_] == list(range(129, -1, -1))
    assert "Newest photos" in page.words
    assert "data-events" not in page.html


async def test_one_at_large_leads_to_those_beside_it(album: Album, ann: int, ben: int, trip: Room) -> None:
    uuids = [await album.photo(trip, ann, f"No. {number}", at=after(NOON, number)) for number in range(3)]
    browser = await album.guest(ben)
    address = f"/rooms/{trip.uuid}/photos/"
    page = await browser.open(address + uuids[1])
    beside = dict(re.findall(r'rel="(prev|next)" href="([^"]+)"', page.html))
    assert beside == {"prev": address + uuids[2], "next": address + uuids[0]}
    assert "No. 1" in page.words
    assert "Ann Wednesday 15 January 2025, 12:00" in page.words
    assert "Delete" not in page.words
    assert 'rel="prev"' not in (await browser.open(address + uuids[2])).html
    assert 'rel="next"' not in (await browser.open(address + uuids[0])).html


async def test_one_far_down_leads_back_to_its_page(album: Album, ann: int, trip: Room, browser: Browser) -> None:
    uuid = await album.photo(trip, ann, "The first", at=NOON)
    await album.rows(trip, ann, 61)
    page = await browser.open(f"/rooms/{trip.uuid}/photos/{uuid}")
    back = re.search(r'id="back" href="([^"#]+)#p-([^"]+)"', page.html)
    assert back
    assert back[2] == uuid
    assert f'id="p-{uuid}"' in (await browser.open(unescape(back[1]))).html
    assert f'id="p-{uuid}"' not in (await browser.open(f"/rooms/{trip.uuid}")).html


async def test_pictures_are_sent_whole_in_parts_or_not_again(
    album: Album, ann: int, trip: Room, browser: Browser
) -> None:
    uuid = await album.photo(trip, ann, at=NOON)
    address = f"/rooms/{trip.uuid}/photos/{uuid}"
    small = await browser.open(f"{address}/small.jpg")
    assert (small.status, small.body, small.headers["Content-Type"]) == (200, SMALL, "image/jpeg")
    whole = await browser.open(f"{address}/original")
    assert (whole.status, whole.body) == (200, LARGE)
    assert "Content-Disposition" not in whole.headers
    assert whole.headers["Cache-Control"].startswith("private, max-age=")
    again = await browser.open(f"{address}/original", **{"If-None-Match": whole.headers["ETag"]})
    assert (again.status, again.body) == (304, b"")
    saved = await browser.open(f"{address}/original?download")
    assert saved.headers["Content-Disposition"].startswith('attachment; filename="2025-01-15 Ann.jpg";')


async def test_a_document_shows_its_first_page_and_is_saved(
    album: Album, ann: int, trip: Room, browser: Browser
) -> None:
    uuid = await album.photo(trip, ann, kind="pdf", content=pictures.pdf(), at=NOON)
    address = f"/rooms/{trip.uuid}/photos/{uuid}"
    assert ">PDF<" in (await browser.open(f"/rooms/{trip.uuid}")).html
    page = await browser.open(address)
    assert f'src="{address}/original"' not in page.html
    saved = await browser.open(f"{address}/original")
    assert (saved.body, saved.headers["Content-Type"]) == (pictures.pdf(), "application/pdf")
    assert saved.headers["Content-Disposition"].startswith('attachment; filename="2025-01-15 Ann.pdf"')


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


async def test_ones_own_photo_can_be_deleted_after_a_question(album: Album, ann: int, trip: Room) -> None:
    uuid = await album.photo(trip, ann)
    browser = await album.guest(ann)
    address = f"/rooms/{trip.uuid}/photos/{uuid}"
    assert f'href="{address}/delete"' in (await browser.open(address)).html
    assert "Delete this photo?" in (await browser.open(f"{address}/delete")).words
    assert (await browser.open(address)).status == 200
    deleted = await browser.submit(f"{address}/delete")
    assert (deleted.status, deleted.location) == (303, f"/rooms/{trip.uuid}")
    for gone in (address, f"{address}/small.jpg", f"{address}/original"):
        assert (await browser.open(gone)).status == 404
    assert (await browser.submit(f"{address}/delete")).status == 404


async def test_the_list_of_ones_rooms(album: Album, ann: int, ben: int, trip: Room, browser: Browser) -> None:
    await album.room("garden", ann)
    await album.room("bens-own", ben)
    await album.photo(trip, ben)
    page = await browser.open("/rooms")
    assert "garden active 1 person · 0 photos trip 2 people · 1 photo" in page.words
    assert "bens-own" not in page.words
    front = await browser.open("/")
    assert (front.status, front.location) == (303, "/rooms")
    assert (await (await album.browser()).open("/")).location == "/help"


async def test_signing_out(album: Album, trip: Room, browser: Browser) -> None:
    kept = dict(browser.cookies)
    page = await browser.submit("/rooms/sign-out")
    assert "Signed out" in page.words
    assert page.headers["Clear-Site-Data"] == '"cache"'
    assert browser.cookies == {}
    browser.cookies.update(kept)
    assert (await browser.open(f"/rooms/{trip.uuid}")).status == 403


async def test_static_files_are_kept_until_they_change(album: Album, trip: Room, browser: Browser) -> None:
    page = await browser.open(f"/rooms/{trip.uuid}")
    addresses = re.findall(r'(?:src|href)="(/static/[^"]+)"', page.html)
    assert len(addresses) == 4
    for address in addresses:
        file = await browser.open(unescape(address))
        assert (file.status, "immutable" in file.headers["Cache-Control"]) == (200, True)
        other = await browser.open(address.partition("?")[0] + "?v=0")
        assert (other.body, other.headers["Cache-Control"]) == (file.body, "no-cache")
    assert (await browser.open("/static/..%2frooms.py")).status == 404


class Events:
    """A page that listens."""

    def __init__(self, album: Album, browser: Browser, room: Room) -> None:
        self._url = f"{album.url}/rooms/{room.uuid}/events"
        self._cookie = "; ".join(f"{name}={value}" for name, value in browser.cookies.items())

    async def __aenter__(self) -> Self:
        self._session = ClientSession()
        self._answer = await self._session.get(self._url, headers={"Cookie": self._cookie})
        assert self._answer.content_type == "text/event-stream"
        return self

    async def __aexit__(self, *_: object) -> None:
        self._answer.close()
        await self._session.close()

    async def next(self) -> str:
        return (await self._answer.content.readuntil(b"\n\n")).decode()

    async def rest(self) -> bytes:
        return await self._answer.content.read()


async def test_open_pages_hear_of_photos_that_come_and_go(
    album: Album, ann: int, ben: int, trip: Room, browser: Browser
) -> None:
    garden = await album.room("garden", ben)
    old = await album.photo(trip, ann, "The lake", at=NOON)
    async with Events(album, browser, trip) as page, Events(album, await album.guest(ben), garden) as other:
        first = await page.next()
        assert first == f'event: photos\ndata: {{"newest":["{old}"],"html":""}}\n\n'
        assert '"newest":[]' in await other.next()
        new = await album.photo(trip, ben, "Skates", at=after(NOON, 1))
        heard = await page.next()
        assert f'{{"newest":["{new}","{old}"],' in heard
        assert "Skates" in heard
        assert "The lake" not in heard
        await (await album.guest(ann)).submit(f"/rooms/{trip.uuid}/photos/{old}/delete")
        assert await page.next() == f'event: photos\ndata: {{"newest":["{new}"],"html":""}}\n\n'
        await album.photo(garden, ben, "Roses")
        assert "Roses" in await other.next()


async def test_a_page_stops_hearing_when_its_session_ends(album: Album, ann: int, trip: Room) -> None:
    browser = await album.guest(ann)
    async with Events(album, browser, trip) as page, Events(album, await album.guest(ann), trip) as other:
        await page.next()
        await other.next()
        await browser.submit("/rooms/sign-out")
        assert await page.rest() == b"event: ended\ndata: now\n\n"
        await album.photo(trip, ann)
        assert "newest" in await other.next()


async def test_a_page_stops_hearing_when_its_person_leaves(
    album: Album, ben: int, trip: Room, browser: Browser
) -> None:
    async with Events(album, await album.guest(ben), trip) as page, Events(album, browser, trip) as other:
        await page.next()
        await other.next()
        await album.do(rooms.leave, ben, trip)
        assert await page.rest() == b"event: ended\ndata: now\n\n"
        await album.photo(trip, ben, "Skates")
        assert "Skates" in await other.next()


async def test_a_page_hears_now_and_then_that_all_is_well_and_whether_it_may_listen(
    album: Album, ann: int, trip: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rooms_live, "LOOK_SECONDS", 0.05)
    async with Events(album, await album.guest(ann), trip) as page:
        await page.next()
        assert await page.next() == ": still here\n\n"
        await album.do(lambda tx: tx.run("UPDATE sessions SET expires_at = 0"))
        assert (await page.rest()).endswith(b"event: ended\ndata: now\n\n")


async def test_one_person_has_so_many_open_pages_and_no_more(
    album: Album, ann: int, ben: int, trip: Room, browser: Browser, monkeypatch: pytest.MonkeyPatch, logs: Logs
) -> None:
    monkeypatch.setattr(rooms_live, "MOST_PAGES", 2)
    async with Events(album, browser, trip) as page, Events(album, await album.guest(ann), trip):
        assert (await browser.open(f"/rooms/{trip.uuid}/events")).status == 429
        assert await logs.appears("room.refused")
        async with Events(album, await album.guest(ben), trip) as other:
            assert "newest" in await other.next()
        assert "newest" in await page.next()


async def test_streams_end_when_the_service_stops(album: Album, trip: Room, browser: Browser) -> None:
    async with Events(album, browser, trip) as page:
        await page.next()
        async with asyncio.timeout(5):
            await asyncio.gather(album.stop(), page.rest())


async def test_many_pages_of_a_room_cost_one_look(
    album: Album, ann: int, trip: Room, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with AsyncExitStack() as stack:
        pages = [await stack.enter_async_context(Events(album, browser, trip)) for _ in range(20)]
        for page in pages:
            await page.next()
        looks: list[object] = []
        read = album.house.db.read

        async def counting(unit: object, *args: object) -> object:
            looks.append(unit)
            return await read(unit, *args)  # type: ignore[arg-type]

        monkeypatch.setattr(album.house.db, "read", counting)
        await album.photo(trip, ann, "Skates")
        for page in pages:
            assert "Skates" in await page.next()
        assert len([unit for unit in looks if getattr(unit, "__name__", "") == "glimpse"]) <= 2


async def test_a_browser_that_goes_away_ends_its_download(
    album: Album, ann: int, trip: Room, browser: Browser, logs: Logs
) -> None:
    for _ in range(3):
        await album.photo(trip, ann, content=LARGE + bytes(8_000_000))
    jar = "; ".join(f"{name}={value}" for name, value in browser.cookies.items())
    async with ClientSession() as session:
        answer = await session.get(f"{album.url}/rooms/{trip.uuid}/all.zip", headers={"Cookie": jar})
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
            jar = "; ".join(f"{name}={value}" for name, value in guest.cookies.items())
            slow = await session.get(album.url + address, headers={"Cookie": jar})
            stack.callback(slow.close)
            assert (await slow.content.readexactly(4)) == b"PK\x03\x04"
        assert (await browser.open(address)).status == 429
        assert (await browser.open(f"/rooms/{trip.uuid}")).status == 200
        assert (await other.open(address, "HEAD")).status == 200
        slow.close()

        async def may_have_another() -> bool:
            return (await browser.open(address, "HEAD")).status == 200

        await eventually(may_have_another)


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
