"""Deleting oneself again and again brings no new tries, no new replies, and counts as nobody new."""

import pytest

from storage import recent_deletions
from tests.conftest import StartBot
from tests.support.bots import Phone, RunningBot
from tests.support.x.accounts import look


@pytest.fixture
async def few_newcomers(start: StartBot) -> RunningBot:
    return await start(limits={"new_people_per_hour": 2})


async def test_after_five_deletions_within_the_hour_there_is_silence(
    few_newcomers: RunningBot, database_url: str, ann: Phone, ben: Phone
) -> None:
    for _ in range(recent_deletions.MOST):
        await ann.says("\\STOP", "Deleted: everything")
    await ann.text("\\STOP")
    await ann.text("STATUS")
    assert ann.silent
    await ben.says("STATUS", "X account")
    kept = await look(database_url, lambda tx: tx.rows("SELECT count FROM marks WHERE name = 'people.new'"))
    assert kept == [(2,)]


async def test_deleting_oneself_brings_no_new_tries_at_a_password(bot: RunningBot, ann: Phone, ben: Phone) -> None:
    await ann.says("ROOM trip s3cret", "trip")
    for _ in range(4):
        await ben.says("JOIN trip wrong", 'Wrong password for the room "trip"')
    await ben.says("\\STOP", "Deleted: everything")
    await ben.says("JOIN trip wrong", "Too many wrong passwords")
    await ben.says("JOIN trip s3cret", "Too many wrong passwords")


async def test_what_is_remembered_of_leavers_is_a_hash_and_a_count(
    bot: RunningBot, database_url: str, ann: Phone
) -> None:
    await ann.says("\\STOP", "Deleted: everything")
    [(lookup, times)] = await look(database_url, lambda tx: tx.rows("SELECT lookup, times FROM leavers"))
    assert (len(lookup), times) == (32, 1)
    assert ann.number.encode() not in bytes(lookup)


async def test_deleting_oneself_makes_no_day_cheaper(
    start: StartBot, database_url: str, ann: Phone, ben: Phone
) -> None:
    """The hold lasts until tomorrow, and what the books say stays; having oneself deleted costs oneself, too."""
    await start(limits={"text_spend_per_person": 0.03})
    for _ in range(2):
        await ann.says("STATUS", "X account")
    await ann.says("\\STOP", "Deleted: everything")
    await ann.says("STATUS", "You reached today's limit for texts here")
    await ann.says("\\STOP", "Deleted: everything")
    await ann.text("STATUS")
    assert ann.silent
    await ben.says("STATUS", "X account")
    sums = "SELECT sum(segments_in), sum(segments_out) FROM spending"
    [(came, went)] = await look(database_url, lambda tx: tx.rows(sums))
    assert (came, went) == (7, 6)
    of_nobody = "SELECT count(*) FROM spending WHERE person_id = 0"
    assert await look(database_url, lambda tx: tx.rows(of_nobody)) == [(0,)]


async def test_nor_brings_it_new_replies_within_ten_minutes(start: StartBot, ann: Phone) -> None:
    await start(limits={"replies_per_person": 3})
    for _ in range(2):
        await ann.says("STATUS", "X account")
    await ann.says("\\STOP", "Deleted: everything")
    await ann.says("STATUS", "Too many texts")


async def test_a_room_that_was_left_empty_and_kept_goes_with_who_kept_it(
    bot: RunningBot, database_url: str, ann: Phone, ben: Phone
) -> None:
    await ben.says("ROOM trip", 'You made the room "trip"')
    await ann.says("JOIN trip", 'You are in the room "trip"')
    await ben.says("LEAVE", 'You left the room "trip".')
    await ann.says("LEAVE", "You are the last one", "2 to leave and keep it")
    await ann.says("2", 'You left the room "trip".')
    await ann.says("\\STOP", "Deleted: everything")
    await ben.says("JOIN trip", 'There is no room called "trip"')
    assert await look(database_url, lambda tx: tx.rows("SELECT id FROM rooms")) == []


async def test_a_room_that_was_kept_and_joined_again_is_theirs_who_are_in_it(
    bot: RunningBot, ann: Phone, ben: Phone
) -> None:
    await ann.says("ROOM trip", 'You made the room "trip"')
    await ann.says("\\LEAVE trip KEEP", 'You left the room "trip".')
    await ben.says("JOIN trip", 'You are in the room "trip"')
    await ann.says("\\STOP", "Deleted: everything")
    await ben.says("ROOMS", "trip (active): 1 person")
    await ben.says("\\LEAVE trip KEEP", 'You left the room "trip".')
    await ann.says("JOIN trip", 'You are in the room "trip"')
