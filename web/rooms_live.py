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

from bot.clock import Clock
from bot.logs import failure, get_logger
from storage import albums
from storage.albums import Glimpse, Picture, Visit
from storage.database import NotCommitted
from storage.photos import LISTENER
from web.frame import NO_STORE, guarded
from web.rooms_album import sections
from web.rooms_files import nothing
from web.rooms_words import zone_of
from web.visitors import Visitors

log = get_logger()

LOOK_SECONDS = 15.0
"""The longest time between two looks; proxies end connections on which nothing is heard for a minute."""
GATHER_SECONDS = 0.1
"""The photos of one text come one by one, and are told together."""
WRITE_SECONDS = 30.0
MOST_WAITING = 32
"""A page that hasn't taken so many events is cut off; it comes back by itself and catches up."""
MOST_PAGES = 40
"""Open pages of one person; who wants more is no person who looks at photos."""
STILL_HERE = b": still here\n\n"
ENDED = b"event: ended\ndata: now\n\n"
HEADERS = {
    "Content-Type": "text/event-stream",
    "Cache-Control": NO_STORE,
    "X-Accel-Buffering": "no",
    "X-Content-Type-Options": "nosniff",
}


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
    """A room that pages are open of."""

    id: int
    address: str
    known: frozenset[int] | None = None
    listeners: set[Listener] = field(default_factory=set)


class RoomLive:
    """Tells open pages what is new."""

    def __init__(self, visitors: Visitors, clock: Clock) -> None:
        self._visitors = visitors
        self._clock = clock
        self._rooms: dict[int, Watched] = {}
        self._woken = asyncio.Event()
        self._watching: asyncio.Task[None] | None = None
        self._is_called = False

    @guarded("/rooms/{room}/events")
    async def events(self, request: web.Request) -> web.StreamResponse:
        """The stream of one page."""
        visit = await self._visitors.db.read(
            albums.visit, self._visitors.cookie_of(request), request.match_info["room"]
        )
        if visit is None:
            return nothing()
        if self._pages_of(visit.session.person_id) >= MOST_PAGES:
            log.warning("room.refused", page="/rooms/{room}/events", cause="too many pages")
            return nothing(429)
        response = web.StreamResponse(headers=HEADERS)
        with self._listening(visit, zone_of(request)) as listener:
            try:
                await response.prepare(request)
                while event := await listener.events.get():
                    async with asyncio.timeout(WRITE_SECONDS):
                        await response.write(event)
            except (OSError, TimeoutError):
                pass  # the page was closed
        return response

    def _pages_of(self, person_id: int) -> int:
        return sum(each.person_id == person_id for room in self._rooms.values() for each in room.listeners)

    async def close(self, _: web.Application) -> None:
        """End all streams, for the service stops."""
        for room in self._rooms.values():
            for listener in room.listeners:
                listener.end()
        if self._watching is not None:
            self._watching.cancel()
            await asyncio.gather(self._watching, return_exceptions=True)

    @contextmanager
    def _listening(self, visit: Visit, zone: tzinfo) -> Iterator[Listener]:
        room = self._rooms.setdefault(visit.room.id, Watched(visit.room.id, f"/rooms/{visit.room.uuid}"))
        listener = Listener(visit.session.id, visit.session.person_id, zone)
        room.listeners.add(listener)
        self._begin()
        try:
            yield listener
        finally:
            room.listeners.discard(listener)
            if not room.listeners:
                self._rooms.pop(room.id, None)

    def _begin(self) -> None:
        """See that somebody watches, and look at once."""
        if not self._is_called:
            self._visitors.db.on_wake(LISTENER, self._woken.set)
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
            for room in list(self._rooms.values()):
                await self._look_at(room)
            if now() >= look_by:
                self._say_still_here()
                look_by = now() + LOOK_SECONDS
            await asyncio.sleep(GATHER_SECONDS)

    def _say_still_here(self) -> None:
        """By this, proxies and we ourselves notice which pages are gone."""
        for room in self._rooms.values():
            for listener in room.listeners:
                listener.tell(STILL_HERE)

    async def _look_at(self, room: Watched) -> None:
        """Who comes while it is looked has their turn with the next look: this one may not know of their session."""
        listeners = list(room.listeners)
        try:
            glimpse = await self._visitors.db.read(albums.glimpse, room.id, room.known)
        except NotCommitted as error:
            log.warning("page.unavailable", page="/rooms/{room}/events", reason=str(error))
            return
        except Exception as error:  # noqa: BLE001 - other rooms go on
            log.error("page.broken", page="/rooms/{room}/events", **failure(error))
            return
        self._tell(room, listeners, glimpse)

    def _tell(self, room: Watched, listeners: Sequence[Listener], glimpse: Glimpse) -> None:
        newest = frozenset(photo_id for photo_id, _ in glimpse.newest)
        has_changed, room.known = newest != room.known, newest
        uuids = [uuid for _, uuid in glimpse.newest]
        written: dict[tzinfo, bytes] = {}
        for listener in listeners:
            if listener.session_id not in glimpse.sessions:
                listener.end(ENDED)
            elif has_changed or listener.is_new:
                if listener.zone not in written:
                    written[listener.zone] = self._event(room, uuids, glimpse.added, listener.zone)
                listener.tell(written[listener.zone])
                listener.is_new = False

    def _event(self, room: Watched, newest: Sequence[str], added: Sequence[Picture], zone: tzinfo) -> bytes:
        html = sections(room.address, added, self._clock.now(), zone)
        return b"event: photos\ndata: " + orjson.dumps({"newest": newest, "html": html}) + b"\n\n"
