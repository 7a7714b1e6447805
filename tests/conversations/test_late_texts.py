"""Texts whose webhooks are lost, and that are found in the carrier's list when newer ones have been handled."""

from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
import pytest_asyncio

from bot.app import open_app, open_gateways
from channels.twilio.gateway import TwilioGateway
from channels.twilio.reconcile import MARK
from clients.session import open_session
from core.address import sms
from sandbox.core.hub import PATIENCE
from storage import addresses, watermarks
from storage.rooms import rooms
from tests.conversations.photos.test_photos import room_of
from tests.support.bots import eventually, settings_for
from tests.support.photos.stage import PhotoStage, Sender, open_photo_stage, small
from tests.support.x.stage import Somebody

pytestmark = pytest.mark.asyncio(loop_scope="module")

Look = Callable[[], Awaitable[int]]
LATE = "came late, after newer texts of yours: nothing was done. Text it again if you still want it."


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def stage(shared_database_url: str) -> AsyncIterator[PhotoStage]:
    async with open_photo_stage(shared_database_url) as opened:
        yield opened


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def look(stage: PhotoStage) -> AsyncIterator[Look]:
    """Look through the carrier's list, as every few minutes; the bot's own first look is over by then."""
    app = await open_app(settings_for(stage.stage.database_url, stage.stage.sandbox.url))

    async def has_looked() -> bool:
        return await app.db.read(watermarks.reached, MARK) is not None

    await eventually(has_looked)
    async with open_session(PATIENCE, 2) as session:
        gateway = open_gateways(app, session)["sms"]
        assert isinstance(gateway, TwilioGateway)
        yield gateway.reconciler().catch_up
    await app.db.close()


def loses(who: Somebody, body: str, *media: tuple[str, bytes]) -> None:
    """They text, and the webhook gets lost."""
    who.sandbox.put(who.phone.number, body, list(media))


async def somebody(stage: PhotoStage) -> Somebody:
    return await stage.stage.somebody()


async def test_a_late_undo_leaves_a_newer_post(stage: PhotoStage, look: Look) -> None:
    ann = await somebody(stage)
    await ann.text("The lake is frozen over")
    await ann.hears("Posted")
    loses(ann, "\\UNDO")
    await ann.text("The hills are white")
    await ann.hears("Posted")
    assert await look() == 1
    await ann.hears("\\UNDO " + LATE)
    assert ann.words_up == ["The lake is frozen over", "The hills are white"]
    loses(ann, "\\UNDO")
    assert await look() == 1
    await ann.hears("The hills")
    assert ann.words_up == ["The lake is frozen over"]


async def test_a_late_post_is_asked_about_and_one_with_nothing_newer_goes_up(stage: PhotoStage, look: Look) -> None:
    ann = await somebody(stage)
    loses(ann, "The ice on the lake is frozen over this morning")
    loses(ann, "The lake and the hills are frozen over this morning")
    assert await look() == 2
    await ann.hears("Posted: The ice")
    await ann.hears("Posted: The lake")
    loses(ann, "The hills are white")
    loses(ann, "\\POST The sky is grey")
    await ann.text("The sun over the lake and the hills is out")
    await ann.hears("Posted: The sun")
    assert await look() == 2
    await ann.hears(
        'Not posted, because it came late, after newer texts: "The hills are white". Text POST to publish it.'
    )
    await ann.hears("\\POST " + LATE)
    assert ann.words_up[2:] == ["The sun over the lake and the hills is out"]
    await ann.text("POST")
    await ann.hears("Posted: The hills are white")


async def test_a_late_answer_is_none_to_a_newer_question(stage: PhotoStage, look: Look) -> None:
    ann = await somebody(stage)
    await ann.text("help please")
    await ann.hears("Not posted")
    loses(ann, "1")
    loses(ann, "The lake is frozen over tonight")
    await ann.text("JION trip")
    asked = await ann.hears("Not posted", "1 to join trip")
    assert await look() == 2
    await ann.hears("An answer " + LATE)
    await ann.hears("came late", "To post it, text it again.")
    assert await ann.waiting() == "JION trip"
    assert "POST to post it" in asked
    await ann.text("POST")
    await ann.hears("Posted: JION trip")
    assert ann.words_up == ["JION trip"]


async def test_a_late_stop_does_not_undo_a_newer_start(stage: PhotoStage, look: Look) -> None:
    ann = await somebody(stage)
    loses(ann, "STOP")
    await ann.hears("unsubscribed")
    await ann.text("START")
    await ann.hears("subscribed again")
    assert await look() == 1
    await ann.text("ROOMS")
    await ann.hears("You are in no room")
    loses(ann, "STOP")
    await ann.hears("unsubscribed")
    await ann.text("It is snowing at last")
    assert await look() == 1
    sender = await ann.look(addresses.find, sms(ann.phone.number))
    assert sender.opted_out  # nothing newer was said of it


async def test_a_late_deletion_spares_who_has_come_back(stage: PhotoStage, look: Look) -> None:
    ann = await somebody(stage)
    loses(ann, "\\STOP")
    loses(ann, "The lake is frozen over")
    await ann.text("\\STOP")
    await ann.hears("Deleted: everything of yours here")
    assert await look() == 2
    assert await look() == 0
    assert await ann.look(addresses.find, sms(ann.phone.number)) is None
    loses(ann, "\\STOP")
    await ann.text("ROOM anew")
    await ann.hears("anew")
    assert await look() == 1
    await ann.hears("\\STOP " + LATE)
    await ann.text("ROOMS")
    await ann.hears("anew")
    assert ann.phone.silent


async def test_late_photos_are_kept_where_nobody_sees_them_who_should_not(stage: PhotoStage, look: Look) -> None:
    ann: Sender = await stage.somebody("first_room")
    loses(ann.somebody, "Just us", small())
    loses(ann.somebody, "LEAVE")
    await ann.says("ROOM second_room", "second_room")
    assert await look() == 2
    heard = {await ann.hears(), await ann.hears()}
    assert any("1 photo kept for you alone" in each for each in heard)
    assert f"LEAVE {LATE}" in heard
    loses(ann.somebody, "All of us", small())
    await ann.says("STATUS", "second_room")
    assert await look() == 1
    await ann.hears('1 photo kept in "second_room"')
    assert await room_of(ann) == "second_room"
    assert (await ann.somebody.look(rooms.names, ann.somebody.person_id)) == ["first_room", "second_room"]


async def test_what_only_tells_is_told_however_late(stage: PhotoStage, look: Look) -> None:
    ann = await stage.somebody("third_room")
    loses(ann.somebody, "ROOMS")
    loses(ann.somebody, "USE third_room")
    await ann.says("STATUS", "third_room")
    assert await look() == 2
    await ann.hears("third_room")
    await ann.hears("USE " + LATE)


async def test_a_late_photo_is_not_published_with_those_that_wait_for_post(stage: PhotoStage, look: Look) -> None:
    ann: Sender = await stage.somebody(connected=True)
    loses(ann.somebody, "Just us", small())
    await ann.sends(small(), body="The lake")
    await ann.hears("1 photo kept", "Text POST to publish.")
    assert await look() == 1
    assert "POST" not in await ann.hears("1 photo kept")
    await ann.sends(small(), body="The hills")
    await ann.hears("1 photo kept", "Text POST to publish.")
    await ann.says("POST", "Posted: The lake")
    [post] = ann.somebody.posts
    assert (post.text, len(post.media)) == ("The lake\nThe hills", 2)
