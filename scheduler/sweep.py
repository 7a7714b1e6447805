"""Comparing the store with the rows: what belongs to nobody is deleted, what is missing is said."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from clients.stores.store import ObjectStore, Stored, StoreFailed, in_batches
from core.clock import DAY, Clock, after
from core.ids import UUID
from core.logs import get_logger
from storage.engine.database import Database, NotCommitted
from storage.personal import exports
from storage.rooms import photos
from storage.rooms.photo import Photo, PhotoState

log = get_logger()

BATCH = 200
OLD_ENOUGH = DAY
"""Younger objects are left alone: they may be in the making, or younger than a backup that was just put back."""
FEW = 10
PREFIX = "rooms/"
SHOWN = 5
_NAME = re.compile(rf"(?P<uuid>{UUID})(?:-small)?\.(?:jpg|pdf)")


@dataclass(slots=True)
class SweepFindings:
    """What a look found.

    Attributes:
        objects: how many there are.
        owned: how many of them a row wants, or may want.
        orphans: keys of old objects without rows.
        missing: keys of objects that rows want and the store lacks, or has in another size or with other content.
        whole: keys' hashes of objects that are as their rows say.
    """

    objects: int = 0
    owned: int = 0
    orphans: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    whole: set[int] = field(default_factory=set)

    @property
    def is_strange(self) -> bool:
        """Whether this looks like the store of another database, rather than like what crashes leave."""
        return bool(self.orphans) and (not self.owned or len(self.orphans) > max(FEW, self.objects // 2))


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
            if found.is_strange:
                log.error("sweep.stopped", objects=found.objects, orphans=len(found.orphans))
            else:
                for start in range(0, len(found.orphans), BATCH):
                    await self.store.delete(found.orphans[start : start + BATCH])
        except (StoreFailed, NotCommitted) as failed:
            log.warning("sweep.failed", reason=str(failed))
            return
        if found.missing:
            log.error("sweep.missing", objects=len(found.missing), first=found.missing[:SHOWN])
        log.info("sweep.done", objects=found.objects, orphans=len(found.orphans), missing=len(found.missing))

    async def look(self, *, checksums: bool = False) -> SweepFindings:
        """Compare the two, and change nothing. With `checksums`, everything that is kept is read.

        Raises:
            StoreFailed: when the store can't be looked through.
            NotCommitted: when the database can't be read.
        """
        found = SweepFindings()
        async for batch in in_batches(self.store, PREFIX, BATCH):
            await self._sort(batch, found)
        async for batch in in_batches(self.store, exports.FOLDER, BATCH):
            await self._sort_exports(batch, found)
        await self._look_for_missing(found, checksums=checksums)
        return found

    async def _sort(self, batch: Sequence[Stored], found: SweepFindings) -> None:
        """Tell those that are as their rows say from those that belong to nobody."""
        uuids = {stored.key: _uuid_of(stored.key) for stored in batch}
        owners = await self.db.read(photos.with_objects, sorted(filter(None, uuids.values())))
        old = after(self.clock.now(), -OLD_ENOUGH)
        found.objects += len(batch)
        for stored in batch:
            owner = owners.get(uuids[stored.key])
            if owner is not None:
                found.owned += 1
                if owner.state is not PhotoState.KEPT or (stored.key, stored.size) in _sizes(owner):
                    found.whole.add(hash(stored.key))
            elif stored.changed_at < old:
                found.orphans.append(stored.key)

    async def _sort_exports(self, batch: Sequence[Stored], found: SweepFindings) -> None:
        """Pieces of exports belong to a row as long as that is there; a run that broke off left some to it, too."""
        folders = {stored.key: stored.key.split("/")[1] for stored in batch}
        owners = await self.db.read(exports.with_objects, sorted(set(folders.values())))
        old = after(self.clock.now(), -OLD_ENOUGH)
        found.objects += len(batch)
        for stored in batch:
            if folders[stored.key] in owners:
                found.owned += 1
            elif stored.changed_at < old:
                found.orphans.append(stored.key)

    async def _look_for_missing(self, found: SweepFindings, *, checksums: bool) -> None:
        """Rows are read after the store was: what was kept since is looked for by itself."""
        last = 0
        while kept := await self.db.read(photos.kept_after, last, BATCH):
            last = kept[-1].id
            for photo in kept:
                for key, size in _sizes(photo):
                    is_there = hash(key) in found.whole or await self._is_there(key, size)
                    if not is_there or (checksums and not await self._is_as_kept(photo, key)):
                        found.missing.append(key)

    async def _is_there(self, key: str, size: int) -> bool:
        try:
            return await self.store.size(key) == size
        except StoreFailed as failed:
            if failed.retry:
                raise
            return False

    async def _is_as_kept(self, photo: Photo, key: str) -> bool:
        try:
            content = await self.store.get(key)
        except StoreFailed as failed:
            if failed.retry:
                raise
            return False
        return hashlib.sha256(content).hexdigest() == (photo.sha256 if key == photo.key else photo.thumbnail_sha256)


def _sizes(photo: Photo) -> tuple[tuple[str, int], tuple[str, int]]:
    return (photo.key, photo.size), (photo.thumbnail_key, photo.thumbnail_size)


def _uuid_of(key: str) -> str:
    found = _NAME.fullmatch(key.rsplit("/", 1)[-1])
    return found["uuid"] if found else ""
