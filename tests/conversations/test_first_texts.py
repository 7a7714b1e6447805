import re

from sandbox.server import Sandbox
from tests.conftest import StartBot
from tests.support.bots import Phone, RunningBot
from tests.support.x.accounts import connect


async def test_a_question_mark_lists_what_can_be_texted(bot: RunningBot, ann: Phone) -> None:
    await ann.says("?", "You can text", "STATUS", "\\STOP", "/help")


async def test_a_question_mark_lists_what_this_person_can_use_now(
    bot: RunningBot, database_url: str, ann: Phone, sandbox: Sandbox
) -> None:
    new = (await ann.says("?", "CONNECT", "\\STOP", "ROOM name", "JOIN name")).body
    assert not {"POST", "UNDO", "LEAVE", "USE", "PHOTOS"} & set(re.findall("[A-Z]+", new))
    await ann.says("ROOM trip", "You made")
    in_room = (await ann.says("MENU", "LEAVE", "USE", "PHOTOS", "PASSWORD")).body
    assert "UNDO" not in in_room
    await connect(database_url, sandbox, ann)
    await ann.says("\\HELP", "POST", "\\UNDO", "\\STOP")


async def test_a_plain_text_is_not_posted_yet(bot: RunningBot, ann: Phone) -> None:
    await ann.says_hello()
    await ann.says("The lake is frozen over this morning", "Not posted yet. Connect", "/connect/")


async def test_a_near_miss_is_asked_about_and_answered(bot: RunningBot, ann: Phone) -> None:
    await ann.says_hello()
    await ann.says("statsu", "Not posted", "1 for STATUS")
    await ann.says("1", "No X account")


async def test_stop_deletes_and_a_later_text_starts_anew(bot: RunningBot, ann: Phone) -> None:
    await ann.says("\\STATUS", "No X account")
    await ann.says("\\stop", "Deleted")
    await ann.says("\\STATUS", "No X account")


async def test_the_carriers_words_are_recorded_and_not_answered(bot: RunningBot, ann: Phone) -> None:
    result = await ann.text("Stop")
    assert not result.replies
    result = await ann.text("\\STATUS")
    assert not result.replies
    await ann.text("START")
    result = await ann.text("\\STATUS")
    assert result.replies[0].body.startswith("No X account")


async def test_status_says_what_post_would_publish(bot: RunningBot, ann: Phone) -> None:
    await ann.says_hello()
    await ann.says("Join", "Not posted")
    await ann.says("STATUS", 'POST publishes "Join"')


async def test_a_short_code_is_a_number_of_ours_too(start: StartBot, sandbox: Sandbox, ann: Phone) -> None:
    """For a text that is fetched, and answered by a call; and for one that is answered at once."""
    sandbox.settings.numbers = ("12345",)
    sandbox.put(ann.number, "?")
    await start(twilio={"numbers": ("12345",)}, limits={"countries": ("US",)})
    await ann.hears("You can text")
    await ann.says("\\STATUS", "No X account")
    assert [message.from_ for message in sandbox.messages_to(ann.number)] == ["12345", "12345"]
