from collections.abc import AsyncIterator, Iterator

import pytest
import pytest_asyncio

from tests.x_house import XHouse, open_house


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def shared_database_url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A database of each kind for all tests of a module."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path_factory.mktemp('shared')}/bot.db"
        return
    server = request.getfixturevalue("postgres")
    url: str = server.new_database()
    yield url
    server.drop_database(url)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def house(shared_database_url: str) -> AsyncIterator[XHouse]:
    """A bot and its X for all tests of a module; nobody's post waits for anybody else's."""
    async with open_house(shared_database_url) as opened:
        yield opened
