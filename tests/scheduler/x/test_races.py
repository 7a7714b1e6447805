"""Several processes at once on the same accounts, whose access tokens end all the time."""

import asyncio
from collections import Counter
from pathlib import Path

import pytest

from core.asking import Asks
from core.tx import Tx
from sandbox.server import Sandbox
from storage.engine.database import Database
from storage.x import accounts
from tests.crash.victims import running, victims_for
from tests.support.bots import LONG_PATIENCE, Phone, eventually, sandbox_settings
from tests.support.database.postgres_server import PostgresServer
from tests.support.x.accounts import connect, opened
from tests.support.x.stage import open_of

PEOPLE = 5
TEXTS = 4
TOKEN_SECONDS = 5.0
EVERY_SECONDS = 0.1


@pytest.mark.timeout(1800)
async def test_twenty_texts_with_tokens_that_end_at_once_and_two_processes_of_each_role(
    postgres: PostgresServer, suite_log: Path
) -> None:
    url = postgres.new_database()
    async with Sandbox(sandbox_settings(x_token_seconds=TOKEN_SECONDS)) as sandbox, opened(url) as db:
        phones = [await poster(sandbox, db, number) for number in range(PEOPLE)]
        async with running(victims_for(url, sandbox), suite_log):
            renewing = asyncio.create_task(renew_all_the_time(db))
            await asyncio.gather(*(post(phone, number) for number, phone in enumerate(phones)))
            await eventually(lambda: all_ended(db), LONG_PATIENCE)
            renewing.cancel()
        posted = {number: [each.text for each in sandbox.x.posts(username_of(number))] for number in range(PEOPLE)}
        assert posted == {number: words_of(number) for number in range(PEOPLE)}
        assert sandbox.x.reused == 0
        assert sandbox.x.refreshes > PEOPLE
        assert await db.read(lambda tx: tx.rows("SELECT person_id FROM accounts WHERE lost_at IS NOT NULL")) == []
        told = Counter(
            message.body.startswith("Posted: ")
            for phone in phones
            for message in sandbox.messages_to(phone.number)
            if not message.lost and not message.body.startswith("Kept: ")
        )
        assert told == {True: PEOPLE * TEXTS}
    postgres.drop_database(url)


async def poster(sandbox: Sandbox, db: Database, number: int) -> Phone:
    phone = Phone(f"+1555030{number:04d}", sandbox)
    sandbox.x.add_account(username_of(number), f"Person {number}")
    await connect(db, sandbox, phone, username_of(number), asks=Asks.NEVER)
    return phone


async def post(phone: Phone, number: int) -> None:
    """Text everything without waiting for what comes of it."""
    for words in words_of(number):
        await phone.text(words)


async def renew_all_the_time(db: Database) -> None:
    """What the timer does each minute; the accounts are always about to end."""
    while True:
        await db.write(accounts.add_renewals, PEOPLE)
        await asyncio.sleep(EVERY_SECONDS)


async def all_ended(db: Database) -> bool:
    def ended(tx: Tx) -> bool:
        return not open_of(tx, "post", "text")

    return await db.read(ended)


def username_of(number: int) -> str:
    return f"racer_{number:02d}"


def words_of(number: int) -> list[str]:
    return [f"Sunrise {turn} over valley {number} and the frozen lake" for turn in range(TEXTS)]
