"""How often one text waits for PostgreSQL: on another machine each round trip takes as long as the network."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Mapping

import pytest

from bot.app import App, open_app
from core.address import Address, sms
from core.clock import HOUR, after
from core.text import Text
from core.tx import Tx
from core.x.account import XTokens
from storage import addresses
from storage.engine.postgres_connection import PostgresConnection
from storage.x import accounts
from tests.support.bots import settings_for
from tests.support.database.postgres_server import PostgresServer
from tests.support.database.rows import ANN, OURS, meet, met

CONNECTED, STRANGERS = ([sms(f"+1555010{place}{number:02}") for number in range(12)] for place in (2, 3))
GROUPS_BEFORE = 5
"""How many of a group look together doubles from one to the next."""
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
def sent(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The first words of each statement that goes out."""
    found: list[str] = []
    send = PostgresConnection._send

    def seen(connection: PostgresConnection, sql: str, values: Mapping[str, object]) -> None:
        found.append(" ".join(sql.split()[:3]))
        send(connection, sql, values)

    monkeypatch.setattr(PostgresConnection, "_send", seen)
    return found


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


def connect(tx: Tx, address: Address = ANN) -> None:
    tokens = XTokens("access", "refresh", after(tx.now, 2 * HOUR), "tweet.write")
    accounts.connect(tx, meet(tx, address), tokens, None)


async def take(app: App, sid: str, body: str, sender: Address = ANN) -> str:
    result = await app.intake.take(Text(sid, sender, OURS, body, app.context.clock.now()), inline=True)
    return f"{result.state} {result.handler}"


async def take_from(app: App, people: list[Address], sid: str, body: str) -> set[str]:
    """Take the same text from all of them at once; how it ended."""
    taken = [take(app, f"{sid}-{each.value}", body, each) for each in people]
    return set(await asyncio.gather(*taken))


async def look_together(app: App) -> None:
    """Let there be people who are connected, and such groups of their texts that all of a group look together."""
    for person in CONNECTED:
        await app.db.write(connect, person)
    for number in range(GROUPS_BEFORE):
        await take_from(app, CONNECTED, f"SM0-{number}", "The lake is frozen over")


def meet_here(tx: Tx, address: Address) -> None:
    """Somebody who has texted to this number before."""
    addresses.note_ours(tx, met(tx, address), OURS)


async def test_a_plain_text_waits_three_times(app: App, waits: list[None]) -> None:
    await app.db.write(connect)
    assert await take(app, "SM1", "The lake is frozen over") == "handled plain"
    waits.clear()
    assert await take(app, "SM2", "The hills are white") == "handled plain"
    assert len(waits) == IDENTITY_STANDING_COMMIT


async def test_plain_texts_of_several_people_wait_three_times_together(
    app: App, waits: list[None], sent: list[str]
) -> None:
    await look_together(app)
    waits.clear()
    sent.clear()
    assert await take_from(app, CONNECTED, "SM1", "The hills are white") == {"handled plain"}
    assert len(waits) == IDENTITY_STANDING_COMMIT
    assert Counter(sent) == Counter(
        {
            "BEGIN": 1,
            "SET LOCAL lock_timeout": 1,
            "SELECT asked.place, found.*": 3,  # locks, who they are, how they stand
            "INSERT INTO texts": 1,
            "INSERT INTO posts": 1,
            "INSERT INTO deliveries": 1,
            "WITH touched AS": 1,  # costs
            "COMMIT": 1,
            "SELECT pg_notify(:channel, :name)": 1,
        }
    )


async def test_status_of_several_people_waits_three_times_together(
    app: App, waits: list[None], sent: list[str]
) -> None:
    await look_together(app)
    for person in STRANGERS:
        await app.db.write(meet_here, person)
    waits.clear()
    sent.clear()
    assert await take_from(app, STRANGERS, "SM1", "STATUS") == {"handled STATUS"}
    assert len(waits) == IDENTITY_STANDING_COMMIT
    assert Counter(sent) == Counter(
        {
            "BEGIN": 1,
            "SET LOCAL lock_timeout": 1,
            "SELECT asked.place, found.*": 3,
            "INSERT INTO texts": 1,
            "INSERT INTO deliveries": 1,
            "WITH touched AS": 1,
            "COMMIT": 1,
        }
    )


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
