"""Who may work on a photo now: nobody takes all places, however many photos they sent."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Places:
    """`count` places, of which one person may have `share`; whoever has the fewest comes first."""

    def __init__(self, count: int, share: int) -> None:
        self._free = count
        self._share = share
        self._held: Counter[int] = Counter()
        self._waiting: dict[asyncio.Future[None], int | None] = {}

    @asynccontextmanager
    async def one_for(self, person_id: int | None) -> AsyncIterator[None]:
        """Wait for a place, and have it as long as the block lasts; None is nobody in particular."""
        granted: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting[granted] = person_id
        self._grant()
        try:
            await granted
        except asyncio.CancelledError:
            self._waiting.pop(granted, None)
            if not granted.cancelled():  # it had been given one just before
                self._give_back(person_id)
            raise
        try:
            yield
        finally:
            self._give_back(person_id)

    def _grant(self) -> None:
        """Give free places to those who wait and may have one."""
        while self._free:
            may = [each for each, person in self._waiting.items() if self._number_of(person) < self._share]
            if not may:
                return
            first = min(may, key=lambda each: self._number_of(self._waiting[each]))
            person_id = self._waiting.pop(first)
            if first.cancelled():
                continue
            first.set_result(None)
            self._free -= 1
            if person_id is not None:
                self._held[person_id] += 1

    def _number_of(self, person_id: int | None) -> int:
        return 0 if person_id is None else self._held[person_id]

    def _give_back(self, person_id: int | None) -> None:
        self._free += 1
        if person_id is not None:
            self._held[person_id] -= 1
            if not self._held[person_id]:
                del self._held[person_id]
        self._grant()
