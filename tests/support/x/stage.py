"""A bot, a carrier and an X that serve many tests; each test has people and accounts of its own."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count
from typing import Any
from unittest.mock import AsyncMock, patch

import pytest_asyncio

from actions.waiting import Asked, Promised, next_waiting
from bot import compose
from core.address import sms
from core.asking import Asks
from core.tx import Tx
from sandbox.core.faults import Fault
from sandbox.core.hub import PATIENCE
from sandbox.server import Sandbox
from sandbox.x.model import Post as PostAtX
from scheduler import loop
from storage import addresses, tables
from storage.engine.database import Database
from storage.x import accounts
from storage.x.accounts import Account
from storage.x.post import Post
from storage.x.posts import find
from tests.conftest import free_port
from tests.support.bots import Phone, eventually, sandbox_settings, settings_for, start_bot
from tests.support.x.accounts import connect, opened

IMPATIENT = {"timeout_seconds": 1.5}
"""How X is waited for: what takes longer counts as no answer. A slow machine answers in time, too."""
NO_ANSWER: dict[str, Any] = {"seconds": 6.0}
LOOK_SECONDS = 0.1
"""How soon the loop looks again for what waits for something else than a moment."""


@dataclass
class Somebody:
    """A person with a phone and an account at X, and what the bot's rows say of them."""

    phone: Phone
    username: str
    person_id: int
    sandbox: Sandbox
    db: Database

    def fault(self, kind: str, count: int | None = 1, **params: float | str) -> Fault:
        """Let something go wrong at X for this account."""
        return self.sandbox.x.faults.add(kind, count=count, number=self.username, **params)

    @property
    def posts(self) -> list[PostAtX]:
        """What is up at X."""
        return self.sandbox.x.posts(self.username)

    @property
    def words_up(self) -> list[str]:
        """The words that are up at X."""
        return [post.text for post in self.posts]

    async def text(self, body: str) -> None:
        """Text the bot."""
        await self.phone.text(body)

    async def hears(self, *parts: str, deadline: float = PATIENCE) -> str:
        """The next text to the phone, which has to hold these parts."""
        return (await self.phone.hears(*parts, deadline=deadline)).body

    async def look(self, unit: Callable[..., Any], *args: object) -> Any:  # noqa: ANN401 - whatever is looked at
        """What `unit` finds in the rows."""
        return await self.db.read(unit, *args)

    async def post(self) -> Post:
        """Their latest post."""
        found: Post = await self.look(latest_post, self.person_id)
        return found

    async def account(self) -> Account:
        """Their account."""
        found: Account = await self.look(accounts.find, self.person_id)
        return found

    async def waiting(self) -> str:
        """What POST alone would publish."""
        match await self.look(next_waiting, self.person_id):
            case Asked(words):
                return words
            case Promised(promises):
                return " | ".join(each.words for each in promises)
        return ""

    async def deliveries(self, kind: str) -> list[str]:
        """The states of their deliveries of a kind."""
        found: list[str] = await self.look(states, self.person_id, kind)
        return found

    async def run(self, sql: str, **values: object) -> None:
        """Change rows behind the bot's back; `:person` is theirs."""
        person = {"person": self.person_id} if ":person" in sql else {}
        await self.db.write(lambda tx: tx.run(sql, **person, **values))

    async def expire(self) -> None:
        """Their access token has ended, and the rows say so."""
        self.sandbox.x.expire(self.username)
        await self.run("UPDATE accounts SET expires_at = used_at - 1 WHERE person_id = :person")

    async def hasten(self) -> None:
        """What waits for X may go on now."""
        self.sandbox.x.clear_limits()
        await self.run("UPDATE accounts SET free_at = 0 WHERE person_id = :person")
        await self.run("UPDATE deliveries SET due_at = 0 WHERE person_id = :person AND ended_at IS NULL")

    async def connect(self) -> None:
        """Connect the account (anew)."""
        await connect(self.db, self.sandbox, self.phone, self.username, asks=Asks.NEVER)

    async def ends_as(self, state: str, kind: str = "post") -> None:
        """Wait until the latest delivery of a kind is in that state, and all texts have gone out."""

        async def so() -> bool:
            found = await self.deliveries(kind)
            return bool(found) and found[-1] == state and not await self.look(open_texts, self.person_id)

        await eventually(so)


def latest_post(tx: Tx, person_id: int) -> Post | None:
    row = tx.row("SELECT max(id) FROM posts WHERE person_id = :person", person=person_id)
    return find(tx, row[0]) if row and row[0] else None


def states(tx: Tx, person_id: int, kind: str) -> list[str]:
    sql = "SELECT state FROM deliveries WHERE person_id = :person AND kind = :kind ORDER BY id"
    return [row[0] for row in tx.rows(sql, person=person_id, kind=kind)]


def open_texts(tx: Tx, person_id: int) -> list[Any]:
    sql = "SELECT id FROM deliveries WHERE person_id = :person AND kind = 'text' AND ended_at IS NULL"
    return tx.rows(sql, person=person_id)


def open_of(tx: Tx, *kinds: str) -> int:
    """How many deliveries of these kinds haven't ended; of all kinds, if none is named."""
    rows = tx.rows("SELECT kind FROM deliveries WHERE ended_at IS NULL")
    return len([row for row in rows if not kinds or row[0] in kinds])


@dataclass
class XStage:
    """A running bot with its database, and the sandbox."""

    database_url: str
    sandbox: Sandbox
    db: Database
    numbers: "count[int]" = field(default_factory=lambda: count(1))

    async def somebody(self, *, connected: bool = True, profile: bool = True, asks: Asks = Asks.NEVER) -> Somebody:
        """A new person, whose account is connected, and who isn't asked whom a text is for, unless told otherwise."""
        number = next(self.numbers)
        username = f"somebody_{number}"
        self.sandbox.x.add_account(username, f"Somebody {number}")
        phone = Phone(f"+1555020{number:04d}", self.sandbox)
        if connected:
            person_id = await connect(self.db, self.sandbox, phone, username, profile=profile, asks=asks)
        else:
            person_id = await self.db.write(lambda tx: addresses.meet_first(tx, sms(phone.number)).person.id)
        return Somebody(phone, username, person_id, self.sandbox, self.db)

    async def quiet(self) -> None:
        """Wait until nothing is left to do."""

        async def so() -> bool:
            return not await self.db.read(open_of)

        await eventually(so)


@asynccontextmanager
async def open_stage(database_url: str, **sections: dict[str, Any]) -> AsyncIterator[XStage]:
    """Start all of it, but for two timers: renewals would meet faults that are set for others."""
    async with Sandbox(sandbox_settings()) as sandbox:
        settings = settings_for(database_url, sandbox.url, free_port(), **{"x": IMPATIENT, **sections})
        with (
            patch.object(loop, "IDLE_SECONDS", LOOK_SECONDS),
            patch.object(compose, "Renewals", return_value=AsyncMock()),
            patch.object(compose, "Costs", return_value=AsyncMock()),
        ):
            running = await start_bot(settings)
            sandbox.webhook_url = f"{running.url}/twilio/sms"
            sandbox.settings.webhook_seconds = settings.twilio.webhook_seconds
            try:
                async with opened(database_url) as db:
                    yield XStage(database_url, sandbox, db)
            finally:
                await running.stop()


TABLES = tuple(table.name for table in tables.TABLES)
Dump = dict[str, frozenset[Any]]


def dump(tx: Tx) -> Dump:
    """Every row of every table."""
    return {
        table: frozenset(
            tuple(bytes(value) if isinstance(value, memoryview | bytearray) else value for value in row)
            for row in tx.rows(f"SELECT * FROM {table}")
        )
        for table in TABLES
    }


def changed(before: Dump, after: Dump) -> dict[str, tuple[int, int]]:
    """By table: how many rows are gone or were changed, and how many are new or changed."""
    found = {table: (len(before[table] - after[table]), len(after[table] - before[table])) for table in TABLES}
    return {table: counts for table, counts in found.items() if counts != (0, 0)}


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def stage(shared_database_url: str) -> AsyncIterator[XStage]:
    """A bot and its X for all tests of a module; nobody's post waits for anybody else's."""
    async with open_stage(shared_database_url) as opened:
        yield opened
