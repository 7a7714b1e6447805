from collections.abc import AsyncIterator

import pytest_asyncio

from tests.x_house import XHouse, open_house


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def house(shared_database_url: str) -> AsyncIterator[XHouse]:
    """A bot and its X for all tests of a module; nobody's post waits for anybody else's."""
    async with open_house(shared_database_url) as opened:
        yield opened
