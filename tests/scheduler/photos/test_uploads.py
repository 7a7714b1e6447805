"""Uploads on their way from where they are staged into the store."""

import uuid
from types import SimpleNamespace

from bot.compose import services_of
from clients.failures import CallFailed
from clients.media import MediaMissing
from clients.stores.staged import StagedMedia
from clients.stores.store import NoSuchObject, StoreFailed
from core.clock import HOUR
from core.delivery import DeliveryKind
from core.tx import Tx
from scheduler.photos import photo_results
from storage.engine.database import Database
from storage.rooms import photo_sources, photos, rooms, uploads
from storage.rooms.photo import Photo, PhotoState
from tests.conftest import ManualClock
from tests.support.database.rows import meet
from tests.support.photos.rows import KEPT


def uploaded(tx: Tx) -> Photo:
    person_id = meet(tx)
    room = rooms.make(tx, person_id, "trip")
    found = photos.get(tx, uploads.take_in(tx, person_id, room.id, str(uuid.uuid4()), "0" * 64, "Skates"))
    assert found is not None
    return found


def kinds(tx: Tx) -> list[str]:
    return [row[0] for row in tx.rows("SELECT kind FROM deliveries ORDER BY id")]


async def test_what_is_kept_or_refused_is_staged_no_more_and_nothing_is_texted(db: Database) -> None:
    kept = await db.write(uploaded)
    await db.write(lambda tx: photo_results.kept(kept, KEPT, tx))
    assert await db.read(kinds) == [DeliveryKind.UPLOAD, DeliveryKind.SOURCE_DELETION]
    assert await db.read(photo_sources.get, kept.id) is None


async def test_what_is_refused_is_deleted_and_what_was_out_of_reach_stays_for_an_operator(db: Database) -> None:
    photo = await db.write(uploaded)
    await db.write(lambda tx: photo_results.failed(photo, "out of reach for too long", tx))
    assert await db.read(kinds) == [DeliveryKind.UPLOAD]
    assert await db.read(photo_sources.get, photo.id) is not None
    await db.write(lambda tx: photo_results.refused(photo, "damaged", tx))
    assert await db.read(kinds) == [DeliveryKind.UPLOAD, DeliveryKind.SOURCE_DELETION]
    failed = await db.read(photos.get, photo.id)
    assert failed is not None
    assert (failed.state, failed.reason, failed.caption) == (PhotoState.FAILED, "damaged", "Skates")


async def test_what_failed_is_told_for_an_hour(db: Database, clock: ManualClock) -> None:
    photo = await db.write(uploaded)
    assert (await db.read(uploads.status, photo.person_id, photo.room_id)).coming == 1
    await db.write(lambda tx: photo_results.refused(photo, "damaged", tx))
    told = await db.read(uploads.status, photo.person_id, photo.room_id)
    assert (told.coming, told.failed) == (0, ["damaged"])
    clock.advance(2 * HOUR)
    assert not (await db.read(uploads.status, photo.person_id, photo.room_id)).failed


def test_they_do_not_wait_for_the_carrier() -> None:
    assert DeliveryKind.UPLOAD not in services_of([])
    assert DeliveryKind.PHOTO in services_of([])


async def test_a_store_that_is_away_is_tried_again_and_what_is_gone_is_missing() -> None:
    async def fails(failure: StoreFailed) -> None:
        raise failure

    for failure, expected in ((NoSuchObject(), MediaMissing), (StoreFailed("away", retry=True), CallFailed)):
        store = SimpleNamespace(get=lambda _, it=failure: fails(it), delete=lambda _, it=failure: fails(it))
        for call in (StagedMedia(store).fetch, StagedMedia(store).delete):  # type: ignore[arg-type]
            try:
                await call("uploads/x")
            except CallFailed as raised:
                assert isinstance(raised, expected) or call.__name__ == "delete"  # noqa: PT017 - either kind
            else:
                raise AssertionError
