"""Photos on their way from the carrier into the store, and deleting what is not to stay."""

import asyncio
import hashlib
from collections.abc import Mapping
from functools import partial

import orjson

from clients.failures import CallFailed
from clients.media import Media, MediaMissing, MediaRefused, MediaTooLarge
from clients.stores.store import ObjectStore, StoreFailed, in_batches
from core.address import MediaSource
from core.delivery import Again, Delivery, Done, Outcome, Refused, Then
from core.events import PhotoFailed, PhotoKept, PhotoNotFetched
from core.tx import Tx
from scheduler.imaging.outcome import Developed, NoWorker, Unusable, WorkerDied
from scheduler.imaging.pool import ImagingPool
from scheduler.photos import photo_results
from scheduler.repeatable import RepeatableCourier
from storage.engine.database import Database, NotCommitted
from storage.rooms import photo_endings, photo_sources, photos
from storage.rooms.photo import NO_TEXT, KeptFiles, Photo
from storage.rooms.photos import OBJECTS_AT_ONCE

MediaOfChannels = Mapping[str, Media]
"""Each channel's media, by the channel's name."""

AT_ONCE = 6
"""Each holds its photo in memory; the imaging pool works on two at a time."""
UPLOADS_AT_ONCE = 4
"""Besides these: they wait for no carrier, and have no share in its outages."""
OF_A_PERSON = 2
"""However many photos somebody sends, there is a place for others'."""
DELETIONS_AT_ONCE = 10
DEADLY_TRIES = 3
DEADLY_WAITS = 60
"""First waits after a process died over a photo, twice as many after another: two minutes and four, by default. What
ails a machine for a moment is over by then."""
ABSENT_TRIES = 9
"""A fresh photo may take a few seconds to be there; these tries take about ten minutes."""
MEGABYTE = 1_000_000
OUT_OF_REACH = "out of reach for too long"
TRIES_BEFORE_TELLING = 4
"""Then its person is told that it takes longer."""


class _Gone(Exception):
    """The photo was deleted while it was in hand."""


class PhotoCourier(RepeatableCourier):
    """Fetches a photo, makes it safe and keeps it, within `seconds`; always the same objects under the same keys."""

    at_once = AT_ONCE
    at_once_of_a_person = OF_A_PERSON

    def __init__(
        self, media: MediaOfChannels, imaging: ImagingPool, store: ObjectStore, db: Database, seconds: float
    ) -> None:
        self._media = media
        self._imaging = imaging
        self._store = store
        self._db = db
        self._seconds = seconds

    async def send(self, delivery: Delivery) -> Outcome:
        """Fetch, develop, keep; the rows and what the person is told are written with the delivery's end."""
        try:
            photo, source = await self._db.read(_load, int(delivery.content))
        except NotCommitted as error:
            return Again(str(error))
        if photo is None:
            return Done(then=_deleted(delivery))
        if source is None:  # it has ended
            return Done()
        try:
            async with asyncio.timeout(self._seconds):
                kept = await self._keep(photo, source)
        except _Gone:
            return Done(then=_deleted(delivery))
        except (MediaRefused, Unusable, WorkerDied, CallFailed, StoreFailed, NotCommitted, TimeoutError) as failed:
            return _outcome_of(failed, photo, delivery.attempts)
        event = PhotoKept(photo.uuid, photo.number, kept.kind, kept.size)
        return Done(then=partial(photo_results.kept, photo, kept), events=(event,))

    def given_up(self, delivery: Delivery) -> Then:
        """Its person is told, however the last try ended."""
        return partial(photo_results.failed_by_delivery, int(delivery.content), OUT_OF_REACH)

    def delayed(self, delivery: Delivery) -> Then:
        """Its person is told that it takes longer."""
        return partial(photo_results.takes_longer_by_delivery, int(delivery.content))

    async def _keep(self, photo: Photo, source: MediaSource) -> KeptFiles:
        """Raises: _Gone, when it is deleted meanwhile: nothing more is done for it."""
        content = await self._media[source.channel].fetch(source.reference)
        await self._look_for(photo)
        made = await self._imaging.develop(content, photo.person_id)
        await self._look_for(photo)
        digest, thumbnail_digest = await asyncio.to_thread(_digests, made)
        kept = KeptFiles(
            made.kind, made.width, made.height, len(made.main), len(made.thumbnail), digest, thumbnail_digest
        )
        await self._put(photo, made, kept)
        return kept

    async def _look_for(self, photo: Photo) -> None:
        if await self._db.read(photos.get, photo.id) is None:
            raise _Gone

    async def _put(self, photo: Photo, made: Developed, kept: KeptFiles) -> None:
        named = photo.as_kind(kept.kind)
        await self._store.put(named.key, made.main, made.content_type, kept.sha256)
        await self._store.put(named.thumbnail_key, made.thumbnail, "image/jpeg", kept.thumbnail_sha256)


def _digests(made: Developed) -> tuple[str, str]:
    """SHA-256 of both; of the largest PDF that takes so long that no text may wait for it."""
    return hashlib.sha256(made.main).hexdigest(), hashlib.sha256(made.thumbnail).hexdigest()


def _load(tx: Tx, photo_id: int) -> tuple[Photo | None, MediaSource | None]:
    return photos.get(tx, photo_id), photo_sources.get(tx, photo_id)


def _deleted(delivery: Delivery) -> Then | None:
    if delivery.person_id is None or delivery.text_id is None:  # nobody who texted it waits for it
        return None
    return partial(photo_results.deleted, delivery.person_id, delivery.text_id)


def _outcome_of(failed: Exception, photo: Photo, attempts: int) -> Outcome:
    """What can't be had now is tried again, what can't be used is refused, both in words for its person."""
    said = str(failed) or "It took too long."
    if reason := _lasting_reason(failed, photo):
        event = PhotoFailed(photo.uuid, photo.number, said)
        return Refused(said, then=partial(photo_results.refused, photo, reason), events=(event,))
    events = (PhotoNotFetched(photo.uuid, photo.number, said),) if isinstance(failed, MediaRefused) else ()
    return Again(
        said,
        failed.retry_after if isinstance(failed, CallFailed) else None,
        DEADLY_WAITS << photo.deaths if _is_death(failed) else None,
        then=partial(_tried, failed, photo, attempts),
        given_up=partial(photo_results.failed, photo, OUT_OF_REACH),
        events=events,
    )


def _lasting_reason(failed: Exception, photo: Photo) -> str:
    """Why it will never be kept, in words that say what it is; nothing if it may be.

    What only this photo does counts by itself: however long the store was down, one 404 behind it means little.
    What isn't fetched for where it is (`twilio.media_hosts`) waits for the operator.
    """
    if isinstance(failed, Unusable):
        return failed.reason
    if isinstance(failed, MediaTooLarge):
        return f"too large: over {failed.most / MEGABYTE:g} MB"
    if _is_death(failed) and photo.deaths + 1 >= DEADLY_TRIES:
        return "damaged"
    if _is_absence(failed) and photo.absences + 1 >= ABSENT_TRIES:
        return "gone from the carrier" if photo.text_id != NO_TEXT else "lost here"
    return ""


def _is_death(failed: Exception) -> bool:
    return isinstance(failed, WorkerDied) and not isinstance(failed, NoWorker)


def _is_absence(failed: Exception) -> bool:
    return isinstance(failed, MediaMissing)


def _tried(failed: Exception, photo: Photo, attempts: int, tx: Tx) -> None:
    if _is_death(failed):
        photo_endings.count_death(tx, photo)
    elif _is_absence(failed):
        photo_endings.count_absence(tx, photo)
    if attempts >= TRIES_BEFORE_TELLING or _is_death(failed):
        photo_results.takes_longer(photo, tx)


class UploadCourier(PhotoCourier):
    """Makes what browsers and programs have added safe and keeps it, as `PhotoCourier` does with what was texted."""

    at_once = UPLOADS_AT_ONCE


class SourceDeletionCourier(RepeatableCourier):
    """Has the carrier delete what is kept here, or isn't to be kept anywhere."""

    at_once = DELETIONS_AT_ONCE

    def __init__(self, media: MediaOfChannels) -> None:
        self._media = media

    async def send(self, delivery: Delivery) -> Outcome:
        """Delete it; gone is gone."""
        try:
            source = MediaSource.from_text(delivery.content)
            await self._media[source.channel].delete(source.reference)
        except MediaRefused as refused:
            return Refused(str(refused))
        except CallFailed as failed:
            return Again(failed.reason, failed.retry_after)
        return Done()


class ObjectDeletionCourier(RepeatableCourier):
    """Deletes objects whose rows are gone. A key that ends in a slash stands for all that is in that folder."""

    at_once = DELETIONS_AT_ONCE

    def __init__(self, store: ObjectStore) -> None:
        self._store = store

    async def send(self, delivery: Delivery) -> Outcome:
        """Delete them; gone is gone."""
        try:
            for key in (keys := orjson.loads(delivery.content)):
                if key.endswith("/"):
                    await self._empty(key)
            await self._store.delete([key for key in keys if not key.endswith("/")])
        except StoreFailed as failed:
            return Again(failed.reason)
        return Done()

    async def _empty(self, folder: str) -> None:
        """A batch at a time: an interrupted deletion has done that much."""
        async for batch in in_batches(self._store, folder, OBJECTS_AT_ONCE):
            await self._store.delete([stored.key for stored in batch])
