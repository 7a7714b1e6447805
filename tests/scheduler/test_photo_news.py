"""What is written when photos end at the same time, in several transactions."""

import asyncio
from functools import partial

from bot.tx import Tx
from scheduler import photo_news
from storage import photos
from storage.database import Database
from storage.photos import Photo
from tests.photo_rows import KEPT, text_with

TOGETHER = 5


def kept(photo: Photo, tx: Tx) -> None:
    photo_news.kept(photo, KEPT, tx)


def replies_to(tx: Tx, text_id: int) -> int:
    sql = "SELECT count(*) FROM deliveries WHERE kind = 'text' AND text_id = :text"
    row = tx.row(sql, text=text_id)
    return int(row[0]) if row else 0


async def test_photos_that_end_together_bring_one_reply(db: Database) -> None:
    text = await db.write(partial(text_with, count=TOGETHER))
    found = await db.read(photos.of_text, text.id)
    await asyncio.gather(*(db.write(partial(kept, photo)) for photo in found))
    assert await db.read(replies_to, text.id) == 1
