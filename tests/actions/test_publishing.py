"""What comes of publishing and undoing, with a text to answer and without."""

from dataclasses import replace

import pytest

from actions.connecting import CannotConnect
from actions.publishing import (
    ConnectionLost,
    Delayed,
    NotConnected,
    NothingToPost,
    OverLimit,
    PhotosGone,
    PhotosNotForX,
    Published,
    QuestionClosed,
    SeveralPublished,
    TooLong,
    publish,
    publish_waiting,
)
from actions.undoing import BeingUndone, NothingToUndo, TakenBack, Undoing, undo
from actions.waiting import NothingWaits
from core.address import MediaSource
from core.clock import MINUTE, after
from core.context import Context
from core.reading.question import Question
from core.settings import DatabaseSettings
from core.tx import Tx
from core.x.account import XTokens
from core.x.photos import PhotoFault
from storage import questions, spending
from storage.delivery import claims
from storage.engine.database import Database
from storage.engine.opening import open_database
from storage.rooms import photos
from storage.spending import Spent
from storage.waiting import promised
from storage.waiting.promised import WhyPromised
from storage.x import accounts, posts, x_rate_limits
from tests.conftest import ManualClock
from tests.support.database.rows import ANN, POLICY, meet, promised_to, text_from

WORDS = "The lake is frozen"
PHOTO = MediaSource("sms", "https://api.twilio.com/Media/ME1")


def connected(tx: Tx) -> int:
    person_id = meet(tx, ANN)
    accounts.connect(tx, person_id, XTokens("access", "refresh", after(tx.now, 60 * MINUTE), "tweet.write"), None)
    return person_id


def lose(tx: Tx, person_id: int) -> None:
    account = accounts.find(tx, person_id)
    assert account is not None
    assert accounts.lose(tx, person_id, account.version)


def state_of(tx: Tx, post_id: int) -> str:
    post = posts.find(tx, post_id)
    assert post is not None
    return post.state.value


async def test_it_is_on_its_way_with_a_text_or_without(db: Database) -> None:
    ann = await db.write(connected)
    for text_id in (None, (await db.write(text_from)).id):
        published = await db.write(publish, ann, WORDS, text_id)
        assert isinstance(published, Published)
        assert await db.read(state_of, published.post_id) == "waiting"
    [first] = (await db.write(claims.claim, {"post": 5}, POLICY)).deliveries
    assert first.text_id is None


async def test_nothing_is_posted_without_an_account(db: Database) -> None:
    outcome = await db.write(publish, await db.write(meet), WORDS)
    assert isinstance(outcome, NotConnected)
    assert outcome.link.startswith("https://bot.example.com/connect/")


async def test_nor_can_one_be_connected_where_the_operator_has_no_application(
    database_url: str, db: Database, context: Context
) -> None:
    ann = await db.write(meet)
    other = await open_database(
        DatabaseSettings(url=database_url, connections=2), replace(context, can_connect=False)
    )
    try:
        assert await other.write(publish, ann, WORDS) == CannotConnect()
    finally:
        await other.close()


async def test_what_a_lost_connection_keeps_back_waits_for_post(db: Database) -> None:
    ann = await db.write(connected)
    await db.write(lose, ann)
    assert isinstance(await db.write(publish, ann, WORDS), ConnectionLost)
    assert [each.words for each in await db.read(promised_to, ann)] == [WORDS]


async def test_what_the_cap_keeps_back_waits_for_tomorrow(db: Database) -> None:
    ann = await db.write(connected)
    await db.write(spending.add, ann, Spent(posts=9))
    assert await db.write(publish, ann, WORDS) == OverLimit("person")
    assert [each.words for each in await db.read(promised_to, ann)] == [WORDS]


async def test_a_thread_has_so_many_parts_at_most(db: Database) -> None:
    ann = await db.write(connected)
    assert await db.write(publish, ann, "a.co " * 400) == TooLong(25)
    assert not await db.read(promised_to, ann)
    assert isinstance(await db.write(publish, ann, "One more word. " * 100), Published)


async def test_words_are_not_split_before_anything_else_is_looked_at(
    db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("actions.publishing.split", None)
    assert isinstance(await db.write(publish, await db.write(meet), WORDS), NotConnected)
    ann = await db.write(connected)
    await db.write(spending.add, ann, Spent(posts=999))
    assert isinstance(await db.write(publish, ann, WORDS), OverLimit)


async def test_whoever_waits_for_a_while_is_told_when(db: Database, clock: ManualClock) -> None:
    ann = await db.write(connected)
    free_at = after(clock.now(), 15 * MINUTE)
    await db.write(x_rate_limits.record, ann, free_at, None)
    delayed = await db.write(publish, ann, WORDS)
    assert isinstance(delayed, Delayed)
    assert delayed.free_at == free_at
    clock.advance(16 * MINUTE)
    assert isinstance(await db.write(publish, ann, "Behind it"), Delayed)


@pytest.mark.parametrize("words", ["", "  \n"])
async def test_nothing_is_no_post(db: Database, words: str) -> None:
    assert await db.write(publish, await db.write(connected), words) == NothingToPost()


async def test_photos_go_with_the_text_that_brought_them(db: Database) -> None:
    ann = await db.write(connected)
    text = await db.write(text_from)
    published = await db.write(publish, ann, WORDS, text.id, (PHOTO,))
    assert isinstance(published, Published)
    assert await db.read(state_of, published.post_id) == "gathering"
    assert [each.caption for each in await db.read(photos.of_text, text.id)] == [WORDS]
    many = await db.write(text_from, "SM2")
    assert await db.write(publish, ann, WORDS, many.id, (PHOTO,) * 5) == PhotosNotForX(PhotoFault.TOO_MANY, 5)
    with pytest.raises(ValueError, match="come with a text"):
        await db.write(publish, ann, WORDS, None, (PHOTO,))


async def test_what_waits_goes_up_once(db: Database) -> None:
    ann = await db.write(connected)
    text = await db.write(text_from)
    assert await db.write(publish_waiting, ann, text.id) == NothingWaits()
    await db.write(promised.promise, ann, WORDS, WhyPromised.KEPT_BACK)
    published = await db.write(publish_waiting, ann, text.id)
    assert isinstance(published, Published)
    post = await db.read(posts.find, published.post_id)
    assert post is not None
    assert (post.words, post.text_id) == (WORDS, text.id)
    assert await db.write(publish_waiting, ann, text.id) == NothingWaits()


async def test_a_late_answer_publishes_nothing_that_was_promised_before(db: Database, clock: ManualClock) -> None:
    ann = await db.write(connected)
    text = await db.write(text_from)
    await db.write(promised.promise, ann, WORDS, WhyPromised.KEPT_BACK)
    clock.advance(MINUTE)
    await db.write(questions.ask, ann, Question((), about="JION trip"))
    clock.advance(15 * MINUTE)
    assert await db.write(publish_waiting, ann, text.id) == QuestionClosed(waits=True)
    assert isinstance(await db.write(publish_waiting, ann, text.id), Published)
    await db.write(questions.ask, ann, Question((), about="JION trip"))
    clock.advance(15 * MINUTE)
    assert await db.write(publish_waiting, ann, text.id) == QuestionClosed(waits=False)
    await db.write(questions.ask, ann, Question((), about="JION trip"))
    clock.advance(MINUTE)
    await db.write(promised.promise, ann, "What failed since", WhyPromised.KEPT_BACK)
    clock.advance(15 * MINUTE)
    assert isinstance(await db.write(publish_waiting, ann, text.id), Published)


async def test_one_post_publishes_a_few_of_many_that_were_promised(db: Database) -> None:
    ann = await db.write(connected)
    words = [f"The lake on day {day}" for day in range(7)]
    for each in words:
        await db.write(promised.promise, ann, each, WhyPromised.KEPT_BACK)
    text = await db.write(text_from)
    assert await db.write(publish_waiting, ann, text.id) == SeveralPublished(words[:5], left=2)
    assert [each.words for each in await db.read(promised_to, ann)] == words[5:]
    assert await db.write(publish_waiting, ann, text.id) == SeveralPublished(words[5:])


async def test_what_was_taken_back_is_kept_for_some_minutes(db: Database, clock: ManualClock) -> None:
    ann = await db.write(connected)
    text = await db.write(text_from)
    await db.write(publish, ann, WORDS)
    clock.advance(1)
    assert await db.write(undo, ann) == TakenBack(WORDS)
    clock.advance(14 * MINUTE)
    assert isinstance(await db.write(publish_waiting, ann, text.id), Published)
    assert await db.write(undo, ann) == TakenBack(WORDS)
    clock.advance(15 * MINUTE)
    assert await db.write(publish_waiting, ann, text.id) == NothingWaits()


async def test_promised_photos_that_are_deleted_since_are_told(db: Database) -> None:
    ann = await db.write(connected)
    first, text = await db.write(text_from), await db.write(text_from, "SM2")
    for words in (WORDS, ""):
        await db.write(promised.promise, ann, words, WhyPromised.UNDONE, first.id, first.id)
    assert await db.write(publish_waiting, ann, text.id) == PhotosGone("")
    assert await db.write(publish_waiting, ann, text.id) == PhotosGone(WORDS)
    assert isinstance(await db.write(publish_waiting, ann, text.id), Published)
    assert await db.write(publish_waiting, ann, text.id) == NothingWaits()


async def test_photos_that_nobody_meant_are_not_published(db: Database) -> None:
    ann = await db.write(connected)
    meant, other, now = [await db.write(text_from, f"SM{number}") for number in range(3)]
    for text in (meant, other):
        await db.write(publish, ann, "", text.id, (PHOTO,))
    await db.write(promised.promise, ann, WORDS, WhyPromised.KEPT_BACK, meant.id, meant.id)
    published = await db.write(publish_waiting, ann, now.id)
    assert isinstance(published, Published)
    post = await db.read(posts.find, published.post_id)
    assert post is not None
    assert (post.photos_of, post.text_id) == (meant.id, meant.id)


async def test_undoing_what_is_not_up_yet(db: Database) -> None:
    ann = await db.write(connected)
    assert await db.write(undo, ann) == NothingToUndo()
    for text_id in (None, (await db.write(text_from)).id):
        published = await db.write(publish, ann, WORDS, text_id)
        assert isinstance(published, Published)
        assert await db.write(undo, ann) == TakenBack(WORDS)
        assert await db.read(state_of, published.post_id) == "cancelled"
    assert (await db.write(claims.claim, {"post": 5, "undo": 5}, POLICY)).deliveries == []


async def test_undoing_what_may_be_up_is_asked_for_once(db: Database) -> None:
    ann = await db.write(connected)
    published = await db.write(publish, ann, WORDS)
    assert isinstance(published, Published)
    await db.write(claims.claim, {"post": 5}, POLICY)
    assert await db.write(undo, ann) == Undoing(published.post_id)
    assert await db.write(undo, ann) == BeingUndone(WORDS)
