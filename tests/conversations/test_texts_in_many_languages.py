from tests.support.bots import Phone, RunningBot


async def test_what_phones_send_by_themselves_gets_no_answer(bot: RunningBot, ann: Phone) -> None:
    await ann.says_hello()
    reaction = "Hat „Posted: lunch“ mit „Gefällt mir“ markiert"
    for body in (reaction, "Te llamo más tarde.", "Je conduis. Je te rappelle."):
        assert not (await ann.text(body)).replies


async def test_wishes_in_other_words_are_asked_about(bot: RunningBot, ann: Phone) -> None:
    await ann.says_hello()
    await ann.says("darme de baja", "Not posted", "1 to stop all texts")
    await ann.says("olvídalo", "Dropped")
    await ann.says("please join trip", "Not posted", 'no room called "trip"')
    await ann.says("no don't post it", "Dropped")
    await ann.says("did it post?", "Not posted")
