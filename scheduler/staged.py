"""Deleting what was uploaded and belongs to no photo: a process died, or lost the database, between the two."""

import re
from dataclasses import dataclass

from clients.stores.store import ObjectStore, Stored, StoreFailed, in_batches
from core.clock import HOUR, Clock, after
from core.ids import UUID
from core.logs import get_logger
from storage.engine.database import Database, NotCommitted
from storage.rooms import uploads

log = get_logger()

BATCH = 200
OLD_ENOUGH = HOUR
"""An upload that goes on as slowly as it may is over long before."""


@dataclass(frozen=True, slots=True)
class StagedSweep:
    """Looks through what is staged."""

    db: Database
    store: ObjectStore
    clock: Clock

    async def sweep(self) -> None:
        """Delete what nobody wants; what can't be done now is done the next time."""
        deleted = 0
        try:
            async for batch in in_batches(self.store, uploads.PREFIX, BATCH):
                deleted += await self._delete_unwanted(batch)
        except (StoreFailed, NotCommitted) as failed:
            log.warning("sweep.failed", reason=str(failed))
            return
        if deleted:
            log.info("sweep.staged", objects=deleted)

    async def _delete_unwanted(self, batch: list[Stored]) -> int:
        """What is half written has no name of a photo, and nobody wants it."""
        old = after(self.clock.now(), -OLD_ENOUGH)
        uuids = {each.key: each.key.removeprefix(uploads.PREFIX) for each in batch if each.changed_at < old}
        wanted = await self.db.read(uploads.wanted, [uuid for uuid in uuids.values() if re.fullmatch(UUID, uuid)])
        unwanted = [key for key, uuid in uuids.items() if uuid not in wanted]
        await self.store.delete(unwanted)
        return len(unwanted)
