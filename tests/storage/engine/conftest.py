from collections.abc import AsyncIterator, Iterator

import pytest

from core.context import Context
from storage.engine.postgres import PostgresDatabase
from tests.support.database.postgres_server import PostgresServer


@pytest.fixture
def postgres_url(postgres: PostgresServer) -> Iterator[str]:
    url = postgres.new_database()
    yield url
    postgres.give_back(url)


@pytest.fixture
async def postgres_db(postgres_url: str, context: Context) -> AsyncIterator[PostgresDatabase]:
    database = PostgresDatabase(postgres_url, 4, context)
    await database.migrate()
    yield database
    await database.close()
