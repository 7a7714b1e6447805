"""What was uploaded and belongs to no photo, in each kind of store."""

import hashlib
import uuid
from collections.abc import AsyncIterator

import pytest

from clients.stores.opening import open_store
from clients.stores.store import ObjectStore
from core.clock import HOUR, SteadyClock
from core.settings import MediaSettings
from scheduler.staged import OLD_ENOUGH, StagedSweep
from storage.engine.database import Database
from storage.rooms import rooms, uploads
from tests.conftest import Logs, ManualClock
from tests.support.database.rows import meet


@pytest.fixture
async def store(media_settings: MediaSettings) -> AsyncIterator[ObjectStore]:
    async with open_store(media_settings) as opened:
        yield opened


async def stage(store: ObjectStore, name: str) -> str:
    key = f"{uploads.PREFIX}{name}"
    await store.put(key, b"a photo", "application/octet-stream", hashlib.sha256(b"a photo").hexdigest())
    return key


async def keys(store: ObjectStore) -> set[str]:
    return {each.key async for each in store.keys("")}


async def test_only_what_is_old_and_unwanted_is_deleted(db: Database, store: ObjectStore, logs: Logs) -> None:
    wanted, unwanted = str(uuid.uuid4()), str(uuid.uuid4())
    person_id = await db.write(meet)
    room = await db.write(rooms.make, person_id, "trip")
    await db.write(uploads.take_in, person_id, room.id, wanted, "0" * 64, "")
    staged = await stage(store, wanted)
    old = {await stage(store, unwanted), await stage(store, f".{wanted}.0a1b2c3d4e5f6071.part")}
    other = "rooms/0f3a/2031/05/7c1e.jpg"
    await store.put(other, b"kept", "image/jpeg", hashlib.sha256(b"kept").hexdigest())
    now = SteadyClock().now()
    await StagedSweep(db, store, ManualClock(now)).sweep()
    assert await keys(store) == {staged, other, *old}
    await StagedSweep(db, store, ManualClock(now + OLD_ENOUGH + HOUR)).sweep()
    assert await keys(store) == {staged, other}
    assert (await logs.appears("sweep.staged"))["objects"] == 2
