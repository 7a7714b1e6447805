"""Open pages hear what is new without a reload: server-sent events (WHATWG HTML, section 9.2).

However many pages are open of something, it costs one look when something has changed, and one every few seconds to
see who may still look.
"""

import asyncio
from abc import ABC, abstractmethod
from collections.abc import Hashable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, tzinfo
from typing import Any, Generic, TypeVar

from aiohttp import web

from core.logs import failure, get_logger
from core.tx import Tx
from storage.engine.database import Database, NotCommitted
from web.headers import OF_EVENTS

log = get_logger()
Seen = TypeVar("Seen")

LOOK_SECONDS = 15.0
"""The longest time between two looks; proxies end connections on which nothing is heard for a minute."""
GATHER_SECONDS = 0.1
"""What comes one by one is told together."""
MOST_WAITING = 32
"""A page that hasn't taken so many events is cut off; it comes back by itself and catches up."""
WRITE_SECONDS = 30.0
STILL_HERE = b": still here\n\n"
ENDED = b"event: ended\ndata: now\n\n"


@dataclass(eq=False)
class Listener:
    """A page that is open; an empty event ends it."""

    session_id: int
    person_id: int
    zone: tzinfo = UTC
    events: asyncio.Queue[bytes] = field(default_factory=lambda: asyncio.Queue(MOST_WAITING))
    is_new: bool = True

    def tell(self, event: bytes) -> None:
        """Send an event; one that doesn't listen is cut off."""
        if self.events.full():
            self.end()
        else:
            self.events.put_nowait(event)

    def end(self, last: bytes = b"") -> None:
        """Send no more."""
        while not self.events.empty():
            self.events.get_nowait()
        if last:
            self.events.put_nowait(last)
        self.events.put_nowait(b"")

    async def stream(self, request: web.Request) -> web.StreamResponse:
        """Pass all events on, until the last one or until the page is closed."""
        response = web.StreamResponse(headers=OF_EVENTS)
        try:
            await response.prepare(request)
            while event := await self.events.get():
                async with asyncio.timeout(WRITE_SECONDS):
                    await response.write(event)
        except (OSError, TimeoutError):
            pass  # the page was closed
        return response


class Watched(ABC, Generic[Seen]):
    """Something that pages are open of; `key` tells it apart, `path` stands for it in logs."""

    def __init__(self, key: Hashable, path: str) -> None:
        self.key = key
        self.path = path
        self.listeners: set[Listener] = set()

    @abstractmethod
    def look(self, tx: Tx) -> Seen:
        """How it is now, and who may look."""

    @abstractmethod
    def tell(self, listeners: Sequence[Listener], seen: Seen) -> None:
        """Tell them what is new to them, and end those who may not look any more."""


class LivePages:
    """Tells open pages what is new. Looks when `wakes` is told of, and every `every` seconds."""

    def __init__(self, db: Database, wakes: str = "", every: float | None = None) -> None:
        self._db = db
        self._wakes = wakes
        self._every = every
        self._watched: dict[Hashable, Watched[Any]] = {}
        self._woken = asyncio.Event()
        self._watching: asyncio.Task[None] | None = None
        self._is_called = False

    def pages_of(self, person_id: int) -> int:
        """How many pages that person has open."""
        return sum(each.person_id == person_id for watched in self._watched.values() for each in watched.listeners)

    async def close(self, _: web.Application) -> None:
        """End all streams, for the service stops."""
        for watched in self._watched.values():
            for listener in watched.listeners:
                listener.end()
        if self._watching is not None:
            self._watching.cancel()
            await asyncio.gather(self._watching, return_exceptions=True)

    @contextmanager
    def watching(self, what: Watched[Any], listener: Listener) -> Iterator[None]:
        """Tell that page what is new, as long as its session may look and the block lasts."""
        watched = self._watched.setdefault(what.key, what)
        watched.listeners.add(listener)
        self._begin()
        try:
            yield
        finally:
            watched.listeners.discard(listener)
            if not watched.listeners:
                self._watched.pop(what.key, None)

    def _begin(self) -> None:
        """See that somebody watches, and look at once."""
        if self._wakes and not self._is_called:
            self._db.on_wake(self._wakes, self._woken.set)
            self._is_called = True
        if self._watching is None or self._watching.done():
            self._watching = asyncio.get_running_loop().create_task(self._watch())
        self._woken.set()

    async def _watch(self) -> None:
        now = asyncio.get_running_loop().time
        every = self._every or LOOK_SECONDS
        look_by = now() + every
        while self._watched:
            with suppress(TimeoutError):
                async with asyncio.timeout_at(look_by):
                    await self._woken.wait()
            self._woken.clear()
            for watched in list(self._watched.values()):
                await self._look_at(watched)
            if now() >= look_by:
                self._say_still_here()
                look_by = now() + every
            await asyncio.sleep(GATHER_SECONDS)

    def _say_still_here(self) -> None:
        """By this, proxies and we ourselves notice which pages are gone."""
        for watched in self._watched.values():
            for listener in watched.listeners:
                listener.tell(STILL_HERE)

    async def _look_at(self, watched: Watched[Any]) -> None:
        """Who comes while it is looked has their turn with the next look: this one may not know of their session."""
        listeners = list(watched.listeners)
        try:
            watched.tell(listeners, await self._db.read(watched.look))
        except NotCommitted as error:
            log.warning("page.unavailable", page=watched.path, reason=str(error))
        except Exception as error:  # noqa: BLE001 - others go on
            log.error("page.broken", page=watched.path, **failure(error))
