"""Exports made and opened, where no loop runs."""

import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from actions.exporting import Making, ask_for_export
from clients.stores.store import ObjectStore
from core.clock import SteadyClock
from core.delivery import Delivery, Outcome, State
from scheduler.exports.courier import ExportCourier
from storage.delivery import claims, deliveries
from storage.engine.database import Database
from storage.personal import exports
from storage.personal.exports import Export
from tests.support.database.rows import POLICY

PLENTY = 60.0


@dataclass(frozen=True)
class Exported:
    """An export's file, opened."""

    files: Mapping[str, bytes]
    compressions: Mapping[str, int]

    @classmethod
    def of(cls, content: bytes) -> "Exported":
        """Open a file; every checksum in it has to be right."""
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            assert archive.testzip() is None
            names = archive.namelist()
            assert len(names) == len(set(names))
            compressions = {info.filename: info.compress_type for info in archive.infolist()}
            return cls({name: archive.read(name) for name in names}, compressions)

    def rows(self, table: str) -> list[dict[str, Any]]:
        """A table's rows."""
        found: list[dict[str, Any]] = json.loads(self.files[f"data/{table}.json"])
        return found

    @property
    def photos(self) -> dict[str, bytes]:
        """The photos in it."""
        return {name: content for name, content in self.files.items() if name.startswith("photos/")}


async def ask(db: Database, person_id: int) -> int:
    """Ask for an export; returns its id."""
    asked = await db.write(ask_for_export, person_id)
    assert isinstance(asked, Making)
    return asked.export_id


async def run_once(
    db: Database, store: ObjectStore, seconds: float = PLENTY
) -> tuple[Delivery, Outcome, State | None]:
    """One run at the export that is due."""
    [delivery] = (await db.write(claims.claim, {"export": 1}, POLICY)).deliveries
    outcome = await ExportCourier(db, store, SteadyClock(), seconds).send(delivery)
    return delivery, outcome, await db.write(deliveries.conclude, delivery, outcome, POLICY)


async def make(db: Database, store: ObjectStore, person_id: int, seconds: float = PLENTY) -> Export:
    """Ask for an export and have it made."""
    export_id = await ask(db, person_id)
    for _ in range(200):
        _, _, state = await run_once(db, store, seconds)
        if state is State.SENT:
            break
    found = await db.read(exports.get, export_id)
    assert found is not None
    return found


async def content_of(store: ObjectStore, export: Export) -> bytes:
    """All of its file."""
    return b"".join([await store.get(export.key(name)) for name, _ in export.progress.pieces])


async def keys(store: ObjectStore) -> set[str]:
    """All objects of exports."""
    return {each.key async for each in store.keys("exports/")}
