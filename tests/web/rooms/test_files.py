"""Pictures and documents, as browsers load and save them."""

import re
from contextlib import AsyncExitStack
from html import unescape

import pytest
from aiohttp import ClientPayloadError, ClientSession

from storage.rooms.rooms import Room
from tests.conftest import Logs
from tests.support.bots import eventually
from tests.support.browser.browsers import Browser
from tests.support.photos import pictures
from tests.support.photos.albums import LARGE, NOON, SMALL, Album
from web.transfers import sending
from web.transfers.slots import Slots


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


async def test_a_browser_that_takes_a_photo_too_slowly_is_given_up(
    album: Album, ann: int, trip: Room, browser: Browser, logs: Logs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "WRITE_SECONDS", 0.1)
    monkeypatch.setattr(sending, "SLOWEST", 1_000_000_000)
    uuid = await album.photo(trip, ann, content=LARGE + bytes(30_000_000))
    async with ClientSession() as session:
        address = f"{album.url}/rooms/{trip.uuid}/photos/{uuid}/original"
        answer = await session.get(address, headers={"Cookie": browser.jar})
        assert (await logs.appears("photo.too_slow"))["person"]
        with pytest.raises(ClientPayloadError):
            await answer.read()


async def test_photos_on_their_way_to_one_person_are_bounded(
    album: Album, ann: int, ben: int, trip: Room, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Slots, "of_one", property(lambda _: 1), raising=False)
    uuid = await album.photo(trip, ann, content=LARGE + bytes(30_000_000))
    address, other = f"/rooms/{trip.uuid}/photos/{uuid}/original", await album.guest(ben)
    async with AsyncExitStack() as stack:
        session = await stack.enter_async_context(ClientSession())
        slow = await session.get(album.url + address, headers={"Cookie": browser.jar})
        stack.callback(slow.close)
        assert (await browser.open(address)).status == 429
        assert (await other.open(address, "HEAD")).status == 200
        slow.close()

        async def may_have_it() -> bool:
            return (await browser.open(address, "HEAD")).status == 200

        await eventually(may_have_it)


async def test_static_files_are_kept_until_they_change(album: Album, trip: Room, browser: Browser) -> None:
    page = await browser.open(f"/rooms/{trip.uuid}")
    addresses = re.findall(r'(?:src|href)="(/static/[^"]+)"', page.html)
    assert len(addresses) == 5
    for address in addresses:
        file = await browser.open(unescape(address))
        assert (file.status, "immutable" in file.headers["Cache-Control"]) == (200, True)
        other = await browser.open(address.partition("?")[0] + "?v=0")
        assert (other.body, other.headers["Cache-Control"]) == (file.body, "no-cache")
    assert (await browser.open("/static/..%2frooms.py")).status == 404
