"""What all parts of the carrier share: messages, opt-outs, an HTTP client, and what is under way."""

import asyncio
import time
from collections.abc import Coroutine
from typing import Any, Final

import aiohttp
import orjson

from sandbox.carrier.model import Message
from sandbox.carrier.shown import shown_message
from sandbox.carrier.store import MessageStore
from sandbox.core.shared import Shared

API: Final = "/2010-04-01/Accounts"


class Exchange:
    """The carrier's state; the parts that act on it are given it."""

    def __init__(self, shared: Shared) -> None:
        self.shared = shared
        self.settings = shared.settings
        self.faults = shared.faults
        self.hub = shared.hub
        self.stats = shared.stats
        self.store = MessageStore(shared.settings.keep_messages)
        self.opted_out: set[tuple[str, str]] = set()
        self._tasks: set[asyncio.Task[Any]] = set()
        self._session: aiohttp.ClientSession | None = None

    @property
    def account_url(self) -> str:
        """The account's address in the REST interface."""
        return f"{self.shared.url}{API}/{self.settings.account_sid}"

    @property
    def session(self) -> aiohttp.ClientSession:
        """The HTTP client for everything that the carrier calls; every call sets its time-outs."""
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=500, force_close=not self.settings.webhook_keep_alive)
            self._session = aiohttp.ClientSession(connector=connector, cookie_jar=aiohttp.DummyCookieJar())
        return self._session

    def spawn(self, work: Coroutine[Any, Any, object]) -> None:
        """Do something beside; it ends with the sandbox at the latest."""
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def idle(self) -> None:
        """Wait until nothing that was begun is under way: webhooks, delivery reports."""
        while self._tasks:
            await asyncio.wait(self._tasks)

    async def close(self) -> None:
        """Give up what is under way, and close the connections."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._session is not None:
            await self._session.close()
            self._session = None

    def add(self, message: Message) -> None:
        """Keep a new message and tell of it."""
        self.store.add(message)
        self.changed(message)

    def changed(self, message: Message) -> None:
        """Tell of a message that is new or whose state has changed."""
        message.updated_at = time.time()
        self.hub.wake(message.phone)
        if self.hub:
            payload = orjson.dumps(shown_message(message))
            self.hub.tell("message", payload, shown=message.phone in self.shared.phones)

    def removed(self, message: Message) -> None:
        """Tell of a message that was deleted."""
        if self.hub:
            self.hub.tell("removed", orjson.dumps({"sid": message.sid, "phone": message.phone}))
