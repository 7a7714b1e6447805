"""What people keep count of, as they text it."""

from dataclasses import replace

import pytest

from core.clock import DAY, HOUR, MINUTE
from core.context import Context
from core.settings import DatabaseSettings, Limits
from core.tx import Tx
from storage.engine.database import Database
from storage.engine.opening import open_database
from storage.tracking import awaited_values, trackers
from tests.conftest import Logs, ManualClock
from tests.support.bots import Phone, RunningBot
from tests.support.reading.talking import ANN, BEN, Talk


@pytest.fixture
def talk(db: Database, context: Context) -> Talk:
    return Talk(db, context)


async def test_a_value_is_kept_looked_at_and_taken_back(bot: RunningBot, ann: Phone, logs: Logs) -> None:
    await ann.says("TRACK weight kg", "Tracking weight in kg.")
    await ann.says("weight 78.2", "weight 78.2 kg is kept.", "How do you feel?")
    await ann.says("4", "Kept: good.")
    await ann.says("weight?", "weight 78.2 kg today.", "1 entry.")
    await ann.says("\\UNDO", "Taken back: weight 78.2 kg.")
    await ann.says("weight?", "Nothing noted yet in weight.")
    assert [line["event"] for line in logs.lines("tracker.")] == ["tracker.made"]
    assert b"weight" not in logs.written


async def test_a_value_is_compared_with_those_before(talk: Talk, clock: ManualClock) -> None:
    await talk.says("TRACK weight kg")
    for value in ("78.9", "78.5"):
        await talk.says(f"weight {value}")
        clock.advance(DAY)
    assert "How do you feel" in await talk.says("weight 78,2")
    clock.advance(MINUTE)
    said = await talk.says("Weight: 78.4kg.")
    compared = "0.2 more than before. 7-day mean 78.5. 3 days in a row."
    assert said == f"weight 78.4 kg is kept, {compared} \\UNDO takes it back."
    clock.advance(DAY)
    assert await talk.says("weight?") == (
        "weight 78.4 kg yesterday, 0.2 more than before. 7-day mean 78.5. 3 days in a row. 4 entries."
    )


async def test_ten_times_off_is_asked_about_and_no_number_publishes(talk: Talk) -> None:
    await talk.says("TRACK weight kg")
    await talk.says("weight 78.5")
    asked = "782 kg? You were at 78.5. Reply 1 to keep 78.2 kg, 2 to keep 782 kg."
    assert await talk.says("weight 782") == asked
    assert "weight 78.2 kg is kept" in await talk.says("1")
    assert await talk.says("weight 782") == asked.replace("78.5", "78.2", 1)
    assert "weight 782 kg is kept" in await talk.says("2")
    await talk.says("TRACK milk l")
    asked = "1200 l? Is the sign a decimal one? Reply 1 to keep 1200 l, 2 to keep 1.2 l."
    assert await talk.says("milk 1,200") == asked
    assert "milk 1.2 l is kept" in await talk.says("2")
    assert "milk 1.1 l is kept" in await talk.says("milk 1,100")  # as before


async def test_what_is_near_to_an_entry_is_kept_or_posted_as_its_person_says(talk: Talk) -> None:
    await talk.says("TRACK run km")
    text = "Run 5km in the rain, worth it"
    asked = "Not posted. Reply 1 to keep run 5 km with your words, POST to post it, NO to drop it."
    assert await talk.says(text) == asked
    assert "run 5 km is kept" in await talk.says("1")
    assert await talk.says("run 5 in the rain") == asked
    assert "Dropped" in await talk.says("no")
    assert "run 5 km today" in await talk.says("run?")
    assert await talk.says("Great run along the canal, the herons are back") == (
        "POSTED Great run along the canal, the herons are back"
    )


async def test_how_somebody_feels_is_asked_once_a_day_and_needs_no_answer(talk: Talk, clock: ManualClock) -> None:
    await talk.says("TRACK run km")
    await talk.says("TRACK mood 1-5")
    assert "How do you feel?" in await talk.says("run 5")
    assert "How do you feel?" not in await talk.says("mood 4 slept badly")
    assert "Kept" not in await talk.says("4")  # it was about the run, and that is over
    clock.advance(DAY)
    assert "How do you feel?" in await talk.says("LOG the knee is better")
    assert "Kept: great." in await talk.says("5")
    assert "Kept" not in await talk.says("5")
    clock.advance(DAY)
    await talk.says("run 6")
    clock.advance(2 * HOUR)
    assert "Kept" not in await talk.says("4")


async def test_how_somebody_feels_may_be_said_in_words_for_some_minutes(talk: Talk, clock: ManualClock) -> None:
    await talk.says("TRACK run km")
    assert "How do you feel?" in await talk.says("run 5")
    assert "a number from 1 to 5" in await talk.says("tired, and glad of it")
    assert "Kept: good." in await talk.says("pretty good")
    clock.advance(DAY)
    assert "How do you feel?" in await talk.says("run 6")
    assert "a number from 1 to 5" in await talk.says("hard to say")
    assert "Kept: low." in await talk.says("2")
    clock.advance(DAY)
    assert "How do you feel?" in await talk.says("run 7")
    clock.advance(20 * MINUTE)
    assert "Kept" not in await talk.says("pretty good")


async def test_a_question_takes_the_place_of_the_number_that_is_awaited(talk: Talk) -> None:
    await talk.says("TRACK run km")
    assert "How do you feel?" in await talk.says("run 5")
    assert "Not posted" in await talk.says("JION trip")
    assert "That is no answer" in await talk.says("4")
    await talk.says("no")
    assert "Kept" not in await talk.says("4")


async def test_a_value_that_is_awaited_comes_as_a_bare_number(talk: Talk, clock: ManualClock) -> None:
    await talk.says("TRACK weight kg")
    person = await talk.id_of(ANN)

    def expect(tx: Tx) -> None:
        weight = trackers.find(tx, person, "weight")
        assert weight is not None
        awaited_values.expect_value(tx, person, weight.id)

    await talk.db.write(expect)
    assert await talk.says("Sun on the lake, and nobody there but the herons") == (
        "POSTED Sun on the lake, and nobody there but the herons"
    )
    assert "weight 78.2 kg is kept" in await talk.says("78,2")
    assert "kept" not in await talk.says("78,4")  # it was answered
    await talk.db.write(expect)
    clock.advance(5 * HOUR)
    assert "kept" not in await talk.says("785")


async def test_a_tracker_is_renamed_described_paused_and_dropped(talk: Talk) -> None:
    assert await talk.says("TRACK today note") == (
        'Not posted. Not made: texts often start with "today", and those are posts. Choose another name, as TRACK'
        " diary. Reply POST to post it, NO to drop it."
    )
    assert "Tracking weight in kg." in await talk.says("TRACK weight kg")
    assert "You track weight already." in await talk.says("TRACK Weight")
    assert "as something else" in await talk.says("\\TRACK weight lb")
    assert await talk.says("\\TRACK weight AS mass") == "weight is called mass now."
    assert "POSTED" in await talk.says("weight 78.2 kg, and a year ago it was 96 kg")
    assert "before breakfast" in await talk.says("\\TRACK mass ABOUT before breakfast")
    await talk.says("mass 78.2")
    assert "Paused: mass." in await talk.says("TRACK mass pause")
    assert "Reply 1 to keep mass 78.4 kg" in await talk.says("mass 78.4")
    assert "mass 78.4 kg is kept" in await talk.says("1")  # and it goes on
    assert await talk.says("TRACKERS") == "mass 78.4 kg (today)"
    assert " 1 tracker. " in await talk.says("STATUS")
    assert "Reply 1 to drop mass and its 2 entries for good" in await talk.says("\\DROP mass")
    assert await talk.says("TRACKERS") == "mass 78.4 kg (today)"
    assert await talk.says("1") == "Dropped for good: mass, with its entries."
    assert "You track nothing yet." in await talk.says("TRACKERS")
    assert "POSTED" in await talk.says("mass 78.2 kg: the largest pumpkin ever shown in our county")


async def test_a_value_is_corrected_and_a_day_is_named(talk: Talk, clock: ManualClock) -> None:
    await talk.says("TRACK weight kg")
    await talk.says("weight 78.2 yesterday")
    assert "weight 78.4 kg is kept, 0.2 more than yesterday." in await talk.says("weight 78,4")
    assert "weight 78.3 kg is kept instead of 78.4 kg." in await talk.says("weight =78.3")
    assert "2 entries" in await talk.says("weight?")
    assert "that day is yet to come" in await talk.says("weight 78.2 2100-01-01")
    clock.advance(9 * DAY)
    assert "weight 78.3 kg" in await talk.says("weight?")


async def test_undo_takes_back_what_was_texted_last(talk: Talk, clock: ManualClock) -> None:
    await talk.says("TRACK weight kg")
    await talk.says("TRACK diary note")
    await talk.says("weight 78.2")
    await talk.says("diary quiet day")
    assert "Nothing to undo: you posted nothing" in await talk.says("delete my last post")
    assert "Dropped" in await talk.says("no")
    assert await talk.says("undo that") == "Taken back: the note in diary."
    assert await talk.says("\\UNDO") == "Taken back: weight 78.2 kg."
    assert "Nothing to undo" in await talk.says("\\UNDO")
    await talk.says("weight 78.2")
    clock.advance(2 * HOUR)
    assert "Nothing to undo" in await talk.says("\\UNDO")


async def test_log_keeps_notes_and_needs_no_tracker(talk: Talk) -> None:
    assert "Reply 1 to keep it as a note" in await talk.says("Log cabin for the weekend, no signal")
    assert "A note in diary is kept." in await talk.says("1")
    assert "no signal" in await talk.says("diary?")
    assert "A note in diary is kept" in await talk.says("LOG met Ben at the lake")
    assert "+ stands before entries" in await talk.says("+1 to that")
    assert "A note in diary is kept" in await talk.says("+d quiet day")


async def test_there_is_a_limit_to_both(database_url: str, context: Context) -> None:
    few = replace(context, limits=Limits(trackers_per_person=1, entries_per_person=1))
    db = await open_database(DatabaseSettings(url=database_url, connections=1), few)
    try:
        await _reaches_both_limits(Talk(db, few))
    finally:
        await db.close()


async def _reaches_both_limits(talk: Talk) -> None:
    await talk.says("TRACK weight kg")
    assert "1 trackers are the most" in await talk.says("TRACK run km")
    await talk.says("weight 78.2")
    assert "1 entries, the most" in await talk.says("weight 78.4")


async def test_what_is_ones_own_is_nobody_elses(talk: Talk) -> None:
    await talk.says("TRACK weight kg")
    assert "POSTED" in await talk.says("weight 78.2 kg, and a year ago it was 96 kg", BEN)
    assert "nothing called" in await talk.says("\\DROP weight", BEN)
    assert "Tracking weight" in await talk.says("TRACK weight lb", BEN)
