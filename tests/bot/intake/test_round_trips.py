"""How often one text waits for PostgreSQL: on another machine each round trip takes as long as the network."""

from collections.abc import AsyncIterator

import pytest

from bot.app import App, open_app
from core.clock import HOUR, after
from core.text import Text
from core.tx import Tx
from core.x.account import XTokens
from storage import addresses
from storage.engine.postgres_connection import PostgresConnection
from storage.x import accounts
from tests.support.bots import settings_for
from tests.support.postgres_server import PostgresServer
from tests.support.rows import ANN, OURS, meet

NOWHERE = "http://127.0.0.1:9"
IDENTITY_STANDING_COMMIT = 3
"""Who it is, how they stand, and the commit, with all that is changed."""


@pytest.fixture
async def app(postgres: PostgresServer) -> AsyncIterator[App]:
    url = postgres.new_database()
    app = await open_app(settings_for(url, NOWHERE))
    yield app
    await app.db.close()
    postgres.give_back(url)


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[None]:
    """One for each round trip."""
    found: list[None] = []
    settled = PostgresConnection._all_answered

    def counted(connection: PostgresConnection) -> object:
        found.append(None)
        return settled(connection)

    monkeypatch.setattr(PostgresConnection, "_all_answered", counted)
    return found


def connect(tx: Tx) -> None:
    tokens = XTokens("access", "refresh", after(tx.now, 2 * HOUR), "tweet.write")
    accounts.connect(tx, meet(tx), tokens, None)


async def take(app: App, sid: str, body: str) -> str:
    result = await app.intake.take(Text(sid, ANN, OURS, body, app.context.clock.now()), inline=True)
    return f"{result.state} {result.handler}"


async def test_a_plain_text_waits_three_times(app: App, waits: list[None]) -> None:
    await app.db.write(connect)
    assert await take(app, "SM1", "The lake is frozen over") == "handled plain"
    waits.clear()
    assert await take(app, "SM2", "The hills are white") == "handled plain"
    assert len(waits) == IDENTITY_STANDING_COMMIT


async def test_whoever_has_an_account_is_met_with_it(app: App) -> None:
    await app.db.write(meet)
    for has_account in (False, True):
        sender = await app.db.read(addresses.find, ANN)
        assert sender is not None
        assert sender.has_account is has_account
        await app.db.write(connect)


async def test_a_text_that_comes_again_is_taken_in_once(app: App) -> None:
    """It is taken for granted that it doesn't; then it is looked at."""
    await app.db.write(connect)
    assert await take(app, "SM1", "The lake is frozen over") == "handled plain"
    assert (await take(app, "SM1", "The lake is frozen over")).startswith("duplicate")
    for table in ("texts", "posts"):
        assert await app.db.read(lambda tx, table=table: tx.rows(f"SELECT count(*) FROM {table}")) == [(1,)]
