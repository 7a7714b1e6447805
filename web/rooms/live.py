"""Photos appear and go without a reload. A page that was away compares the newest photos with what it shows."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import tzinfo

import orjson

from core.clock import Clock
from core.tx import Tx
from storage.engine.database import Database
from storage.rooms import albums
from storage.rooms.albums import AlbumChanges
from storage.rooms.photos import LISTENER
from storage.rooms.rooms import Room
from web.live import ENDED, Listener, LivePages, Watched
from web.rendering import Templates
from web.rooms.album import news


class WatchedRoom(Watched[AlbumChanges]):
    """A room that pages are open of; `known` are the newest photos that these know."""

    def __init__(self, room: Room, path: str, clock: Clock, templates: Templates) -> None:
        super().__init__(room.id, path)
        self._room = room
        self._clock = clock
        self._templates = templates
        self.known: frozenset[int] | None = None

    def look(self, tx: Tx) -> AlbumChanges:
        """What is new in the room, and which sessions may look."""
        return albums.changes(tx, self._room.id, self.known)

    def tell(self, listeners: Sequence[Listener], seen: AlbumChanges) -> None:
        """Send each the photos that are new, in the words of its time zone."""
        newest = frozenset(photo_id for photo_id, _ in seen.newest)
        has_changed, self.known = newest != self.known, newest
        written: dict[tzinfo, bytes] = {}
        for listener in listeners:
            if listener.session_id not in seen.sessions:
                listener.end(ENDED)
            elif has_changed or listener.is_new:
                if listener.zone not in written:
                    written[listener.zone] = self._event(seen, listener.zone)
                listener.tell(written[listener.zone])
                listener.is_new = False

    def _event(self, seen: AlbumChanges, zone: tzinfo) -> bytes:
        html = news(self._templates, self._room.uuid, seen.added, self._clock.now(), zone)
        newest = [uuid for _, uuid in seen.newest]
        return b"event: photos\ndata: " + orjson.dumps({"newest": newest, "html": html}) + b"\n\n"


class LiveRooms(LivePages):
    """Tells open pages what is new in rooms, when a photo has changed anywhere."""

    def __init__(self, db: Database, clock: Clock, templates: Templates) -> None:
        super().__init__(db, LISTENER)
        self._clock = clock
        self._templates = templates

    @contextmanager
    def listening(self, room: Room, path: str, listener: Listener) -> Iterator[None]:
        """Tell that page what is new in the room, as long as its session may look and the block lasts."""
        with self.watching(WatchedRoom(room, path, self._clock, self._templates), listener):
            yield
