"""People with X accounts, connected without the way through the browser, and a look at their rows."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from bot.clock import SECOND, SystemClock, after
from bot.context import Context
from bot.sealing import Keyring
from bot.settings import Database as DatabaseSettings
from bot.tx import Tx
from bot.x import Profile, Tokens
from sandbox.server import Sandbox
from storage import accounts, people
from storage.database import Database
from storage.opening import open_database
from tests.bots import KEY, Phone

ANN = "ann_lakes"
BEN = "bens_bakery"


@asynccontextmanager
async def opened(database_url: str) -> AsyncIterator[Database]:
    """The bot's database, beside the bot."""
    db = await open_database(
        DatabaseSettings(url=database_url, connections=1), Context(Keyring([KEY]), SystemClock())
    )
    try:
        await db.migrate()
        yield db
    finally:
        await db.close()


async def connect(
    database: str | Database, sandbox: Sandbox, phone: Phone, username: str = ANN, *, profile: bool = True
) -> int:
    """Let the phone's person have that account connected; returns the person's id.

    `profile`: whether X told who the account is.
    """
    granted: dict[str, Any] = dict(sandbox.x.grant(username))
    account = sandbox.x.account(username)
    known = Profile(account.id, account.username, account.name) if profile else None

    def unit(tx: Tx) -> int:
        person = (people.find(tx, phone.number) or people.add(tx, phone.number)).person
        tokens = Tokens(
            granted["access_token"],
            granted["refresh_token"],
            after(tx.now, granted["expires_in"] * SECOND),
            granted["scope"],
        )
        accounts.connect(tx, person.id, tokens, known)
        return person.id

    if not isinstance(database, str):
        return await database.write(unit)
    async with opened(database) as db:
        return await db.write(unit)


async def look(database_url: str, unit: Callable[[Tx], Any]) -> Any:  # noqa: ANN401 - whatever is looked at
    """What `unit` finds in the bot's rows."""
    async with opened(database_url) as db:
        return await db.read(unit)


async def change(database_url: str, unit: Callable[[Tx], Any]) -> Any:  # noqa: ANN401 - whatever is changed
    """Do something to the bot's rows."""
    async with opened(database_url) as db:
        return await db.write(unit)
