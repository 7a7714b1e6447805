"""Comparing the store with the rows: what belongs to nobody is deleted, what is missing is said."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.clock import HOUR, Clock, after
from bot.logs import get_logger
from storage import photos
from storage.database import Database, NotCommitted
from storage.objects.store import ObjectStore, Stored, StoreFailed

log = get_logger()

BATCH = 200
AT_LEAST = HOUR
"""Younger objects are left alone: they may be in the making."""
PREFIX = "rooms/"
_NAME = re.compile(r"(?P<uuid>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:-small)?\.(?:jpg|pdf)")


@dataclass(slots=True)
class Found:
    """What a sweep found: objects without rows, and objects that rows want and the store lacks or has otherwise."""

    objects: int = 0
    orphans: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Sweep:
    """Looks through the store and the rows."""

    db: Database
    store: ObjectStore
    clock: Clock

    async def sweep(self) -> None:
        """Delete orphans, and log what was found; what can't be done now is done at the next sweep."""
        try:
            found = await self.look()
            for start in range(0, len(found.orphans), BATCH):
                await self.store.delete(found.orphans[start : start + BATCH])
        except (StoreFailed, NotCommitted) as failed:
            log.warning("sweep.failed", reason=str(failed))
            return
        if found.missing:
            log.error("sweep.missing", objects=len(found.missing), first=found.missing[:5])
        log.info("sweep.done", objects=found.objects, orphans=len(found.orphans), missing=len(found.missing))

    async def look(self) -> Found:
        """Compare the two.

        Raises:
            StoreFailed: when the store can't be looked through.
            NotCommitted: when the database can't be read.
        """
        found = Found()
        sizes: dict[str, int] = {}
        batch: list[Stored] = []
        async for stored in self.store.keys(PREFIX):
            found.objects += 1
            sizes[stored.key] = stored.size
            batch.append(stored)
            if len(batch) == BATCH:
                found.orphans += await self._orphans(batch)
                batch = []
        found.orphans += await self._orphans(batch)
        await self._compare(found, sizes)
        return found

    async def _orphans(self, batch: Sequence[Stored]) -> list[str]:
        uuids = {stored.key: _uuid_of(stored.key) for stored in batch}
        known = await self.db.read(photos.known, sorted(filter(None, uuids.values())))
        old = after(self.clock.now(), -AT_LEAST)
        return [stored.key for stored in batch if stored.changed_at < old and uuids[stored.key] not in known]

    async def _compare(self, found: Found, sizes: dict[str, int]) -> None:
        """Rows are read after the store was: what was kept since is looked for by itself."""
        last = 0
        while True:
            last, wanted = await self.db.read(photos.known_keys, last, BATCH)
            if not last:
                return
            for key, size in wanted:
                if sizes.get(key) != size and not await self._is_there(key, size):
                    found.missing.append(key)

    async def _is_there(self, key: str, size: int) -> bool:
        try:
            return await self.store.size(key) == size
        except StoreFailed as failed:
            if failed.retry:
                raise
            return False


def _uuid_of(key: str) -> str:
    found = _NAME.fullmatch(key.rsplit("/", 1)[-1])
    return found["uuid"] if found else ""
