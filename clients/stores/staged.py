"""What browsers and programs have added, as the courier of photos fetches it: from the store itself."""

from clients.failures import CallFailed
from clients.media import MediaMissing
from clients.stores.store import NoSuchObject, ObjectStore, StoreFailed


class StagedMedia:
    """Media of the channel `web`; a reference is a key of the store."""

    def __init__(self, store: ObjectStore) -> None:
        self._store = store

    async def fetch(self, reference: str) -> bytes:
        """See Media. It was bounded when it came."""
        try:
            return await self._store.get(reference)
        except NoSuchObject as missing:
            raise MediaMissing(missing.reason, happened=False) from None
        except StoreFailed as failed:
            raise CallFailed(failed.reason, happened=False) from failed

    async def delete(self, reference: str) -> None:
        """See Media."""
        try:
            await self._store.delete([reference])
        except StoreFailed as failed:
            raise CallFailed(failed.reason) from failed
