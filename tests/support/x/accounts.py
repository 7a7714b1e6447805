"""People with X accounts, connected without the way through the browser, and a look at their rows."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from channels.twilio.channel import SmsRules
from core.address import Address, sms
from core.asking import Asks
from core.channel import by_name
from core.clock import SECOND, SteadyClock, after
from core.context import Context
from core.sealing import Keyring
from core.settings import DatabaseSettings
from core.tx import Tx
from core.x.account import Profile, XTokens
from sandbox.server import Sandbox
from sandbox.x.model import ALL_SCOPES
from storage import addresses, asking
from storage.engine.database import Database
from storage.engine.opening import open_database
from storage.x import accounts
from tests.support.bots import KEY, NUMBER, Phone
from tests.support.toy_channel import ToyRules

ANN = "ann_lakes"
BEN = "bens_bakery"


@asynccontextmanager
async def opened(database_url: str) -> AsyncIterator[Database]:
    """The bot's database, beside the bot."""
    db = await open_database(
        DatabaseSettings(url=database_url, connections=1),
        Context(Keyring([KEY]), SteadyClock(), channels=by_name([SmsRules(), ToyRules()])),
    )
    try:
        await db.migrate()
        yield db
    finally:
        await db.close()


async def connect(
    database: str | Database,
    sandbox: Sandbox,
    who: Phone | Address,
    username: str = ANN,
    *,
    profile: bool = True,
    scope: str = ALL_SCOPES,
    asks: Asks = Asks.DOUBT,
) -> int:
    """Let the person with that phone or address have that account connected; returns the person's id.

    `profile`: whether X told who the account is; `scope`: what the person allowed; `asks`: how readily they want to
    be asked before a post. Where that isn't what a test is about, never: the words in it may then be any.
    """
    granted: dict[str, Any] = dict(sandbox.x.grant(username, scope))
    account = sandbox.x.account(username)
    known = Profile(account.id, account.username, account.name) if profile else None

    address = sms(who.number) if isinstance(who, Phone) else who

    def unit(tx: Tx) -> int:
        sender = addresses.find(tx, address) or addresses.meet_first(tx, address)
        addresses.note_ours(tx, sender, Address(address.channel, NUMBER))
        person = sender.person
        tokens = XTokens(
            granted["access_token"],
            granted["refresh_token"],
            after(tx.now, granted["expires_in"] * SECOND),
            granted["scope"],
        )
        accounts.connect(tx, person.id, tokens, known)
        asking.choose(tx, person.id, asks)
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
