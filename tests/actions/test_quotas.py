"""What one person may have, and what they are told who have it."""

from dataclasses import replace

import pytest

from actions.publishing import Published, publish_waiting
from actions.quotas import OverQuota
from actions.undoing import undo
from core.address import Address
from core.clock import after
from core.context import Context
from core.reading.question import Question
from core.settings import Limits, Quota
from core.text import Medium, Refusal
from core.tx import Tx
from core.wording.quotas import over_quota
from core.wording.segments import segments
from core.x.account import XTokens
from handlers.photos import keep_photos
from handlers.posting import post
from handlers.rooms import join, room
from storage import questions
from storage.engine.database import Database
from storage.rooms import photo_endings, photos
from storage.waiting import promised
from storage.waiting.promised import WhyPromised
from storage.x import accounts
from tests.conftest import ManualClock
from tests.support.database.rows import ANN, BEN, meet, met, promised_to, text_from
from tests.support.photos.rows import KEPT

DAY = 24 * 3_600_000


@pytest.fixture
def context(context: Context) -> Context:
    limits = Limits(
        photos_per_person=3,
        bytes_per_person=2 * (KEPT.size + KEPT.thumbnail_size),
        rooms_per_person=1,
        waiting_posts_per_person=4,
        kept_posts_per_person=2,
    )
    return replace(context, limits=limits)


def sends(tx: Tx, sid: str, count: int, address: Address = ANN, *, words: str = "") -> None:
    """A text with so many photos, as its handler takes it."""
    text = text_from(tx, sid, address)._replace(media=(Medium("https://api.twilio.com/ME1", "image/jpeg"),) * count)
    post(tx, text, words) if words else keep_photos(tx, text)


def keeps_all(tx: Tx) -> None:
    for (photo_id,) in tx.rows("SELECT id FROM photos"):
        photo = photos.get(tx, photo_id)
        assert photo is not None
        photo_endings.keep(tx, photo, KEPT)


async def test_photos_of_a_day_are_counted_one_by_one_and_nobody_elses(db: Database, clock: ManualClock) -> None:
    await db.write(sends, "MM1", 2)
    for words in ("", "At the lake"):
        with pytest.raises(Refusal, match="3 photos in 24 hours are the most"):
            await db.write(lambda tx, words=words: sends(tx, f"MM2{words}", 2, words=words))  # type: ignore[misc]
    await db.write(sends, "MM3", 1)
    await db.write(sends, "MM4", 3, BEN)
    clock.advance(DAY + 1)
    await db.write(sends, "MM5", 3)


async def test_what_is_deleted_has_been_sent_all_the_same(db: Database, clock: ManualClock) -> None:
    await db.write(sends, "MM1", 2)
    await db.write(keeps_all)
    await db.write(lambda tx: photos.remove_person(tx, met(tx).person.id))
    with pytest.raises(Refusal, match="3 photos in 24 hours are the most"):
        await db.write(sends, "MM2", 2)
    await db.write(sends, "MM3", 1)
    clock.advance(DAY + 1)
    await db.write(sends, "MM4", 3)


async def test_who_has_filled_their_part_of_the_store_sends_no_more(db: Database) -> None:
    await db.write(sends, "MM1", 2)
    await db.write(keeps_all)
    with pytest.raises(Refusal, match=r"your photos take .* here, the most there is"):
        await db.write(sends, "MM2", 1)


async def test_who_is_in_enough_rooms_makes_and_joins_no_more(db: Database) -> None:
    def comes(tx: Tx, name: str, address: Address = ANN) -> None:
        room(tx, text_from(tx, name, address), name)

    await db.write(comes, "garden")
    await db.write(comes, "lake", BEN)
    with pytest.raises(Refusal, match="you are in 1 rooms, the most there is"):
        await db.write(comes, "meadow")
    with pytest.raises(Refusal, match="the most there is"):
        await db.write(lambda tx: join(tx, text_from(tx, "lake2"), "lake"))
    await db.write(lambda tx: join(tx, text_from(tx, "garden2"), "garden"))  # being in it already is no more


def is_connected(tx: Tx) -> int:
    ann = meet(tx)
    accounts.connect(tx, ann, XTokens("access", "refresh", after(tx.now, DAY), "tweet.write"), None)
    return ann


def is_lost(tx: Tx, person_id: int) -> None:
    account = accounts.find(tx, person_id)
    assert account is not None
    assert accounts.lose(tx, person_id, account.version)


def posts(tx: Tx, number: int) -> str:
    return post(tx, text_from(tx, f"SM{number}"), f"The lake on day {number}").body


async def test_what_can_not_go_up_is_kept_for_post_up_to_a_limit(db: Database) -> None:
    ann = await db.write(is_connected)
    await db.write(is_lost, ann)
    for number in range(2):
        assert "X ended your connection" in await db.write(posts, number)
    with pytest.raises(Refusal, match="Not posted and not kept: 2 posts wait for POST already"):
        await db.write(posts, 2)
    assert len(await db.read(promised_to, ann)) == 2


async def test_so_many_posts_wait_and_no_more(db: Database) -> None:
    ann = await db.write(is_connected)
    await db.write(promised.promise, ann, "The lake long ago", WhyPromised.KEPT_BACK)
    for number in range(3):
        assert not await db.write(posts, number)
    with pytest.raises(Refusal, match="Not posted and not kept: 4 posts of yours wait"):
        await db.write(posts, 3)
    assert isinstance(await db.write(publish_waiting, ann), Published)  # what waits already is no more
    with pytest.raises(Refusal, match="4 posts of yours wait"):
        await db.write(posts, 4)
    await db.write(undo, ann)
    assert not await db.write(posts, 5)


async def test_what_was_asked_about_and_can_not_be_kept_is_still_asked_about(db: Database) -> None:
    ann = await db.write(is_connected)
    for number in range(4):
        await db.write(posts, number)
    await db.write(questions.ask, ann, Question((), about="JION trip"))
    assert await db.write(publish_waiting, ann) == OverQuota(Quota.WAITING_POSTS, 4)
    assert (await db.read(questions.find_open, ann)) is not None


@pytest.mark.parametrize("quota", Quota)
def test_each_is_said_in_one_segment(quota: Quota) -> None:
    assert segments(over_quota(quota, 123_456_789_012)) == 1
