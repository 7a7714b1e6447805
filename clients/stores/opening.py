from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from clients.stores.folder import FolderStore
from clients.stores.store import ObjectStore
from core.settings import MediaSettings


@asynccontextmanager
async def open_store(settings: MediaSettings) -> AsyncIterator[ObjectStore]:
    """The store that `media.url` names, open as long as the block lasts. Nothing is reached yet: see `check`.

    Credentials for S3 come from where boto looks for them: the environment, its files, the machine's role.

    Raises:
        StoreFailed: when the settings can't be used.
    """
    if settings.url.startswith("file://"):
        folder = FolderStore(Path(settings.url.removeprefix("file://")), settings.timeout_seconds)
        try:
            yield folder
        finally:
            folder.close()
        return
    from clients.stores.s3 import open_bucket  # a folder needs no S3 client in memory

    async with open_bucket(settings) as bucket:
        yield bucket
