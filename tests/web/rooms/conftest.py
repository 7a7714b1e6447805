"""A room of two people, and a browser that one of them is signed in with."""

from collections.abc import AsyncIterator

import pytest

from core.settings import MediaSettings
from storage.rooms.rooms import Room
from tests.support.browser.browsers import Browser
from tests.support.browser.room_scene import quick_scene, scene
from tests.support.photos.albums import Album, opened


@pytest.fixture
async def album(database_url: str, folder_settings: MediaSettings) -> AsyncIterator[Album]:
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


__all__ = ["quick_scene", "scene"]
