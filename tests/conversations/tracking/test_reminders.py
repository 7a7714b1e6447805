"""Reminders, as people text about them and as they come."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from core.address import sms
from core.asking import JUST_NOW
from core.clock import DAY, HOUR, MINUTE, SECOND
from core.context import Context
from core.message import Message
from core.settings import DatabaseSettings, Limits
from core.tx import Tx
from scheduler.reminders import Reminding
from storage.engine.database import Database
from storage.engine.opening import open_database
from tests.conftest import Logs, ManualClock
from tests.support.reading.talking import BEN, Talk

GERMAN = sms("+4915112345678")
BERLIN = ZoneInfo("Europe/Berlin")


class Reminded:
    """Somebody who talks, and gets reminders."""

    def __init__(self, talk: Talk, clock: ManualClock) -> None:
        self.talk = talk
        self.clock = clock
        self.reminding = Reminding(talk.db, clock)
        self._seen = 0

    async def says(self, body: str) -> str:
        return await self.talk.says(body)

    async def at(self, hour: int, minute: int = 0, days: int = 0, zone: ZoneInfo = BERLIN) -> list[str]:
        """Let it be that time, next, and so many days later; returns what came meanwhile."""
        now = datetime.fromtimestamp(self.clock.now() / SECOND, zone)
        then = now.replace(hour=hour, minute=minute, second=0, microsecond=0)
        ahead = round((then - now).total_seconds() * SECOND) % DAY or DAY
        self.clock.advance(ahead + days * DAY)
        return await self.come()

    async def come(self) -> list[str]:
        """What the timer sends now."""
        await self.reminding.remind()
        said = await self.talk.db.read(sent_since, self._seen)
        self._seen = max([self._seen, *(number for number, _ in said)])
        return [body for _, body in said]


def sent_since(tx: Tx, number: int) -> list[tuple[int, str]]:
    """Texts that nobody's text was answered by, with their ids."""
    rows = tx.rows(
        "SELECT id, content FROM deliveries WHERE kind = 'text' AND text_id IS NULL AND id > :id ORDER BY id",
        id=number,
    )
    return [(row[0], Message.from_json(tx.keys.open(row[1], f"deliveries:{row[0]}")).body) for row in rows]


async def in_berlin(db: Database, context: Context, clock: ManualClock) -> Reminded:
    """Somebody in Berlin at 10:00 on a Monday."""
    found = Reminded(Talk(db, context), clock)
    monday = datetime(2027, 1, 18, 10, tzinfo=BERLIN)
    clock.advance(round(monday.timestamp() * SECOND) - clock.now())
    await found.says("ZONE Berlin")
    return found


@pytest.fixture
async def ann(db: Database, context: Context, clock: ManualClock) -> Reminded:
    """On both databases."""
    return await in_berlin(db, context, clock)


@pytest.fixture
async def sqlite_ann(sqlite_url: str, context: Context, clock: ManualClock) -> AsyncIterator[Reminded]:
    """On one: for what is no matter of SQL."""
    db = await open_database(DatabaseSettings(url=sqlite_url), context)
    yield await in_berlin(db, context, clock)
    await db.close()


async def test_a_number_answers_a_reminder(ann: Reminded) -> None:
    await ann.says("TRACK weight kg")
    assert await ann.says("REMIND weight daily 20:00") == (
        "You'll be reminded of weight, daily 20:00, next today, by the clocks of Berlin. REMIND weight OFF ends it."
    )
    assert await ann.at(19, 59) == []
    assert await ann.at(20) == ["weight today, in kg? Reply with the number, or SKIP, or LATER."]
    assert await ann.come() == []
    assert "weight 78.2 kg is kept" in await ann.says("78,2")
    await ann.says("4")
    await ann.at(12)
    await ann.says("weight 78")
    assert await ann.at(20) == []  # there is a value already
    assert await ann.at(20) == ["weight today, in kg? Reply with the number, or SKIP, or LATER."]
    assert "weight" in await ann.says("REMINDERS")
    assert await ann.says("REMIND weight OFF") == "No more reminders of weight daily 20:00."
    assert await ann.at(20) == []


async def test_an_answer_in_words_is_no_post(ann: Reminded) -> None:
    """Nor is what a phone whose owner sleeps answers by itself."""
    await ann.says("TRACK weight kg")
    await ann.says("REMIND weight daily 20:00")
    await ann.at(20)
    asked = "Not posted yet: it came right after a reminder. Reply POST to post it, NO to drop it."
    assert await ann.says("The ice on the lake is thick enough for skating") == asked
    assert await ann.says("no") == "Dropped. Nothing was posted."
    assert "weight 78.2 kg is kept" in await ann.says("78,2")
    await ann.says("4")
    assert asked not in await ann.says("The lake is frozen over this morning")
    assert await ann.at(20) == ["weight today, in kg? Reply with the number, or SKIP, or LATER."]
    ann.clock.advance(JUST_NOW - SECOND)
    assert await ann.says("The ice on the lake is thick enough for skating") == asked
    await ann.says("no")
    ann.clock.advance(SECOND)
    assert await ann.says("The ice on the lake is thick enough for skating") != asked


async def test_what_comes_right_after_a_reminder_in_words_is_asked_about(sqlite_ann: Reminded) -> None:
    await sqlite_ann.says("REMIND me Fri 18:00 call the plumber")
    await sqlite_ann.at(18, days=4)
    assert "right after a reminder" in await sqlite_ann.says("The ice on the lake is thick enough for skating")
    assert "again at 18:30" in await sqlite_ann.says("LATER")
    assert "nothing waits" in await sqlite_ann.says("POST")
    assert "right after a reminder" not in await sqlite_ann.says("The lake is frozen over this morning")


async def test_words_come_once(sqlite_ann: Reminded) -> None:
    assert "call the plumber, Fri 22 Jan 18:00" in await sqlite_ann.says("REMIND me Fri 18:00 call the plumber")
    assert await sqlite_ann.at(17, 59, days=4) == []
    assert await sqlite_ann.at(18) == ["Reminder: call the plumber (LATER puts it off)"]
    assert "again at 18:30: call the plumber" in await sqlite_ann.says("LATER")
    assert await sqlite_ann.at(18, 30) == ["Reminder: call the plumber (LATER puts it off)"]
    assert await sqlite_ann.says("SKIP") == "Skipped: call the plumber."
    assert "No reminders yet" in await sqlite_ann.says("REMINDERS")
    assert await sqlite_ann.says("\\SKIP") == "No reminder came in the last 4 hours."


async def test_several_of_a_tracker_and_by_their_number(sqlite_ann: Reminded) -> None:
    await sqlite_ann.says("TRACK mood 1-5")
    await sqlite_ann.says("REMIND mood weekdays 8:30")
    await sqlite_ann.says("REMIND mood Sat Sun 20:30")
    assert "mood, Wed 11:00" in await sqlite_ann.says("remind mood every Wednesday at 11am")
    assert await sqlite_ann.says("REMINDERS") == (
        "1 mood weekdays 8:30; 2 mood weekends 20:30; 3 mood Wed 11:00. REMIND 1 OFF ends the first."
    )
    assert "No more reminders of mood weekends 20:30" in await sqlite_ann.says("REMIND 2 OFF")
    assert "mood weekdays 8:30, mood Wed 11:00" in await sqlite_ann.says("REMIND mood OFF")


async def test_one_thing_is_awaited_at_a_time(ann: Reminded) -> None:
    await ann.says("TRACK weight kg")
    await ann.says("TRACK mood 1-5")
    await ann.says("REMIND weight daily 20:00")
    await ann.says("REMIND mood daily 20:00")
    assert await ann.at(20) == ["weight today, in kg? Reply with the number, or SKIP, or LATER."]
    assert "How do you feel?" in await ann.says("78.2")
    assert await ann.come() == []
    await ann.says("4")
    assert await ann.come() == ["mood today, from 1 to 5? Reply with the number, or SKIP, or LATER."]
    assert await ann.says("SKIP") == "Skipped: mood."
    assert "Kept" not in await ann.says("4")
    assert await ann.at(20) == ["weight today, in kg? Reply with the number, or SKIP, or LATER."]
    ann.clock.advance(15 * MINUTE)
    assert await ann.come() == ["mood today, from 1 to 5? Reply with the number, or SKIP, or LATER."]


async def test_a_reminder_waits_while_a_question_is_open(sqlite_ann: Reminded) -> None:
    await sqlite_ann.says("TRACK weight kg")
    await sqlite_ann.says("REMIND weight daily 20:00")
    await sqlite_ann.at(19, 58)
    assert "Not posted" in await sqlite_ann.says("JION trip")
    assert await sqlite_ann.at(20) == []
    assert "That is no answer" in await sqlite_ann.says("4")
    sqlite_ann.clock.advance(16 * MINUTE)
    assert len(await sqlite_ann.come()) == 1


async def test_at_night_only_what_was_confirmed(sqlite_ann: Reminded) -> None:
    await sqlite_ann.says("TRACK weight kg")
    assert await sqlite_ann.says("REMIND weight daily 7:00") == (
        "Not made yet: 7:00 is before 8 in the morning. Reply 1 to be reminded at 7:00, 2 to be reminded at 19:00."
    )
    assert "weight, daily 7:00, next tomorrow" in await sqlite_ann.says("1")
    assert "Fri 7:00" in await sqlite_ann.says("REMIND weight Fri 07:00")  # asked once
    assert await sqlite_ann.says("REMIND me tomorrow 3 call Ben") == (
        "Not made yet: 3:00 is before 8 in the morning. Reply 1 to be reminded at 15:00, 2 to be reminded at 3:00."
    )
    assert "call Ben, Tue 19 Jan 15:00" in await sqlite_ann.says("1")
    assert "after 9 in the evening. Reply 1 to be reminded at 22:00" in await sqlite_ann.says(
        "REMIND weight daily 22:00"
    )
    await sqlite_ann.says("no")
    assert len(await sqlite_ann.at(7)) == 1


async def test_an_outage_is_told_in_one_text_and_by_day(ann: Reminded) -> None:
    for tracker in ("weight kg", "mood 1-5", "run km"):
        await ann.says(f"TRACK {tracker}")
    await ann.says("REMIND weight daily 16:00")
    await ann.says("REMIND mood daily 17:00")
    await ann.says("REMIND run daily 18:30")
    await ann.says("REMIND me today 15:30 call Ben")
    ann.clock.advance(10 * HOUR)  # from 10:00 to 20:00
    await ann.says("run 5")
    await ann.says("3")
    assert await ann.come() == ["I was away. Missed: call Ben (Mon 15:30), weight (Mon 16:00), mood (Mon 17:00)."]
    assert await ann.come() == []
    await ann.says("REMIND weight daily 20:45")
    ann.clock.advance(3 * HOUR)  # to 23:00
    assert await ann.come() == []
    assert await ann.at(8) == ["I was away. Missed: weight (Mon 20:45)."]
    ann.clock.advance(5 * DAY)
    assert await ann.come() == [
        "I was away. Missed: weight (Sat 16:00), mood (Sat 17:00), run (Sat 18:30), weight (Sat 20:45)."
    ]


async def test_after_an_outage_what_is_due_now_is_asked_nevertheless(sqlite_ann: Reminded) -> None:
    await sqlite_ann.says("TRACK weight kg")
    await sqlite_ann.says("REMIND weight daily 20:00")
    asked = "weight today, in kg? Reply with the number, or SKIP, or LATER."
    assert await sqlite_ann.at(20, 1, days=1) == ["I was away. Missed: weight (Mon 20:00).", asked]
    assert await sqlite_ann.come() == []
    assert "is kept" in await sqlite_ann.says("78.2")


async def test_from_tokyo_to_new_york(ann: Reminded) -> None:
    tokyo, new_york = ZoneInfo("Asia/Tokyo"), ZoneInfo("America/New_York")
    assert "18:00 in Tokyo" in await ann.says("ZONE Tokyo")
    await ann.says("TRACK weight kg")
    await ann.says("REMIND weight daily 20:00")
    asked = ["weight today, in kg? Reply with the number, or SKIP, or LATER."]
    assert await ann.at(20, zone=tokyo) == asked
    assert await ann.says("ZONE NYC") == (
        "It is 06:00 in New York City, and where you are. 1 reminder goes by that. When you move: ZONE and a city."
    )
    assert await ann.at(20, zone=new_york) == []  # that day had one already
    assert await ann.at(20, zone=new_york) == asked
    await ann.says("ZONE tokyo")
    assert await ann.at(20, zone=tokyo) == asked
    assert await ann.at(20, zone=tokyo) == asked


async def test_a_clock_that_jumps(ann: Reminded) -> None:
    await ann.says("TRACK weight kg")
    await ann.says("REMIND weight daily 20:00")
    assert len(await ann.at(20)) == 1
    ann.clock.advance(-HOUR)
    assert await ann.come() == []
    assert await ann.at(20) == []
    ann.clock.advance(DAY + 10 * MINUTE)
    assert len(await ann.come()) == 1
    ann.clock.advance(-DAY)
    assert await ann.come() == []
    assert await ann.at(20) == []
    assert len(await ann.at(20)) == 1


async def test_whoever_wants_no_texts_or_is_gone_gets_none(ann: Reminded) -> None:
    await ann.says("TRACK weight kg")
    await ann.says("REMIND weight daily 20:00")
    await ann.says("REMIND me today 20:00 call Ben")
    await ann.talk.texts("STOP")
    assert await ann.at(20) == []
    await ann.talk.texts("START")
    assert await ann.come() == []
    assert len(await ann.at(20)) == 1
    await ann.says("\\STOP")
    assert await ann.at(20) == []
    assert await ann.talk.db.read(lambda tx: tx.row("SELECT count(*) FROM reminders")) == (0,)


async def test_what_rests_or_is_dropped_is_silent(sqlite_ann: Reminded) -> None:
    await sqlite_ann.says("TRACK weight kg")
    await sqlite_ann.says("REMIND weight daily 20:00")
    await sqlite_ann.says("TRACK weight pause")
    assert await sqlite_ann.at(20) == []
    await sqlite_ann.says("TRACK weight")
    assert len(await sqlite_ann.at(20)) == 1
    assert "Dropped for good" in await sqlite_ann.says("\\DROP weight")
    assert "No reminders yet" in await sqlite_ann.says("REMINDERS")
    assert "No reminder came" in await sqlite_ann.says("\\LATER")


async def test_reminders_count_towards_what_a_day_may_cost(sqlite_ann: Reminded) -> None:
    await sqlite_ann.says("REMIND me today 20:00 call Ben")
    await sqlite_ann.says("REMIND me tomorrow 20:00 call Ben")
    await sqlite_ann.talk.db.write(lambda tx: tx.run("UPDATE spending SET text_micros = 1000000000"))
    assert await sqlite_ann.at(20) == []
    before = await sqlite_ann.talk.db.read(spent)
    assert len(await sqlite_ann.at(20)) == 1
    assert await sqlite_ann.talk.db.read(spent) == before + 1


def spent(tx: Tx) -> int:
    """How many segments were sent."""
    row = tx.row("SELECT sum(segments_out) FROM spending")
    return int(row[0]) if row else 0


async def test_where_somebody_is_is_asked(sqlite_ann: Reminded) -> None:
    asked = await sqlite_ann.says("ZONE London")
    assert (
        asked == "There are several. Reply 1 to choose London, United Kingdom, 2 to choose London, Ontario, Canada."
    )
    assert "09:00 in London" in await sqlite_ann.says("1")
    assert "It is 09:00 in London, and where you are, as you said." in await sqlite_ann.says("ZONE")
    assert 'No city called "Atlantis" is known here.' in await sqlite_ann.says("\\ZONE Atlantis")
    assert "04:00 in London" in await sqlite_ann.says("ZONE London, Ontario")


async def test_a_number_tells_where_somebody_may_be(sqlite_ann: Reminded) -> None:
    talk = sqlite_ann.talk
    await talk.says("TRACK weight kg", GERMAN)
    said = await talk.says("REMIND weight daily 20:00", GERMAN)
    assert said == (
        "Kept: weight daily 20:00. Is it 10:00 in Berlin where you are? If not, text ZONE and your city. Reply 1 to"
        " say yes."
    )
    assert "It is 10:00 in Berlin" in await talk.says("1", GERMAN)
    await talk.says("TRACK weight kg", BEN)
    said = await talk.says("REMIND weight daily 20:00", BEN)
    assert said == (
        "Kept: a reminder of weight, daily 20:00. It begins once you text ZONE and your city, as ZONE Berlin."
    )
    assert "1 reminder goes by that" in await talk.says("ZONE Lisbon", BEN)
    assert len(await sqlite_ann.at(20)) == 1
    assert len(await sqlite_ann.at(20, zone=ZoneInfo("Europe/Lisbon"))) == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Remind me why I live here", "Not posted. Not made: say when"),
        ("Remind yourself that rain is weather", 'Not posted. You track nothing called "yourself"'),
        ("\\REMIND me Friday 18:00", "Not made: say of what"),
        ("\\REMIND me yesterday", "Not made: say when"),
        ("\\REMIND me on 20 Nov 2020 at noon", "Not made: say"),
        ("\\REMIND weight sometimes", "Not made: say when, as REMIND weight daily 20:00"),
        ("Later", "Not posted. No reminder came in the last 4 hours. Reply POST"),
        ("Skip", "Not posted. No reminder came in the last 4 hours. Reply POST"),
        ("Zone out", 'Not posted. No city called "out"'),
        ("REMIND weight OFF", "There was no such reminder."),
    ],
)
async def test_what_isnt_clear_is_asked_about_and_never_posted(sqlite_ann: Reminded, text: str, said: str) -> None:
    await sqlite_ann.says("TRACK weight kg")
    assert said in await sqlite_ann.says(text)


async def test_words_in_other_letters(sqlite_ann: Reminded) -> None:
    await sqlite_ann.says("TRACK вес кг")
    await sqlite_ann.says("REMIND вес каждый день в 20:00")
    await sqlite_ann.says("REMIND me today 20:00 позвонить маме и спросить, когда она приедет к нам в гости на дачу")
    assert await sqlite_ann.at(20) == [
        "вес? SKIP, LATER",
        "Reminder: позвонить маме и спросить, когда она приедет к нам в гости…",
    ]


async def test_so_many_and_no_more(sqlite_url: str, context: Context, clock: ManualClock) -> None:
    limited = replace(context, limits=Limits(reminders_per_person=2))
    db = await open_database(DatabaseSettings(url=sqlite_url), limited)
    ann = await in_berlin(db, limited, clock)
    await ann.says("REMIND me Fri 18:00 one")
    await ann.says("REMIND me Fri 18:00 two")
    assert await ann.says("REMIND me Fri 18:00 three") == (
        "Not made: 2 reminders are the most there is. REMINDERS lists them, REMIND 1 OFF ends one."
    )
    await db.close()


async def test_other_tzdata_reckon_anew(sqlite_ann: Reminded) -> None:
    await sqlite_ann.says("TRACK weight kg")
    await sqlite_ann.says("REMIND weight daily 20:00")
    moved = "UPDATE reminders SET tzdata = 'older', next_due = next_due + 3600000, look_at = look_at + 3600000"
    await sqlite_ann.talk.db.write(lambda tx: tx.run(moved))
    assert len(await sqlite_ann.at(20)) == 1


async def test_somebody_for_whom_it_breaks_keeps_nobody_waiting(sqlite_ann: Reminded, logs: Logs) -> None:
    await sqlite_ann.says("REMIND me today 20:00 call Ben")
    await sqlite_ann.says("REMIND me today 20:01 call Cat")
    await sqlite_ann.talk.says("ZONE Berlin", BEN)
    await sqlite_ann.talk.says("REMIND me today 20:02 call Dan", BEN)
    await sqlite_ann.talk.db.write(lambda tx: tx.run("UPDATE reminders SET words = x'00' WHERE minute = 1200"))
    assert await sqlite_ann.at(20, 2) == ["Reminder: call Dan (LATER puts it off)"]
    assert [line["event"] for line in logs.lines("reminders.")] == ["reminders.broken", "reminders.done"]
