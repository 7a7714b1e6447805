"""One run at an export's file: as much of it as there is time for. What was written before stays as it is."""

import asyncio
import hashlib
import secrets
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from typing import Any

import orjson

from clients.stores.store import NoSuchObject, ObjectStore
from core.clock import SECOND, Moment, elapsed
from core.logs import get_logger
from core.table import Exported, Table
from scheduler.exports import files
from scheduler.exports.archive import ArchiveWriter
from storage.engine.database import Database
from storage.personal import contents
from storage.personal.contents import OwnPhoto
from storage.personal.exports import Export, Progress

log = get_logger()

TYPE = "application/octet-stream"


@dataclass(slots=True)
class ExportRun:
    """One run at the file of an export.

    Its objects have names that no other run's have: one that was taken for dead may still be writing.

    Attributes:
        until: (`elapsed`) when it is to stop, after the file in hand.
        now: when it began.
    """

    db: Database
    store: ObjectStore
    export: Export
    tables: list[tuple[Table, Exported]]
    until: float
    now: Moment
    name: str = field(default_factory=lambda: secrets.token_hex(6))
    pieces: list[tuple[str, int]] = field(default_factory=list)
    is_whole: bool = False

    async def write(self) -> Progress:
        """Write on; returns how much there is then.

        Raises:
            StoreFailed: when the store doesn't do its part; nothing of this run counts.
            NotCommitted: when the database doesn't.
        """
        begun = self.export.progress
        with ArchiveWriter(self._put, begun.size) as archive:
            progress = await self._write(archive, begun)
            if self.is_whole:
                await self._add_readme(archive, progress)
                await archive.finish(await self._noted(begun))
                return replace(progress, pieces=(*begun.pieces, *self.pieces))
            noted = await archive.rest()
        directory = f"{self.name}-files"
        await self._keep(directory, orjson.dumps(noted))
        return replace(progress, pieces=(*begun.pieces, *self.pieces), directories=(*begun.directories, directory))

    async def _write(self, archive: ArchiveWriter, progress: Progress) -> Progress:
        plan = [(*each, form) for each in self.tables for form in files.FORMS]
        for table, export, form in plan[progress.files :]:
            if elapsed() > self.until:
                return progress
            rows = files.all_rows(partial(self._read, table, export))
            await archive.add(f"data/{table.name}.{form}", self.now, files.FORMS[form](export, rows))
            progress = replace(progress, files=progress.files + 1)
        while found := await self.db.read(contents.own_photos, self.export.person_id, progress.last_photo):
            for own in found:
                if elapsed() > self.until:
                    return progress
                progress = await self._add_photo(archive, own, progress)
        self.is_whole = True
        return progress

    def _read(self, table: Table, export: Exported, behind: int) -> Any:  # noqa: ANN401 - of a read
        return self.db.read(contents.portion, table, export, self.export.person_id, behind)

    async def _add_photo(self, archive: ArchiveWriter, own: OwnPhoto, progress: Progress) -> Progress:
        """A photo that was deleted since, or that the store has lost, is left out and counted."""
        pieces = self.store.stream(own.photo.key)
        progress = replace(progress, last_photo=own.photo.id)
        try:
            first = await anext(pieces, b"")
        except NoSuchObject as missing:
            log.warning("photo.unavailable", reason=missing.reason)
            return replace(progress, missing=progress.missing + 1)
        await archive.add(files.name_of(own), own.photo.created_at, _with_first(first, pieces), own.photo.size)
        return replace(progress, photos=progress.photos + 1)

    async def _add_readme(self, archive: ArchiveWriter, progress: Progress) -> None:
        made = f"{datetime.fromtimestamp(self.now / SECOND, UTC):%Y-%m-%d %H:%M}"
        words = files.readme(self.tables, progress.photos, progress.missing, made)
        await archive.add(files.README, self.now, _of(words.encode()))

    async def _noted(self, progress: Progress) -> list[list[Any]]:
        """What earlier runs have put into the file."""
        found = []
        for name in progress.directories:
            found += orjson.loads(await self.store.get(self.export.key(name)))
        return found

    async def _put(self, piece: bytes) -> None:
        name = f"{self.name}-{len(self.pieces):05}"
        await self._keep(name, piece)
        self.pieces.append((name, len(piece)))

    async def _keep(self, name: str, content: bytes) -> None:
        digest = await asyncio.to_thread(hashlib.sha256, content)
        await self.store.put(self.export.key(name), content, TYPE, digest.hexdigest())


async def _with_first(first: bytes, pieces: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    yield first
    async for piece in pieces:
        yield piece


async def _of(content: bytes) -> AsyncIterator[bytes]:
    yield content
