from tests.support.bots import Phone, RunningBot


async def test_a_question_mark_lists_what_can_be_texted(bot: RunningBot, ann: Phone) -> None:
    await ann.says("?", "You can text", "STATUS", "\\STOP", "/help")


async def test_a_plain_text_is_not_posted_yet(bot: RunningBot, ann: Phone) -> None:
    await ann.says("The lake is frozen over this morning", "Not posted", "no X account is connected yet")


async def test_a_near_miss_is_asked_about_and_answered(bot: RunningBot, ann: Phone) -> None:
    await ann.says("statsu", "Not posted", "1 for STATUS")
    await ann.says("1", "No X account")


async def test_stop_deletes_and_a_later_text_starts_anew(bot: RunningBot, ann: Phone) -> None:
    await ann.says("\\STATUS", "No X account")
    await ann.says("\\stop", "deleted")
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
    await ann.says("Join", "Not posted")
    await ann.says("STATUS", 'POST publishes: "Join"')
