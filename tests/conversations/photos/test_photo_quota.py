"""Photos beside what else a text asks for, while their person may send no more of them."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.support.bots import GENEROUS
from tests.support.photos.stage import PhotoStage, Sender, open_photo_stage, small

pytestmark = pytest.mark.asyncio(loop_scope="module")

TOO_MANY = "1 photos in 24 hours are the most"
NOT_KEPT = "Photos not kept: over the limit."


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def stage(shared_database_url: str) -> AsyncIterator[PhotoStage]:
    limits = GENEROUS | {"photos_per_person": 1}
    async with open_photo_stage(shared_database_url, limits=limits) as opened:
        yield opened


async def at_the_limit(stage: PhotoStage, room: str = "") -> Sender:
    """Somebody who is connected and has sent as many photos as they may."""
    ann = await stage.somebody(room, connected=True)
    await ann.sends(small())
    await ann.hears("1 photo kept")
    return ann


async def sends_one_more(ann: Sender, body: str) -> None:
    """Send a photo beside these words; the webhook is answered as any other."""
    result = await ann.somebody.phone.text(body, [small()])
    assert [attempt.http_status for attempt in result.attempts] == [200]


@pytest.mark.parametrize("words", ["\\POST Happy new year", "\\POST", "Post", ""])
async def test_a_post_with_too_many_photos_is_refused_and_not_posted_later(stage: PhotoStage, words: str) -> None:
    ann = await at_the_limit(stage)
    await sends_one_more(ann, words)
    await ann.hears(TOO_MANY)
    await stage.stage.quiet()
    assert ann.somebody.phone.silent
    assert ann.somebody.posts == []
    assert len(await ann.photos()) == 1


async def test_what_is_asked_for_beside_too_many_photos_is_done(stage: PhotoStage) -> None:
    ann = await at_the_limit(stage)
    await ann.says("The lake is frozen over this morning", "Posted: The lake")
    await sends_one_more(ann, "\\UNDO")
    heard = {await ann.hears(), await ann.hears()}
    assert any(TOO_MANY in each for each in heard)
    assert any("Deleted from X" in each for each in heard)
    assert ann.somebody.posts == []
    assert len(await ann.photos()) == 1


@pytest.mark.parametrize(
    ("before", "body", "said"),
    [
        ("statsu", "1", "X account"),
        ("JION trip", "no", "Dropped"),
        ("", "ROOM beside", "beside"),
        ("", "4711", "looks like a code"),
        ("", "\\FROBNICATE", "\\FROBNICATE"),
        ("", "JOIN nowhere", "There is no room"),
    ],
)
async def test_an_answer_and_that_no_photo_is_kept(stage: PhotoStage, before: str, body: str, said: str) -> None:
    ann = await at_the_limit(stage)
    if before:
        await ann.says(before, "Not posted")
    await sends_one_more(ann, body)
    heard = await ann.hears(said)
    assert TOO_MANY in heard or NOT_KEPT in heard
    await stage.stage.quiet()
    assert ann.somebody.phone.silent
    assert len(await ann.photos()) == 1
    assert ann.somebody.posts == []
