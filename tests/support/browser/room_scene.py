"""A room of two people with a photo in it, and somebody who is not in it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import pytest

from core.settings import MediaSettings
from core.tx import Tx
from storage.rooms import photos
from storage.rooms.rooms import Room
from tests.support.browser.browsers import Browser
from tests.support.photos.albums import LARGE, Album, opened

OF_A_ROOM = ("", "/all.zip", "/events", "?before=1")
OF_A_PHOTO = ("", "/small.jpg", "/original", "/original?download", "/delete")
NOTHING_OF_IT = (b"trip", b"Ann", b"The lake", b"IEND", LARGE[:40])
"""What nobody reads who may not look."""


@dataclass
class Scene:
    """Ann and Ben are in a room with a photo of Ann's; Eve is not."""

    album: Album
    ann: int
    ben: int
    eve: int
    trip: Room
    photo: str

    @property
    def addresses(self) -> list[str]:
        """All that a room has."""
        room = f"/rooms/{self.trip.uuid}"
        return [room + end for end in OF_A_ROOM] + [f"{room}/photos/{self.photo}{end}" for end in OF_A_PHOTO]

    async def is_shut(self, browser: Browser, status: int) -> None:
        """Nothing of the room shows, at any of its addresses."""
        for address in self.addresses:
            for method in ("GET", "HEAD"):
                page = await browser.open(address, method)
                assert page.status in {status, 404}, f"{method} {address}: {page.status}"
                assert not [each for each in NOTHING_OF_IT if each in page.body], address
        await self.album.app.db.read(self._still_there)

    async def is_open(self, browser: Browser) -> None:
        assert "The lake" in (await browser.open(f"/rooms/{self.trip.uuid}")).words
        assert (await browser.open(f"/rooms/{self.trip.uuid}/photos/{self.photo}/original")).body == LARGE

    def _still_there(self, tx: Tx) -> None:
        assert photos.find(tx, self.photo)


@asynccontextmanager
async def set_up(database_url: str, media: MediaSettings) -> AsyncIterator[Scene]:
    async with opened(database_url, media) as album:
        ann = await album.person("+15550100101", "Ann")
        ben = await album.person("+15550100102", "Ben")
        eve = await album.person("+15550100103", "Eve")
        trip = await album.room("trip", ann, ben)
        yield Scene(album, ann, ben, eve, trip, await album.photo(trip, ann, "The lake"))


@pytest.fixture
async def scene(database_url: str, folder_settings: MediaSettings) -> AsyncIterator[Scene]:
    async with set_up(database_url, folder_settings) as found:
        yield found


@pytest.fixture
async def quick_scene(sqlite_url: str, folder_settings: MediaSettings) -> AsyncIterator[Scene]:
    """For what is decided before any row is looked at."""
    async with set_up(sqlite_url, folder_settings) as found:
        yield found


def shift(tx: Tx, table: str, column: str, milliseconds: int) -> None:
    tx.run(f"UPDATE {table} SET {column} = {column} - :by", by=milliseconds)


def age(tx: Tx, milliseconds: int) -> None:
    shift(tx, "sessions", "made_at", milliseconds)
    shift(tx, "sessions", "signed_in_at", milliseconds)
    shift(tx, "sessions", "expires_at", milliseconds)
