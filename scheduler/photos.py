"""Photos on their way from the carrier into the store, and deleting what is not to stay. All may be done twice."""

import hashlib
from functools import partial

import orjson

from bot.delivery import Again, Delivery, Done, Outcome, Refused
from bot.tx import Tx
from clients.failures import CallFailed
from clients.media import NOT_FOUND, MediaClient, MediaRefused, MediaTooLarge
from scheduler import photo_news as news
from scheduler.imaging.darkroom import Darkroom
from scheduler.imaging.outcome import Developed, Unusable, WorkerDied
from storage import photos
from storage.database import Database, NotCommitted
from storage.objects.store import ObjectStore, StoreFailed
from storage.photos import Kept, Photo, PhotoState

AT_ONCE = 6
"""Each holds its photo in memory; the darkroom works on two at a time."""
DELETIONS_AT_ONCE = 10
DEADLY_TRIES = 3
ABSENT_TRIES = 9
"""A fresh photo may take a few seconds to be there; these tries take about ten minutes."""
PATIENT_TRIES = 4
"""Then its person is told that it takes longer."""


class PhotoCarrier:
    """Fetches a photo, makes it safe and keeps it."""

    at_once = AT_ONCE

    def __init__(self, media: MediaClient, darkroom: Darkroom, store: ObjectStore, db: Database) -> None:
        self._media = media
        self._darkroom = darkroom
        self._store = store
        self._db = db

    async def settle(self, delivery: Delivery) -> Outcome:
        """Do it once more: the same objects under the same keys."""
        return await self.send(delivery)

    async def send(self, delivery: Delivery) -> Outcome:
        """Fetch, develop, keep; the rows and what the person is told are written with the delivery's end."""
        try:
            photo, source = await self._db.read(_load, int(delivery.content))
        except NotCommitted as error:
            return Again(str(error))
        if photo is None or source is None or photo.state not in {PhotoState.COMING, PhotoState.TRYING}:
            return Done()
        try:
            kept = await self._keep(photo, source)
        except (MediaRefused, Unusable, WorkerDied, CallFailed, StoreFailed) as failed:
            return _outcome_of(failed, photo, delivery.attempts)
        return Done(then=partial(news.kept, photo, kept))

    async def _keep(self, photo: Photo, source: str) -> Kept:
        content = await self._media.fetch(source)
        made = await self._darkroom.develop(content)
        kept = Kept(
            made.kind,
            made.width,
            made.height,
            len(made.main),
            len(made.thumbnail),
            hashlib.sha256(made.main).hexdigest(),
            hashlib.sha256(made.thumbnail).hexdigest(),
        )
        await self._put(photo, made, kept)
        return kept

    async def _put(self, photo: Photo, made: Developed, kept: Kept) -> None:
        named = photos.named(photo, kept.kind)
        await self._store.put(named.key, made.main, made.content_type, kept.sha256)
        await self._store.put(named.thumbnail_key, made.thumbnail, "image/jpeg", kept.thumbnail_sha256)


def _load(tx: Tx, photo_id: int) -> tuple[Photo | None, str | None]:
    return photos.get(tx, photo_id), photos.source_of(tx, photo_id)


def _outcome_of(failed: Exception, photo: Photo, attempts: int) -> Outcome:
    """What can't be had now is tried again, what can't be used is refused, both in words for its person."""
    reason = _lasting_reason(failed, attempts)
    if reason:
        return Refused(str(failed), then=partial(news.failed, photo, reason))
    slow = partial(news.takes_longer, photo) if attempts >= PATIENT_TRIES else None
    return Again(str(failed), then=slow, given_up=partial(news.failed, photo, "out of reach for a day"))


def _lasting_reason(failed: Exception, attempts: int) -> str:
    """Why it will never be kept, in words that follow "this is"; nothing if it may be."""
    if isinstance(failed, Unusable):
        return failed.reason
    if isinstance(failed, MediaTooLarge):
        return "too large"
    if isinstance(failed, MediaRefused):
        return "not where photos come from"
    if isinstance(failed, WorkerDied) and attempts >= DEADLY_TRIES:
        return "damaged"
    if isinstance(failed, CallFailed) and failed.code == NOT_FOUND and attempts >= ABSENT_TRIES:
        return "gone from the carrier"
    return ""


class SourceDeletionCarrier:
    """Has the carrier delete what is kept here, or can't be."""

    at_once = DELETIONS_AT_ONCE

    def __init__(self, media: MediaClient) -> None:
        self._media = media

    async def settle(self, delivery: Delivery) -> Outcome:
        """Once more."""
        return await self.send(delivery)

    async def send(self, delivery: Delivery) -> Outcome:
        """Delete it; gone is gone."""
        try:
            await self._media.delete(delivery.content)
        except MediaRefused as refused:
            return Refused(str(refused))
        except CallFailed as failed:
            return Again(failed.reason, failed.retry_after)
        return Done()


class ObjectDeletionCarrier:
    """Deletes objects whose rows are gone."""

    at_once = DELETIONS_AT_ONCE

    def __init__(self, store: ObjectStore) -> None:
        self._store = store

    async def settle(self, delivery: Delivery) -> Outcome:
        """Once more."""
        return await self.send(delivery)

    async def send(self, delivery: Delivery) -> Outcome:
        """Delete them; gone is gone."""
        try:
            await self._store.delete(orjson.loads(delivery.content))
        except StoreFailed as failed:
            return Again(failed.reason)
        return Done()
