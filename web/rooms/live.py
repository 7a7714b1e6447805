"""Photos appear and go without a reload: server-sent events (WHATWG HTML, section 9.2).

However many pages are open, a room costs one look when something has changed anywhere, and one every few seconds to
see who may still look. A page that was away compares the list of newest photos with what it shows.
"""

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import tzinfo

import orjson
from aiohttp import web

from core.clock import Clock
from core.logs import failure, get_logger
from storage.engine.database import Database, NotCommitted
from storage.rooms import albums
from storage.rooms.albums import AlbumChanges
from storage.rooms.photos import LISTENER
from storage.rooms.rooms import Room
from web.rendering import Templates
from web.rooms.album import news

log = get_logger()

LOOK_SECONDS = 15.0
"""The longest time between two looks; proxies end connections on which nothing is heard for a minute."""
GATHER_SECONDS = 0.1
"""The photos of one text come one by one, and are told together."""
MOST_WAITING = 32
"""A page that hasn't taken so many events is cut off; it comes back by itself and catches up."""
STILL_HERE = b": still here\n\n"
ENDED = b"event: ended\ndata: now\n\n"


@dataclass(eq=False)
class Listener:
    """A page that is open; an empty event ends it."""

    session_id: int
    person_id: int
    zone: tzinfo
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


@dataclass(eq=False)
class Watched:
    """A room that pages are open of.

    Attributes:
        path: of their events in the table of routes, for logs.
        known: the newest photos that the pages know.
    """

    room: Room
    path: str
    known: frozenset[int] | None = None
    listeners: set[Listener] = field(default_factory=set)


class LiveRooms:
    """Tells open pages what is new."""

    def __init__(self, db: Database, clock: Clock, templates: Templates) -> None:
        self._db = db
        self._clock = clock
        self._templates = templates
        self._rooms: dict[int, Watched] = {}
        self._woken = asyncio.Event()
        self._watching: asyncio.Task[None] | None = None
        self._is_called = False

    def pages_of(self, person_id: int) -> int:
        """How many pages that person has open."""
        return sum(each.person_id == person_id for watched in self._rooms.values() for each in watched.listeners)

    async def close(self, _: web.Application) -> None:
        """End all streams, for the service stops."""
        for watched in self._rooms.values():
            for listener in watched.listeners:
                listener.end()
        if self._watching is not None:
            self._watching.cancel()
            await asyncio.gather(self._watching, return_exceptions=True)

    @contextmanager
    def listening(self, room: Room, path: str, listener: Listener) -> Iterator[None]:
        """Tell that page what is new in the room, as long as its session may look and the block lasts."""
        watched = self._rooms.setdefault(room.id, Watched(room, path))
        watched.listeners.add(listener)
        self._begin()
        try:
            yield
        finally:
            watched.listeners.discard(listener)
            if not watched.listeners:
                self._rooms.pop(room.id, None)

    def _begin(self) -> None:
        """See that somebody watches, and look at once."""
        if not self._is_called:
            self._db.on_wake(LISTENER, self._woken.set)
            self._is_called = True
        if self._watching is None or self._watching.done():
            self._watching = asyncio.get_running_loop().create_task(self._watch())
        self._woken.set()

    async def _watch(self) -> None:
        now = asyncio.get_running_loop().time
        look_by = now() + LOOK_SECONDS
        while self._rooms:
            with suppress(TimeoutError):
                async with asyncio.timeout_at(look_by):
                    await self._woken.wait()
            self._woken.clear()
            for watched in list(self._rooms.values()):
                await self._look_at(watched)
            if now() >= look_by:
                self._say_still_here()
                look_by = now() + LOOK_SECONDS
            await asyncio.sleep(GATHER_SECONDS)

    def _say_still_here(self) -> None:
        """By this, proxies and we ourselves notice which pages are gone."""
        for watched in self._rooms.values():
            for listener in watched.listeners:
                listener.tell(STILL_HERE)

    async def _look_at(self, watched: Watched) -> None:
        """Who comes while it is looked has their turn with the next look: this one may not know of their session."""
        listeners = list(watched.listeners)
        try:
            changes = await self._db.read(albums.changes, watched.room.id, watched.known)
        except NotCommitted as error:
            log.warning("page.unavailable", page=watched.path, reason=str(error))
        except Exception as error:  # noqa: BLE001 - other rooms go on
            log.error("page.broken", page=watched.path, **failure(error))
        else:
            self._tell(watched, listeners, changes)

    def _tell(self, watched: Watched, listeners: Sequence[Listener], changes: AlbumChanges) -> None:
        newest = frozenset(photo_id for photo_id, _ in changes.newest)
        has_changed, watched.known = newest != watched.known, newest
        written: dict[tzinfo, bytes] = {}
        for listener in listeners:
            if listener.session_id not in changes.sessions:
                listener.end(ENDED)
            elif has_changed or listener.is_new:
                if listener.zone not in written:
                    written[listener.zone] = self._event(watched.room, changes, listener.zone)
                listener.tell(written[listener.zone])
                listener.is_new = False

    def _event(self, room: Room, changes: AlbumChanges, zone: tzinfo) -> bytes:
        html = news(self._templates, room.uuid, changes.added, self._clock.now(), zone)
        newest = [uuid for _, uuid in changes.newest]
        return b"event: photos\ndata: " + orjson.dumps({"newest": newest, "html": html}) + b"\n\n"
