"""Store and rows compared, for each kind of both."""

import hashlib
import uuid
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from clients.stores.opening import open_store
from clients.stores.store import ObjectStore, StoreFailed
from core.clock import HOUR, SteadyClock
from core.settings import MediaSettings
from scheduler.sweep import FEW, OLD_ENOUGH, Sweep
from storage.engine.database import Database
from storage.rooms import photo_endings
from storage.rooms.photo import Photo
from tests.conftest import Logs, ManualClock
from tests.support.photos.rows import MAIN, coming, put, stored

ROOM = str(uuid.UUID(int=7))


@pytest.fixture
async def store(media_settings: MediaSettings) -> AsyncIterator[ObjectStore]:
    async with open_store(media_settings) as opened:
        yield opened


@pytest.fixture
def later() -> ManualClock:
    """When what is written now is just old enough."""
    return ManualClock(SteadyClock().now() + OLD_ENOUGH + HOUR)


async def add(store: ObjectStore, name: str) -> str:
    """Something in a room that no row knows of."""
    key = f"rooms/{ROOM}/2031/05/{name}"
    await store.put(key, MAIN, "image/jpeg", hashlib.sha256(MAIN).hexdigest())
    return key


async def keys(store: ObjectStore) -> set[str]:
    return {each.key async for each in store.keys("")}


def both(photo: Photo) -> set[str]:
    return {photo.key, photo.thumbnail_key}


async def test_what_belongs_to_nobody_goes_once_it_is_old(
    db: Database, store: ObjectStore, later: ManualClock, logs: Logs
) -> None:
    photo = await stored(db, store)
    names = (f"{uuid.uuid4()}.jpg", f"{uuid.uuid4()}-small.jpg", f".{uuid.uuid4()}.jpg.a1b2.part", "notes.txt")
    orphans = {await add(store, name) for name in names}
    await Sweep(db, store, SteadyClock()).sweep()
    assert await keys(store) == both(photo) | orphans
    await Sweep(db, store, later).sweep()
    assert await keys(store) == both(photo)
    assert [line["orphans"] for line in logs.lines("sweep.done")] == [0, 4]


async def test_what_is_coming_may_have_objects_and_what_failed_has_none(
    db: Database, store: ObjectStore, later: ManualClock
) -> None:
    await stored(db, store, "MM1")
    on_its_way = replace(await db.write(coming, "MM2"), kind="jpg")
    lost = replace(await db.write(coming, "MM3"), kind="jpg")
    for photo in (on_its_way, lost):
        await put(store, photo)
    await db.write(photo_endings.fail, lost, "damaged")
    await Sweep(db, store, later).sweep()
    found = await keys(store)
    assert both(on_its_way) <= found
    assert not both(lost) & found


async def test_what_is_missing_or_otherwise_is_said(
    db: Database, store: ObjectStore, later: ManualClock, logs: Logs
) -> None:
    photos = [await stored(db, store, f"MM{number}") for number in range(3)]
    await store.delete([photos[0].key])
    await store.put(photos[1].thumbnail_key, b"cut", "image/jpeg", hashlib.sha256(b"cut").hexdigest())
    await Sweep(db, store, later).sweep()
    [missing] = logs.lines("sweep.missing")
    assert set(missing["first"]) == {photos[0].key, photos[1].thumbnail_key}
    assert missing["objects"] == 2


async def test_a_row_that_is_broken_is_in_no_others_way(
    db: Database, store: ObjectStore, later: ManualClock, logs: Logs
) -> None:
    """As one whose caption can't be opened any more."""
    photos = [await stored(db, store, f"MM{number}") for number in range(3)]
    await db.write(lambda tx: tx.run("UPDATE photos SET caption = :junk WHERE id = :id", junk=b"?", id=photos[0].id))
    await store.delete([photos[2].key])
    orphan = await add(store, f"{uuid.uuid4()}.jpg")
    await Sweep(db, store, later).sweep()
    [missing] = logs.lines("sweep.missing")
    assert missing["first"] == [photos[2].key]
    assert orphan not in await keys(store)
    assert both(photos[0]) <= await keys(store)


async def test_checksums_are_compared_if_wanted(db: Database, store: ObjectStore) -> None:
    photo = await stored(db, store)
    other = MAIN[::-1]
    await store.put(photo.key, other, "image/jpeg", hashlib.sha256(other).hexdigest())
    sweep = Sweep(db, store, SteadyClock())
    assert (await sweep.look()).missing == []
    assert (await sweep.look(checksums=True)).missing == [photo.key]


@pytest.mark.parametrize("own", [0, 1])
async def test_the_store_of_another_database_is_left_alone(
    db: Database, store: ObjectStore, later: ManualClock, logs: Logs, own: int
) -> None:
    for number in range(own):
        await stored(db, store, f"MM{number}")
    for _ in range(FEW + 2 if own else 1):
        await add(store, f"{uuid.uuid4()}.jpg")
    before = await keys(store)
    await Sweep(db, store, later).sweep()
    assert await keys(store) == before
    assert len(logs.lines("sweep.stopped")) == 1


async def test_an_empty_store_is_fine(db: Database, store: ObjectStore, later: ManualClock, logs: Logs) -> None:
    await Sweep(db, store, later).sweep()
    assert [(line["objects"], line["missing"]) for line in logs.lines("sweep.done")] == [(0, 0)]


async def test_a_store_that_is_away_is_looked_through_another_day(
    db: Database, store: ObjectStore, later: ManualClock, logs: Logs, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo = await stored(db, store)

    async def away(key: str) -> int:
        raise StoreFailed("It can't be reached.", retry=True)

    await store.delete([photo.key])
    monkeypatch.setattr(store, "size", away)
    await Sweep(db, store, later).sweep()
    assert [line["reason"] for line in logs.lines("sweep.failed")] == ["It can't be reached."]
    assert not logs.lines("sweep.missing")
