"""Photos by text: where they land, what is answered, and when they are published."""

import asyncio
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from actions.rooms.photos import delete_photo
from core.clock import MINUTE
from core.tx import Tx
from storage.rooms import rooms
from storage.waiting import promised, recent_photos
from storage.waiting.promised import WhyPromised
from storage.x.accounts import lane_of
from tests.support.bots import PATIENCE, eventually
from tests.support.photos.pictures import pdf
from tests.support.photos.stage import PhotoStage, Sender, open_photo_stage, small
from tests.support.x.stage import latest_post

pytestmark = pytest.mark.asyncio(loop_scope="module")

PDF = ("application/pdf", pdf())
VIDEO = ("video/mp4", b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom")
HELD_UP = PATIENCE * 1000
"""Milliseconds that the carrier takes for a photo; the test ends it."""
MANY = 5
AT_ONCE = 10


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def stage(shared_database_url: str) -> AsyncIterator[PhotoStage]:
    async with open_photo_stage(shared_database_url, x={"timeout_seconds": 3.0}) as opened:
        yield opened


def is_resting(tx: Tx, lane: str) -> bool:
    """Whether something in that lane is to be tried again later."""
    resting = "SELECT 1 FROM deliveries WHERE lane = :lane AND state = 'waiting' AND due_at > :now"
    return tx.row(resting, lane=lane, now=tx.now) is not None


async def room_of(sender: Sender, place: int = -1) -> str:
    """The name of the room that a photo of theirs is in."""
    photo = (await sender.photos())[place]
    room = await sender.somebody.look(rooms.get, photo.room_id)
    return str(room.name)


async def posted(sender: Sender, count: int = 1) -> list[tuple[str, int]]:
    """The words and the number of photos of what is up at X."""
    somebody = sender.somebody
    found = await somebody.sandbox.x.posted(somebody.username, count)
    return [(post.text, len(post.media)) for post in found]


async def test_three_photos_are_kept_and_answered_once(stage: PhotoStage) -> None:
    ann = await stage.somebody("trip")
    await ann.sends(small(), small(), small(), body="At the lake")
    await ann.hears('3 photos kept in "trip". See them: ', "/rooms/enter/")
    assert {photo.caption for photo in await ann.photos()} == {"At the lake"}
    await stage.stage.quiet()
    assert ann.somebody.phone.silent


async def test_who_is_in_no_room_has_one_of_their_own(stage: PhotoStage) -> None:
    ann, ben = await stage.somebody(), await stage.somebody()
    for sender in (ann, ann, ben):
        await sender.sends(small())
        await sender.hears("1 photo kept for you alone. See it: ")
    assert len({photo.room_id for sender in (ann, ben) for photo in await sender.photos()}) == 2


async def test_each_text_has_its_own_reply(stage: PhotoStage) -> None:
    ann = await stage.somebody("several")
    for count, said in ((1, '1 photo kept in "several". See it: '), (2, '2 photos kept in "several". See them: ')):
        await ann.sends(*[small()] * count)
        await ann.hears(said)


async def test_a_room_whose_name_is_in_another_alphabet_makes_no_long_text(stage: PhotoStage) -> None:
    ann = await stage.somebody()
    await ann.says("ROOM \u041f\u043e\u0445\u043e\u0434")
    await ann.sends(small())
    await ann.hears("1 photo kept in your room. See it: ")


async def test_post_alone_publishes_the_last_photos_with_their_caption(stage: PhotoStage) -> None:
    ann = await stage.somebody(connected=True)
    await ann.sends(small(), small(), body="At the lake")
    await ann.hears("2 photos kept")
    await ann.somebody.text("POST")
    assert await posted(ann) == [("At the lake", 2)]
    await ann.hears("Posted: At the lake")
    await ann.says("POST", "Nothing posted: nothing waits")


async def test_post_alone_publishes_photos_that_came_one_by_one(stage: PhotoStage) -> None:
    ann = await stage.somebody(connected=True)
    for caption in ("At the lake", "", "Cold feet"):
        await ann.sends(small(), body=caption)
        await ann.hears("1 photo kept")
    await ann.somebody.text("\\post")
    assert await posted(ann) == [("At the lake\nCold feet", 3)]


async def test_photos_are_published_for_a_quarter_of_an_hour(stage: PhotoStage) -> None:
    ann = await stage.somebody(connected=True)
    await ann.sends(small())
    await ann.hears("1 photo kept")
    await ann.somebody.run(
        "UPDATE recent_photos SET sent_at = sent_at - :ago WHERE person_id = :person", ago=recent_photos.LAST
    )
    await ann.says("POST", "Nothing posted: nothing waits")
    assert ann.somebody.posts == []


async def test_of_photos_that_came_one_by_one_the_old_ones_stay(stage: PhotoStage) -> None:
    ann = await stage.somebody(connected=True)
    await ann.sends(small(), body="Early")
    await ann.hears("1 photo kept")
    older = "UPDATE {} SET {} = {} - :ago WHERE person_id = :person"
    ids = (recent_photos.LAST + MINUTE) << 22
    await ann.somebody.run(older.format("recent_photos", "photos_of", "photos_of"), ago=ids)
    await ann.somebody.run(older.format("photos", "text_id", "text_id"), ago=ids)
    await ann.sends(small(), body="Late")
    await ann.hears("1 photo kept")
    await ann.somebody.text("POST")
    assert await posted(ann) == [("Late", 1)]


async def test_an_old_photo_is_not_published_with_a_later_one(stage: PhotoStage) -> None:
    """Each came less than a quarter of an hour after the one before; the first one is older by now."""
    ann = await stage.somebody(connected=True)
    for caption in ("Early", "Late"):
        await ann.sends(small(), body=caption)
        await ann.hears("1 photo kept")
    early = (await ann.photos())[0]
    ids = recent_photos.LAST << 22
    older = {"ago": ids, "text": early.text_id}
    await ann.somebody.run("UPDATE recent_photos SET photos_of = photos_of - :ago WHERE photos_of = :text", **older)
    await ann.somebody.run("UPDATE photos SET text_id = text_id - :ago WHERE text_id = :text", **older)
    await ann.somebody.text("POST")
    assert await posted(ann) == [("Late", 1)]


async def test_what_failed_is_published_later_with_its_own_photos(stage: PhotoStage) -> None:
    ann = await stage.somebody(connected=True)
    await ann.somebody.run("UPDATE accounts SET lost_at = 1 WHERE person_id = :person")
    await ann.sends(small(), body="\\POST At the lake")
    await ann.hears("Not posted: X ended your connection.")
    await ann.hears("1 photo kept")
    minutes = {"ago": recent_photos.LAST}
    await ann.somebody.run("UPDATE recent_photos SET sent_at = sent_at - :ago WHERE person_id = :person", **minutes)
    await ann.somebody.run("UPDATE accounts SET lost_at = NULL WHERE person_id = :person")
    await ann.somebody.text("POST")
    assert await posted(ann) == [("At the lake", 1)]


async def test_photos_that_came_since_are_not_published_with_what_failed(stage: PhotoStage) -> None:
    ann = await stage.somebody(connected=True)
    await ann.sends(small(), body="Meant")
    await ann.hears("1 photo kept")
    meant = (await ann.photos())[0].text_id
    await ann.sends(small(), body="Private")
    await ann.hears("1 photo kept")

    def fail(tx: Tx) -> None:
        promised.promise(tx, ann.somebody.person_id, "Meant", WhyPromised.KEPT_BACK, meant, meant)

    await ann.somebody.db.write(fail)
    await ann.somebody.text("POST")
    assert await posted(ann) == [("Meant", 1)]


async def test_post_with_words_carries_its_photos_and_is_the_one_reply(stage: PhotoStage) -> None:
    ann = await stage.somebody("album", connected=True)
    await ann.sends(small(), small(), body="\\POST Two views of the lake")
    assert await posted(ann) == [("Two views of the lake", 2)]
    await ann.hears("Posted: Two views of the lake")
    await stage.stage.quiet()
    assert ann.somebody.phone.silent
    assert await room_of(ann) == "album"


@pytest.mark.parametrize("word", ["\\POST", "Post"])
async def test_the_word_beside_photos_publishes_these(stage: PhotoStage, word: str) -> None:
    ann = await stage.somebody(connected=True)
    await ann.sends(small(), body=word)
    assert await posted(ann) == [("", 1)]


async def test_a_post_waits_for_its_photos(stage: PhotoStage) -> None:
    ann = await stage.somebody(connected=True)
    slow = stage.fault("media_slow", 1, ms=HELD_UP)
    await ann.sends(small(), small(), body="Two")
    await ann.somebody.text("POST")
    assert (await ann.somebody.look(latest_post, ann.somebody.person_id)).state == "gathering"
    slow.end()
    assert await posted(ann) == [("Two", 2)]


async def test_no_post_is_forgotten_whose_photos_end_as_it_is_made(stage: PhotoStage) -> None:
    """On PostgreSQL, several transactions are at the photos and the post of one person at the same time."""
    senders = [await stage.somebody(connected=True) for _ in range(AT_ONCE)]

    async def send(sender: Sender, words: str) -> None:
        await sender.sends(small(), small(), body=words)
        await sender.sends(small())
        await sender.somebody.text("POST")

    await asyncio.gather(*(send(sender, f"Lake {number}") for number, sender in enumerate(senders)))
    for number, sender in enumerate(senders):
        assert await posted(sender) == [(f"Lake {number}", 3)]


async def test_five_photos_are_too_many_for_a_post(stage: PhotoStage) -> None:
    ann = await stage.somebody(connected=True)
    await ann.sends(*[small()] * MANY)
    await ann.hears("5 photos kept")
    await ann.says("POST", "Not posted: X takes 4 photos a post, not 5. Send up to 4, then text POST.")
    assert ann.somebody.posts == []


async def test_a_pdf_is_no_post(stage: PhotoStage) -> None:
    ann = await stage.somebody(connected=True)
    await ann.sends(PDF)
    await ann.hears("1 PDF kept")
    await ann.says("POST", "Not posted: X takes photos, no PDFs.")
    assert ann.somebody.posts == []


async def test_what_turns_out_to_be_a_pdf_is_no_post_either(stage: PhotoStage) -> None:
    ann = await stage.somebody(connected=True)
    slow = stage.fault("media_slow", 1, ms=HELD_UP)
    await ann.sends(PDF)
    await ann.somebody.text("POST")
    slow.end()
    await ann.hears("1 PDF kept")
    await ann.hears("Not posted: X takes photos, no PDFs.")
    assert ann.somebody.posts == []


async def test_a_post_that_lacks_a_photo_is_none(stage: PhotoStage) -> None:
    ann = await stage.somebody(connected=True)
    await ann.sends(small(), VIDEO, body="\\POST Look at that")
    await ann.hears("Not posted: photo 2 (a video) can't be kept. Send the photos again, then text POST.")
    await stage.stage.quiet()
    assert ann.somebody.phone.silent
    assert ann.somebody.posts == []


async def test_photos_beside_a_command_land_where_it_led(stage: PhotoStage) -> None:
    ann, ben = await stage.somebody("lake"), await stage.somebody()
    await ben.sends(small(), body="JOIN lake")
    await ben.hears('You are in the room "lake" with 1 other.')
    await ben.hears('1 photo kept in "lake".')
    assert await room_of(ben) == "lake"
    assert [photo.caption for photo in await ben.photos()] == [""]
    assert ann.somebody.phone.silent


@pytest.mark.parametrize(
    ("body", "reply"),
    [
        ("4711", "Not posted"),
        ("\\FROBNICATE now", "\\FROBNICATE"),
        ("\\ROOM", "ROOM name"),
        ("JOIN nowhere", 'There is no room called "nowhere".'),
        ("\\JOIN nowhere s3cret", 'There is no room called "nowhere".'),
        ("STATUS", "X"),
    ],
)
async def test_photos_beside_other_texts_are_kept(stage: PhotoStage, body: str, reply: str) -> None:
    ann = await stage.somebody()
    await ann.sends(small(), body=body)
    await ann.hears(reply)
    await ann.hears("1 photo kept for you alone.")
    assert [photo.caption for photo in await ann.photos()] == [""]


async def test_photos_beside_an_answer_are_kept(stage: PhotoStage) -> None:
    ann = await stage.somebody()
    await ann.says("statsu", "1 for STATUS")
    await ann.sends(small(), body="1")
    await ann.hears("X")
    await ann.hears("1 photo kept")


async def test_photos_beside_an_answer_are_not_published(stage: PhotoStage) -> None:
    """Whether to post the words was asked, and nothing else."""
    ann = await stage.somebody(connected=True)
    await ann.says("Join the lake", "POST to post it")
    await ann.sends(small(), body="post it")
    await ann.hears("1 photo kept")
    assert ann.somebody.posts == []
    assert len(await ann.photos()) == 1


@pytest.mark.parametrize("body", ["STOP", "Liked an image", "I'm driving with Focus turned on."])
async def test_photos_beside_what_nobody_wrote_are_not_kept(stage: PhotoStage, body: str) -> None:
    ann = await stage.somebody()
    result = await ann.somebody.phone.text(body, [small()])
    assert not result.replies
    assert await ann.photos() == []


async def test_photos_beside_the_last_word_are_deleted_at_the_carrier(stage: PhotoStage) -> None:
    ann = await stage.somebody()
    message = await ann.sends(small(), body="\\STOP")
    await ann.hears("Deleted")
    await ann.gone_at_carrier(message)
    assert await ann.photos() == []


async def test_a_post_whose_photo_is_deleted_while_it_waits_is_not_posted_without(stage: PhotoStage) -> None:
    ann = await stage.somebody(connected=True)
    await ann.sends(small(), small(), body="At the lake")
    await ann.hears("2 photos kept")
    await ann.somebody.run("UPDATE accounts SET free_at = :later WHERE person_id = :person", later=2**60)
    await ann.somebody.text("POST")
    await ann.hears("Kept")

    async def rests() -> bool:
        return bool(await ann.somebody.look(is_resting, lane_of(ann.somebody.person_id)))

    await eventually(rests)
    [first, _] = await ann.photos()
    await ann.somebody.db.write(delete_photo, ann.somebody.person_id, first.room_uuid, first.uuid)
    await ann.hears("Not posted: its photos were deleted")
    await ann.somebody.hasten()
    await stage.stage.quiet()
    assert ann.somebody.words_up == []
