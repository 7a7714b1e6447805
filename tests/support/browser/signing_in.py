"""Browsers that sign in, on a server without a carrier: what would be texted is read from the rows."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from unittest.mock import patch

from bot import compose
from core.message import Message
from core.passwords.hashing import PasswordHashing
from core.settings import MediaSettings
from core.tx import Tx
from scheduler.pins import PinCourier
from storage.delivery import claims, deliveries
from tests.support.bots import NUMBER
from tests.support.browser.browsers import Browser, Page
from tests.support.database.rows import POLICY
from tests.support.photos.albums import Album, opened
from tests.support.reading.talking import QUICK

ANN, BEN, UNKNOWN = "+15550100101", "+15550100102", "+15550100177"
PIN = re.compile(r"\b\d{6}\b")
SESSION = "__Host-session"
DEVICE = "__Host-device"


@dataclass
class SignIns:
    """Ann and Ben are known; nobody is signed in."""

    album: Album
    ann: int
    ben: int

    async def browser(self) -> Browser:
        return await self.album.browser()

    async def texted(self) -> list[Message]:
        """All that is texted from now on, of what was asked for so far."""
        before = await self.album.app.db.read(_texts)
        courier = PinCourier((NUMBER,))
        while claimed := (await self.album.do(claims.claim, {"pin": 50}, POLICY)).deliveries:
            for delivery in claimed:
                await self.album.do(deliveries.conclude, delivery, await courier.send(delivery), POLICY)
        return (await self.album.app.db.read(_texts))[len(before) :]

    async def pin(self) -> str:
        """The one PIN that is texted now."""
        [message] = await self.texted()
        found = PIN.search(message.body)
        assert found, message.body
        return found[0]

    async def ask(self, browser: Browser, number: str = ANN, page: str = "/sign-in", network: str = "") -> Page:
        """Ask for a PIN on a page."""
        return await browser.fill(page, {"X-Forwarded-For": network} if network else None, number=number)

    async def signed_in(self, number: str = ANN) -> Browser:
        """A browser that signed in by a PIN just now."""
        browser = await self.browser()
        assert (await self.ask(browser, number)).location == "/sign-in/pin"
        done = await browser.fill("/sign-in/pin", pin=await self.pin())
        assert (done.status, done.location) == (303, "/"), done.words
        return browser

    async def make_stale(self) -> None:
        """It is long ago that any browser entered a PIN."""
        await self.album.do(lambda tx: tx.run("UPDATE sessions SET fresh_until = 0"))


def _texts(tx: Tx) -> list[Message]:
    rows = tx.rows("SELECT id, content FROM deliveries WHERE kind = 'text' ORDER BY id")
    return [Message.from_json(tx.keys.open(content, f"deliveries:{row_id}")) for row_id, content in rows if content]


async def is_signed_in(browser: Browser) -> bool:
    page = await browser.open("/rooms")
    assert page.status in {200, 403}
    return page.status == 200


@asynccontextmanager
async def open_sign_ins(database_url: str, media: MediaSettings) -> AsyncIterator[SignIns]:
    """A server whose passwords are hashed quickly."""
    with patch.object(compose, "PasswordHashing", lambda: PasswordHashing(QUICK)):
        async with opened(database_url, media) as album:
            yield SignIns(album, await album.person(ANN, "Ann"), await album.person(BEN, "Ben"))


async def at_once(browser: Browser, address: str, times: int, **fields: str) -> list[Page]:
    """The same form so many times at once."""
    return await asyncio.gather(*(browser.fill(address, **fields) for _ in range(times)))
