"""Open pages hear what is new."""

import asyncio
from contextlib import AsyncExitStack
from datetime import tzinfo
from typing import Self

import pytest
from aiohttp import ClientSession

from core.clock import after
from sandbox.core.hub import PATIENCE
from storage.rooms import rooms
from storage.rooms.albums import AlbumChanges
from storage.rooms.rooms import Room
from tests.conftest import Logs
from tests.support.browser.browsers import Browser
from tests.support.photos.albums import NOON, Album
from web.rooms import events
from web.rooms.live import WatchedRoom


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


async def test_a_room_that_breaks_keeps_no_other_from_hearing(
    album: Album, ann: int, ben: int, trip: Room, logs: Logs, monkeypatch: pytest.MonkeyPatch
) -> None:
    garden = await album.room("garden", ben)
    event = WatchedRoom._event

    def breaks_in_the_trip(watched: WatchedRoom, seen: AlbumChanges, zone: tzinfo) -> bytes:
        if watched.key == trip.id and seen.added:
            raise LookupError("a photo that can't be shown")
        return event(watched, seen, zone)

    monkeypatch.setattr(WatchedRoom, "_event", breaks_in_the_trip)
    anns, bens = await album.guest(ann), await album.guest(ben)
    async with Events(album, anns, trip) as page, Events(album, bens, garden) as other:
        await page.next()
        await other.next()
        await album.photo(trip, ann, "Skates")
        await logs.appears("page.broken")
        await album.photo(garden, ben, "Roses")
        assert "Roses" in await asyncio.wait_for(other.next(), PATIENCE)


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
    monkeypatch.setattr("web.live.LOOK_SECONDS", 0.05)
    async with Events(album, await album.guest(ann), trip) as page:
        await page.next()
        assert await page.next() == ": still here\n\n"
        await album.do(lambda tx: tx.run("UPDATE sessions SET expires_at = 0"))
        assert (await page.rest()).endswith(b"event: ended\ndata: now\n\n")


async def test_one_person_has_so_many_open_pages_and_no_more(
    album: Album, ann: int, ben: int, trip: Room, browser: Browser, monkeypatch: pytest.MonkeyPatch, logs: Logs
) -> None:
    monkeypatch.setattr(events, "MOST_PAGES", 2)
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
        read = album.app.db.read

        async def counting(unit: object, *args: object) -> object:
            looks.append(unit)
            return await read(unit, *args)  # type: ignore[arg-type]

        monkeypatch.setattr(album.app.db, "read", counting)
        await album.photo(trip, ann, "Skates")
        for page in pages:
            assert "Skates" in await page.next()
        assert len([unit for unit in looks if getattr(unit, "__name__", "") == "look"]) in {1, 2}
