"""A bot whose photos are looked at from all sides: at the carrier, in the rows, in the store and on the phone."""

import hashlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from clients.stores.opening import open_store
from clients.stores.store import ObjectStore, StoreFailed
from core.asking import Asks
from core.clock import Clock, SteadyClock
from core.settings import MediaSettings
from core.tx import Tx
from sandbox.carrier.model import Message
from sandbox.core.faults import Fault
from sandbox.core.hub import PATIENCE
from scheduler.sweep import Sweep
from storage.rooms import photos
from storage.rooms.photo import KINDS, Photo
from tests.support.bots import eventually, media_folder_of
from tests.support.photos.pictures import photo
from tests.support.x.stage import Somebody, XStage, open_stage

QUICK_TRIES = {"retry_seconds": 0.01}
JPEG = "image/jpeg"
Medium = tuple[str, bytes]


def small() -> Medium:
    """A photo that takes no time."""
    return (JPEG, photo())


@dataclass
class Sender:
    """A person with a phone who sends photos."""

    somebody: Somebody
    store: ObjectStore

    async def sends(self, *media: Medium, body: str = "") -> Message:
        """Text photos; returns the message as the carrier has it."""
        return (await self.somebody.phone.text(body, media)).message

    async def says(self, body: str, *parts: str) -> str:
        """Text words, and hear what they are answered."""
        return (await self.somebody.phone.says(body, *parts)).body

    async def hears(self, *parts: str, deadline: float = PATIENCE) -> str:
        """The next text to the phone, which has to hold these parts."""
        return await self.somebody.hears(*parts, deadline=deadline)

    async def photos(self) -> list[Photo]:
        """The rows of all photos of theirs, in order."""
        found: list[Photo] = await self.somebody.look(_all_of, self.somebody.person_id)
        return found

    async def content(self, photo: Photo) -> tuple[bytes, bytes]:
        """What is kept of it, large and small; both are what the row says."""
        main, thumbnail = await self.store.get(photo.key), await self.store.get(photo.thumbnail_key)
        assert (len(main), hashlib.sha256(main).hexdigest()) == (photo.size, photo.sha256)
        assert (len(thumbnail), hashlib.sha256(thumbnail).hexdigest()) == (
            photo.thumbnail_size,
            photo.thumbnail_sha256,
        )
        return main, thumbnail

    async def gone_at_carrier(self, *messages: Message) -> None:
        """Wait until the carrier has no media of these texts any more."""

        async def so() -> bool:
            return not any(message.media for message in messages)

        await eventually(so)


@dataclass
class PhotoStage:
    """A running bot, and the store that it keeps photos in."""

    stage: XStage
    store: ObjectStore

    async def somebody(self, room: str = "", *, connected: bool = False, asks: Asks = Asks.NEVER) -> Sender:
        """A person who has been welcomed or is connected, in a room of that name if one is given."""
        sender = Sender(await self.stage.somebody(connected=connected, asks=asks), self.store)
        if not connected:
            await sender.somebody.phone.says_hello()
        if room:
            await sender.says(f"ROOM {room}", room)
        return sender

    def fault(self, kind: str, count: int | None = 1, **params: float | str) -> Fault:
        """Let something go wrong at the carrier."""
        return self.stage.sandbox.faults.add(kind, count=count, number=None, **params)

    async def struck(self) -> None:
        """Wait until every fault has struck that was to strike some times only."""

        async def so() -> bool:
            return not self.stage.sandbox.faults.active()

        await eventually(so)

    async def keys(self) -> list[str]:
        """Everything in the store."""
        return sorted([stored.key async for stored in self.store.keys("rooms/")])

    async def lacks(self, photo: Photo) -> bool:
        """Whether nothing is kept of it."""
        for kind in KINDS:
            named = photo.as_kind(kind)
            for key in (named.key, named.thumbnail_key):
                try:
                    await self.store.size(key)
                except StoreFailed:
                    continue
                return False
        return True

    async def hurry(self, kind: str) -> None:
        """Let deliveries of that kind be due now."""
        await self.stage.db.write(lambda tx: _hurry(tx, kind))

    def sweep(self, clock: Clock | None = None) -> Sweep:
        """The sweep of that store, at that time."""
        return Sweep(self.stage.db, self.store, clock or SteadyClock())


def _all_of(tx: Tx, person_id: int) -> list[Photo]:
    ids = tx.rows("SELECT id FROM photos WHERE person_id = :person ORDER BY text_id, number", person=person_id)
    return [found for (photo_id,) in ids if (found := photos.get(tx, photo_id)) is not None]


def _hurry(tx: Tx, kind: str) -> None:
    tx.run("UPDATE deliveries SET due_at = 0 WHERE kind = :kind AND state = 'waiting'", kind=kind)
    tx.wake("deliveries")


@asynccontextmanager
async def open_photo_stage(
    database_url: str, media: MediaSettings | None = None, **sections: dict[str, Any]
) -> AsyncIterator[PhotoStage]:
    """Start all of it, on a folder unless told otherwise."""
    media = media or MediaSettings(url=f"file://{media_folder_of(database_url)}")
    tables = {"deliveries": QUICK_TRIES, "media": media.model_dump(), **sections}
    async with open_stage(database_url, **tables) as stage, open_store(media) as store:
        yield PhotoStage(stage, store)
