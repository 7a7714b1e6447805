"""A photo is deleted while it is in hand."""

from pathlib import Path

import pytest

from clients.stores.folder import FolderStore
from core.delivery import Done
from core.settings import Limits
from scheduler.imaging.outcome import Developed
from scheduler.imaging.pool import ImagingPool
from scheduler.photos.couriers import PhotoCourier
from storage.delivery import claims
from storage.engine.database import Database
from storage.rooms import photos
from storage.rooms.photo import Photo
from tests.support.database.rows import POLICY
from tests.support.photos.rows import MAIN, THUMBNAIL, coming


class Deleting:
    """A carrier and a pool; the photo is deleted while one of them works on it."""

    def __init__(self, db: Database, photo: Photo, meanwhile: str) -> None:
        self._db = db
        self._photo = photo
        self._meanwhile = meanwhile
        self.done: list[str] = []

    async def fetch(self, _: str) -> bytes:
        await self._do("fetched")
        return MAIN

    async def delete(self, _: str) -> None:
        raise AssertionError

    async def develop(self, *_: object) -> Developed:
        await self._do("developed")
        return Developed("jpg", MAIN, THUMBNAIL, 640, 480)

    async def _do(self, what: str) -> None:
        self.done.append(what)
        if what == self._meanwhile:
            await self._db.write(photos.remove, [self._photo])


@pytest.mark.parametrize("meanwhile", ["fetched", "developed"])
async def test_one_that_is_deleted_while_it_is_in_hand_is_not_worked_on_any_more(
    db: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, meanwhile: str
) -> None:
    photo = await db.write(coming)
    work = Deleting(db, photo, meanwhile)
    pool = ImagingPool(Limits())
    monkeypatch.setattr(pool, "develop", work.develop)
    store = FolderStore(tmp_path / "media", 10.0)
    [delivery] = (await db.write(claims.claim, {"photo": 1}, POLICY)).deliveries
    outcome = await PhotoCourier({"sms": work}, pool, store, db, 60.0).send(delivery)
    assert isinstance(outcome, Done)
    assert not outcome.events
    assert work.done[-1] == meanwhile
    assert [each async for each in store.keys("")] == []
    store.close()
