"""Bots that are killed while photos are on their way: each is kept once and whole, and each text answered once."""

import random
from collections import Counter
from pathlib import Path

import pytest

from clients.stores.opening import open_store
from core.clock import DAY, SteadyClock
from core.context import Context
from core.settings import DatabaseSettings, MediaSettings
from sandbox.carrier.model import InboundResult
from sandbox.core.settings import ReportDelays
from sandbox.server import Sandbox
from scheduler.sweep import Sweep
from storage.engine.opening import open_database
from storage.rooms import photos
from tests.conftest import ManualClock
from tests.crash.load import KILLS, Load, each_text_is_stored_once, number_of, under_fire, victims_for
from tests.support.bots import eventually, media_folder_of, sandbox_settings
from tests.support.photo_stage import small

PHOTOS = 2
KEPT = f"{PHOTOS} photos kept in your own room."
LONGEST_LIFE = 0.4
"""The process that opens pictures has to start in it, too."""
LEASE = {"lease_seconds": 4.0}
"""Not so short that a busy machine needs many tries, each with a longer wait behind it."""
SECONDS_FOR_ONE = 3.0


class Senders(Load):
    """People who send photos, and wait for their reply before they send the next."""

    async def text(self, person: int, marker: str, turn: int) -> InboundResult:
        """Two small photos with the marker as their caption."""
        number = number_of(person)
        result = await self.sandbox.text(number, f"See {marker}", [small()] * PHOTOS)
        try:
            await self.sandbox.heard(number, lambda _: self._kept(number) > turn, SECONDS_FOR_ONE)
        except TimeoutError:
            return result  # it is tried again, or its webhook was missed
        return result

    def replies(self) -> Counter[str]:
        """Replies don't quote the caption: of each person, the first belongs to the first text."""
        found: Counter[str] = Counter()
        for number in {number for number, _ in self.texts.values()}:
            markers = sorted(marker for marker, (of, _) in self.texts.items() if of == number)
            for place in range(self._kept(number)):
                found[markers[min(place, len(markers) - 1)]] += 1
        return found

    def _kept(self, number: str) -> int:
        return sum(KEPT in message.body for message in self.sandbox.messages_to(number) if not message.lost)


@pytest.mark.timeout(1800)
async def test_every_photo_is_kept_once_and_answered_once_whenever_the_bot_is_killed(
    database_url: str, suite_log: Path, context: Context
) -> None:
    random.seed(KILLS)
    async with Sandbox(sandbox_settings(report_delays=ReportDelays(0.02, 0.02))) as sandbox:
        load = Senders(sandbox)
        victims = victims_for(database_url, sandbox, deliveries=LEASE)
        await under_fire(load, victims, suite_log, database_url, context, LONGEST_LIFE)
        assert len(load.texts) > KILLS
        assert load.replies() == Counter(load.texts.keys()), load.differences()
        await each_text_is_stored_once(database_url, context, load)
        kept = PHOTOS * len(load.texts)
        assert await fetched_again(database_url, context), "no kill struck while a photo was in hand"

        async def none_at_the_carrier() -> bool:
            sent = [sandbox.message(sid) for _, sid in load.texts.values()]
            return not any(message is None or message.media for message in sent)

        await eventually(none_at_the_carrier)
        await only_whole_photos_are_left(database_url, context, kept)


async def fetched_again(database_url: str, context: Context) -> int:
    """How many photos were in hand when their bot was killed."""
    db = await open_database(DatabaseSettings(url=database_url, connections=1), context)
    try:
        sql = "SELECT count(*) FROM deliveries WHERE kind = 'photo' AND attempts > 1"
        [(count,)] = await db.read(lambda tx: tx.rows(sql))
        return int(count)
    finally:
        await db.close()


async def only_whole_photos_are_left(database_url: str, context: Context, count: int) -> None:
    """Each photo has its row and its two objects, all as they should be, after the sweep has taken away the rest."""
    db = await open_database(DatabaseSettings(url=database_url, connections=1), context)
    try:
        async with open_store(MediaSettings(url=f"file://{media_folder_of(database_url)}")) as store:
            sweep = Sweep(db, store, ManualClock(SteadyClock().now() + 2 * DAY))
            await sweep.sweep()
            found = await sweep.look(checksums=True)
            rows = await db.read(photos.kept_after, 0, count + 1)
            assert (found.objects, found.owned, found.orphans, found.missing) == (2 * count, 2 * count, [], [])
            assert len({(photo.text_id, photo.number) for photo in rows}) == len(rows) == count
    finally:
        await db.close()
