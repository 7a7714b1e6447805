"""A room of two people with a photo, and programs of both."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest

from core.settings import MediaSettings
from storage.rooms.rooms import Room
from tests.support.photos.albums import Album, opened
from tests.support.programs import Program, signed_in


@dataclass
class Scene:
    """Ann and Ben are in a room, Eve is in none; each has a program."""

    album: Album
    ann_id: int
    ben_id: int
    eve_id: int
    trip: Room
    photo_uuid: str
    ann: Program
    ben: Program
    eve: Program

    @property
    def room(self) -> str:
        """The room's path."""
        return f"/rooms/room_{self.trip.uuid}"

    @property
    def photo(self) -> str:
        """The path of Ann's photo in it."""
        return f"{self.room}/photos/photo_{self.photo_uuid}"


async def set_up(album: Album) -> Scene:
    ann = await album.person("+15550100101", "Ann")
    ben = await album.person("+15550100102", "Ben")
    eve = await album.person("+15550100103", "Eve")
    trip = await album.room("trip", ann, ben)
    photo = await album.photo(trip, ann, "The lake")
    programs = [await signed_in(album, person_id) for person_id in (ann, ben, eve)]
    return Scene(album, ann, ben, eve, trip, photo, *programs)


@pytest.fixture
async def scene(database_url: str, folder_settings: MediaSettings) -> AsyncIterator[Scene]:
    async with opened(database_url, folder_settings) as album:
        yield await set_up(album)


@pytest.fixture
async def quick_scene(sqlite_url: str, folder_settings: MediaSettings) -> AsyncIterator[Scene]:
    """For what is decided before any row is looked at, or is no matter of SQL."""
    async with opened(sqlite_url, folder_settings) as album:
        yield await set_up(album)
