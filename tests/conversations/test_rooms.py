from tests.conftest import Logs
from tests.support.bots import Phone, RunningBot


async def test_a_room_is_made_joined_and_left(bot: RunningBot, ann: Phone, ben: Phone, logs: Logs) -> None:
    await ann.says("ROOM trip", 'You made the room "trip"')
    await ben.says("Join Trip", 'You are in the room "trip" with 1 other.')
    await ben.says("NAME Ben", 'see you as "Ben"')
    await ben.says("rooms", "trip (active): 2 people, 0 photos.")
    await ann.says("leave", 'You left the room "trip".')
    await ben.says("leave trip", 'You are the last one in the room "trip".', "1 to delete it and its photos")
    await ben.says("1", 'The room "trip" is deleted')
    await ben.says("\\use trip", 'You are in no room called "trip".')
    events = [line["event"] for line in logs.lines("room.")]
    assert events == ["room.made", "room.joined", "room.left", "room.deleted"]


async def test_a_password_is_looked_at_and_answered_in_one_text(
    bot: RunningBot, ann: Phone, ben: Phone, logs: Logs
) -> None:
    await ann.says("ROOM trip s3cret", 'You made the room "trip"', "JOIN trip and its password")
    result = await ben.text("JOIN trip wrong")
    assert not result.replies  # it takes a moment
    await ben.hears('Wrong password for the room "trip". 4 more tries')
    await ben.says("JOIN trip s3cret", 'You are in the room "trip" with 1 other.')
    assert ann.silent  # nobody else is texted
    assert ben.silent
    assert b"s3cret" not in logs.written
    await logs.appears("room.joined")  # once its reply is committed, which may be heard before
    assert [line["event"] for line in logs.lines("room.")] == ["room.made", "room.joined"]


async def test_texts_that_follow_a_password_are_answered_too(bot: RunningBot, ann: Phone, ben: Phone) -> None:
    await ann.says("ROOM trip s3cret", 'You made the room "trip"')
    await ben.text("JOIN trip s3cret")
    await ben.text("NAME Ben")
    heard = {(await ben.hears()).body[:14] for _ in range(2)}
    assert heard == {"You are in the", "Others in your"}
