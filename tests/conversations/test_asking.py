"""How readily somebody is asked before a post."""

import pytest

from core.clock import MINUTE
from core.context import Context
from core.tx import Tx
from storage import addresses
from storage.engine.database import Database
from tests.conftest import ManualClock
from tests.support.database.rows import ANN
from tests.support.reading.talking import Talk

TO_ONE = "mom I'm outside, let me in"
POST = "Sunset over the bay tonight"
SEEMS = "one person"


@pytest.fixture
def talk(db: Database, context: Context) -> Talk:
    return Talk(db, context)


@pytest.fixture
async def met(talk: Talk, clock: ManualClock) -> Talk:
    """Ann, who is known since a minute, talks."""
    await talk.says("STATUS")
    clock.advance(MINUTE)
    return talk


async def habits(talk: Talk) -> tuple[int, bool, bool]:
    """How many posts are counted, whether a text just seemed meant for somebody, whether such a one was posted."""

    def find(tx: Tx) -> tuple[int, bool, bool]:
        sender = addresses.find(tx, ANN)
        assert sender is not None
        found = sender.habits
        return found.posts, found.doubted_at == tx.now, found.posted_anyway_at == tx.now

    return await talk.db.read(find)


async def test_in_doubt_a_text_to_one_person_is_asked_about_and_a_post_is_not(met: Talk) -> None:
    assert SEEMS in await met.says(TO_ONE)
    assert "Dropped" in await met.says("no")
    assert await met.says(POST) == f"POSTED {POST}"


async def test_who_wants_it_is_asked_before_each_post(met: Talk) -> None:
    assert "before each post" in await met.says("ASK ALWAYS")
    assert "Not posted yet" in await met.says(POST)
    await met.says("no")
    assert "ASK NEVER" in await met.says("ask")
    assert "seems meant for one person" in await met.says("Ask doubt")
    assert await met.says(POST) == f"POSTED {POST}"


async def test_who_never_wants_it_is_asked_for_other_reasons_only(met: Talk) -> None:
    await met.says("\\ASK NEVER")
    assert await met.says(TO_ONE) == f"POSTED {TO_ONE}"
    assert "Not posted" in await met.says("stop texting me")
    await met.says("no")
    assert "Not posted" in await met.says("Your code is 482913")


async def test_what_somebody_does_is_noted(met: Talk, clock: ManualClock) -> None:
    assert await habits(met) == (0, False, False)
    for count in (1, 2, 3, 3):
        await met.says(f"{POST}, number {count}")
        assert (await habits(met))[0] == count
    await met.says(TO_ONE)
    assert await habits(met) == (3, True, False)
    clock.advance(MINUTE)
    await met.says("POST")
    assert await habits(met) == (3, False, True)


async def test_post_to_another_question_says_nothing_of_that(met: Talk, clock: ManualClock) -> None:
    await met.says("ASK ALWAYS")
    await met.says(POST)
    clock.advance(MINUTE)
    await met.says("POST")
    assert await habits(met) == (1, False, False)


@pytest.mark.parametrize("said", ["\\HELP", "\\HLEP", "are you a bot or a person", "\\JOIN"])
async def test_right_after_talk_with_the_bot_more_is_asked_about(met: Talk, said: str) -> None:
    assert not (await habits(met))[1]
    await met.says(said)
    assert (await habits(met))[1]


async def test_who_has_talk_posted_is_asked_as_before(met: Talk, clock: ManualClock) -> None:
    await met.says("do you work at night too")
    clock.advance(MINUTE)
    await met.says("POST")
    assert await habits(met) == (1, False, True)
