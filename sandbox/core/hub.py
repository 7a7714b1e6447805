"""Telling what happens: to waiting tests, and to pages that listen."""

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

PATIENCE: Final = 60.0
"""Seconds that tests wait for what has to come: only a failure takes so long, so that no machine is too slow."""
_MOST_WAITING: Final = 2_000

Event = tuple[str, bytes]
"""A name and its JSON."""


@dataclass(slots=True, eq=False)
class Listener:
    """One page that listens. `phones_only` leaves out messages of numbers that no page shows."""

    phones_only: bool = False
    events: deque[Event] = field(default_factory=deque)
    woken: asyncio.Event = field(default_factory=asyncio.Event)
    closed: bool = False

    def put(self, event: Event) -> None:
        """Queue an event; a listener that lags too far is told to load everything anew."""
        if len(self.events) >= _MOST_WAITING:
            self.events.clear()
            event = ("resync", b"{}")
        self.events.append(event)
        self.woken.set()

    def close(self) -> None:
        """End the stream."""
        self.closed = True
        self.woken.set()


class Hub:
    """Passes events on; costs next to nothing while nobody listens."""

    def __init__(self) -> None:
        self.listeners: set[Listener] = set()
        self._waiting: dict[str, set[asyncio.Event]] = {}

    def __bool__(self) -> bool:
        """Whether a page listens, so that an event is worth writing down."""
        return bool(self.listeners)

    def close(self) -> None:
        """End all streams."""
        for listener in self.listeners:
            listener.close()

    def tell(self, name: str, payload: bytes, *, shown: bool = True) -> None:
        """Send an event to the pages; `shown` is whether its phone is on the page."""
        for listener in self.listeners:
            if shown or not listener.phones_only:
                listener.put((name, payload))

    def wake(self, number: str) -> None:
        """Let those look again who wait for something about this number."""
        for event in self._waiting.get(number, ()):
            event.set()

    async def wait_until(self, number: str, ready: Callable[[], bool], deadline: float) -> bool:
        """Wait up to `deadline` seconds for `ready`, looked at whenever the number's texts change."""
        event = asyncio.Event()
        self._waiting.setdefault(number, set()).add(event)
        try:
            async with asyncio.timeout(deadline):
                while not ready():
                    event.clear()
                    await event.wait()
        except TimeoutError:
            return ready()
        finally:
            self._waiting[number].discard(event)
            if not self._waiting[number]:
                del self._waiting[number]
        return True
