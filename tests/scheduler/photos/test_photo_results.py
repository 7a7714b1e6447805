"""What is written when photos end at the same time, in several transactions."""

import asyncio
from functools import partial

from core.clock import HOUR
from core.delivery import State, Unknown
from core.tx import Tx
from scheduler.loop import with_end
from scheduler.photos import photo_results
from scheduler.photos.couriers import PhotoCourier
from storage.delivery import claims, deliveries
from storage.delivery.deliveries import RetryPolicy
from storage.engine.database import Database
from storage.rooms import photos
from storage.rooms.photo import Photo, PhotoState
from tests.conftest import ManualClock
from tests.support.photos.rows import KEPT, text_with

TOGETHER = 5


def kept(photo: Photo, tx: Tx) -> None:
    photo_results.kept(photo, KEPT, tx)


def replies_to(tx: Tx, text_id: int) -> int:
    sql = "SELECT count(*) FROM deliveries WHERE kind = 'text' AND text_id = :text"
    row = tx.row(sql, text=text_id)
    return int(row[0]) if row else 0


async def test_one_that_is_given_up_after_an_unknown_end_is_told_of(db: Database, clock: ManualClock) -> None:
    """As when each try took longer than its lease."""
    text = await db.write(partial(text_with, count=1))
    claimed = await db.write(claims.claim, {"photo": 1}, RetryPolicy(give_up=HOUR))
    [delivery] = claimed.deliveries
    clock.advance(2 * HOUR)
    carrier = object.__new__(PhotoCourier)  # giving up asks none of what it is made of
    outcome = with_end(Unknown("It took longer than its lease."), carrier, delivery)
    assert await db.write(deliveries.conclude, delivery, outcome, RetryPolicy(give_up=HOUR)) is State.DEAD
    assert await db.read(replies_to, text.id) == 1
    [photo] = await db.read(photos.of_text, text.id)
    assert photo.state is PhotoState.FAILED


async def test_photos_that_end_together_bring_one_reply(db: Database) -> None:
    text = await db.write(partial(text_with, count=TOGETHER))
    found = await db.read(photos.of_text, text.id)
    await asyncio.gather(*(db.write(partial(kept, photo)) for photo in found))
    assert await db.read(replies_to, text.id) == 1
