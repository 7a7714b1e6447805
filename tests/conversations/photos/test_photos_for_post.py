"""Which photos POST publishes: those of the texts right before it, and none that came beside something else."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.conversations.photos.test_photos import HELD_UP, posted
from tests.support.photos.stage import PhotoStage, Sender, open_photo_stage, small

pytestmark = pytest.mark.asyncio(loop_scope="module")

PUBLISH = "Text POST to publish."
NOTHING = "Nothing posted: nothing waits"
WAITING = "POST publishes your last photos."


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def stage(shared_database_url: str) -> AsyncIterator[PhotoStage]:
    async with open_photo_stage(shared_database_url) as opened:
        yield opened


async def shows(sender: Sender, body: str = "") -> None:
    """Send a photo, which POST may publish from now on."""
    await sender.sends(small(), body=body)
    assert PUBLISH in await sender.hears("1 photo kept")


async def test_a_second_post_publishes_no_photos_from_before_the_first(stage: PhotoStage) -> None:
    ann = await stage.somebody(connected=True)
    await shows(ann, "For the family")
    await ann.says("JION trip", "POST to post it")
    slow = ann.somebody.fault("x_post_slow", 1, ms=HELD_UP)
    await ann.somebody.text("POST")
    await ann.says("POST", NOTHING)
    slow.end()
    await ann.hears("Posted: JION trip")
    assert await posted(ann) == [("JION trip", 0)]


@pytest.mark.parametrize("between", ["ROOMS", "?", "4711", "\\POST The ice is thick", "\\PHOTOS"])
async def test_photos_wait_for_post_as_the_next_text_only(stage: PhotoStage, between: str) -> None:
    ann = await stage.somebody(connected=True)
    await shows(ann)
    await ann.says(between, "")
    assert WAITING not in await ann.says("STATUS", "X account")
    await ann.says("POST", NOTHING)
    assert not any(post.media for post in ann.somebody.posts)


async def test_status_tells_what_post_publishes_and_changes_nothing(stage: PhotoStage) -> None:
    ann = await stage.somebody(connected=True)
    await shows(ann, "At the lake")
    for _ in range(2):
        await ann.says("STATUS", WAITING)
    await ann.somebody.text("POST")
    assert await posted(ann) == [("At the lake", 1)]


async def test_what_a_phone_sends_by_itself_stands_between_no_photos_and_post(stage: PhotoStage) -> None:
    ann = await stage.somebody(connected=True)
    await shows(ann, "At the lake")
    await ann.somebody.text("I'm driving with Focus turned on.")
    await shows(ann, "")
    await ann.somebody.text("Liked \u201c1 photo kept\u201d")
    await ann.somebody.text("POST")
    assert await posted(ann) == [("At the lake", 2)]


async def test_photos_before_another_text_are_not_published_with_those_behind_it(stage: PhotoStage) -> None:
    ann = await stage.somebody(connected=True)
    await shows(ann, "Early")
    await ann.says("ROOMS", "")
    await shows(ann, "Late")
    await ann.somebody.text("POST")
    assert await posted(ann) == [("Late", 1)]


async def test_photos_that_come_while_something_is_asked_leave_post_to_that(stage: PhotoStage) -> None:
    ann = await stage.somebody(connected=True)
    await ann.says("JION trip", "POST to post it")
    await ann.sends(small(), body="For the family")
    assert PUBLISH not in await ann.hears("1 photo kept")
    await ann.says("STATUS", "JION trip")
    await ann.says("POST", "Posted: JION trip")
    await ann.says("POST", NOTHING)
    assert await posted(ann) == [("JION trip", 0)]


@pytest.mark.parametrize(("answer", "said"), [("no", "Dropped"), ("1", "There is no room")])
async def test_photos_beside_an_answer_do_not_wait_for_post(stage: PhotoStage, answer: str, said: str) -> None:
    ann = await stage.somebody(connected=True)
    await ann.says("JION nowhere", "POST to post it")
    await ann.sends(small(), body=answer)
    await ann.hears(said)
    assert PUBLISH not in await ann.hears("1 photo kept")
    await ann.says("POST", "")
    assert not any(post.media for post in ann.somebody.posts)


async def test_of_photos_that_are_kept_late_post_is_told_only_if_it_publishes_them(stage: PhotoStage) -> None:
    ann = await stage.somebody(connected=True)
    slow = stage.fault("media_slow", 1, ms=HELD_UP)
    await ann.sends(small())
    await ann.says("ROOMS", "")
    slow.end()
    assert PUBLISH not in await ann.hears("1 photo kept")


async def test_what_says_that_post_publishes_them_stands_between_no_photos_and_post(stage: PhotoStage) -> None:
    ann = await stage.somebody(connected=True)
    await shows(ann, "At the lake")
    await ann.says("ok", "POST still publishes what waited before")
    await ann.says("post it", "POST alone publishes what waits")
    await ann.somebody.text("POST")
    assert await posted(ann) == [("At the lake", 1)]
