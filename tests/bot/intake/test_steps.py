"""The way of a text through one transaction, on a real database, with commands made for these tests."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

import pytest

from bot.intake.carrying_out import CarryingOut
from bot.intake.steps import Steps
from core.address import Address, sms
from core.clock import DAY, HOUR, MINUTE, after
from core.context import Context
from core.events import OnHold, OptedIn, OptedOut
from core.reading.commands import CommandTable, command
from core.settings import Limits
from core.text import Medium, Refusal, Reply, Text
from core.text_result import TextResult
from core.tx import Tx
from core.wording.replies import code_not_awaited
from handlers.entries import tracking
from storage import addresses, forgetting, spending, texts, watermarks
from storage.engine.database import Database
from storage.engine.sqlite import SqliteDatabase
from tests.conftest import ManualClock

PHOTO = Medium("https://api.twilio.com/Media/ME1", "image/jpeg")
OURS, ANN, BEN = sms("+15550100000"), sms("+15550100101"), sms("+15550100102")


class Closed(Refusal):
    """Nothing done. The room is closed."""

    may_be_post = True


@command("JOIN", shape="JOIN room", about="Enter a room.")
def join(tx: Tx, text: Text, room: str) -> Reply:
    watermarks.extend(tx, f"joined {room}", tx.now)
    if room == "closed":
        raise Closed
    if room == "broken":
        raise LookupError(text.body)
    return Reply(f"You are in {room}.")


@command("STOP", needs_backslash=True, about="Deletes you here.")
def stop(tx: Tx, text: Text) -> Reply:
    forgetting.forget(tx, text.person.id)
    return Reply("You are deleted here.")


def plain(tx: Tx, text: Text) -> Reply:
    return Reply(f"Posted: {text.body}")


def photos(tx: Tx, text: Text) -> Reply:
    for _ in text.media:
        watermarks.extend(tx, f"kept with {text.body!r}", tx.now)
    return Reply("Kept.")


def code(tx: Tx, text: Text, digits: str) -> Reply:
    return code_not_awaited()


TABLE = CommandTable(each for function in (join, stop) for each in function.__commands__)  # type: ignore[attr-defined]


@dataclass
class Bot:
    db: Database
    steps: Steps
    context: Context
    sids: "count[int]"

    async def hears(
        self, body: str, sender: Address = ANN, sid: str = "", media: tuple[Medium, ...] = ()
    ) -> TextResult:
        now = self.context.clock.now()
        text = Text(sid or f"SM{next(self.sids)}", sender, OURS, body, now, media, id=self.context.ids.new(now))
        content = texts.sealed(text, text.id, self.context.keys)
        return await self.db.write(self.steps.take_in, text, text.id, content)

    async def mark(self, name: str) -> int | None:
        return await self.db.read(watermarks.read, name)


LIMITS = Limits(texts_per_person=40, replies_per_person=20, new_people_per_hour=3)


@pytest.fixture
async def bot(tmp_path: Path, context: Context) -> AsyncIterator[Bot]:
    context = replace(context, commands=TABLE)
    db = await SqliteDatabase.open(str(tmp_path / "bot.db"), context)
    await db.migrate()
    yield Bot(db, Steps(LIMITS, CarryingOut(plain, photos, code, plain, tracking)), context, count(1))
    await db.close()


async def test_a_command_changes_rows_and_is_answered(bot: Bot) -> None:
    answer = await bot.hears("JOIN trip")
    assert (answer.inline, answer.state, answer.handler) == ("You are in trip.", "handled", "JOIN")
    assert await bot.mark("joined trip") is not None


async def test_a_refusal_changes_nothing_and_is_the_reply(bot: Bot) -> None:
    answer = await bot.hears("\\JOIN closed")
    assert (answer.inline, answer.state) == ("Nothing done. The room is closed.", "handled")
    assert await bot.mark("joined closed") is None


async def test_a_bare_command_that_is_refused_may_have_been_a_post(bot: Bot) -> None:
    asked = await bot.hears("Join closed")
    assert "The room is closed." in asked.inline
    assert "Reply POST to post it" in asked.inline
    assert await bot.mark("joined closed") is None


@pytest.mark.parametrize(
    ("body", "answer", "caption"),
    [
        ("At the lake", "Kept.", "At the lake"),
        ("JOIN trip", "You are in trip.", ""),
        ("Join closed", "Nothing done. The room is closed.", ""),
        ("4711", "Not posted", ""),
        ("\\FROBNICATE", "FROBNICATE", ""),
    ],
)
async def test_photos_are_kept_whatever_is_beside_them(bot: Bot, body: str, answer: str, caption: str) -> None:
    assert answer in (await bot.hears(body, media=(PHOTO,))).inline
    assert await bot.mark(f"kept with {caption!r}") is not None


@pytest.mark.parametrize("body", ["STOP", "Loved an image", "JOIN broken"])
async def test_but_not_beside_what_needs_no_answer_or_broke(bot: Bot, body: str) -> None:
    await bot.hears(body, media=(PHOTO,))
    assert await bot.mark("kept with ''") is None


async def test_what_breaks_changes_nothing_is_stored_and_can_be_replayed(bot: Bot) -> None:
    answer = await bot.hears("JOIN broken", sid="SM9")
    assert answer.state == "broken"
    assert f"(ref {answer.breakage})" in answer.inline
    assert isinstance(answer.error, LookupError)
    assert await bot.mark("joined broken") is None
    kept = await bot.db.read(texts.find, "SM9")
    assert kept is not None
    assert (kept.state, kept.breakage) == ("broken", answer.breakage)

    def replay(tx: Tx) -> TextResult:
        sender = addresses.find(tx, ANN)
        assert sender is not None
        assert kept is not None
        text = texts.opened(kept, tx.keys).known_as(kept.id, sender.person)
        return bot.steps.replay(tx, text, sender)

    again = await bot.db.write(replay)
    assert (again.state, again.inline) == ("broken", "")
    assert again.delivery_id


async def test_the_same_text_again_has_one_effect_and_the_same_answer(bot: Bot, clock: ManualClock) -> None:
    first = await bot.hears("JOIN trip", sid="SM9")
    at = await bot.mark("joined trip")
    clock.advance(1_000)
    again = await bot.hears("JOIN trip", sid="SM9")
    assert (again.inline, again.delivery_id, again.state) == (first.inline, first.delivery_id, "duplicate")
    assert await bot.mark("joined trip") == at


async def test_after_too_many_replies_silence_for_an_hour_said_once(bot: Bot, clock: ManualClock) -> None:
    for _ in range(20):
        assert (await bot.hears("JOIN trip")).state == "handled"
    said = await bot.hears("JOIN late")
    assert (said.event, bool(said.delivery_id)) == (OnHold(), True)
    for _ in range(5):
        held = await bot.hears("JOIN later")
        assert (held.state, held.inline, held.delivery_id) == ("on_hold", "", 0)
    assert await bot.mark("joined later") is None
    assert (await bot.hears("STOP")).event == OptedOut()
    assert (await bot.hears("START")).event == OptedIn()
    assert (await bot.hears("JOIN trip", BEN)).state == "handled"
    clock.advance(HOUR)
    assert (await bot.hears("JOIN later")).state == "handled"


async def test_what_is_held_costs_all_the_same(bot: Bot) -> None:
    for _ in range(25):
        await bot.hears("JOIN trip")
    [line] = await bot.db.read(spending.by_day, 0)
    assert line.spent.segments_in == 25
    assert line.spent.segments_out == 21


async def test_who_is_on_hold_can_still_have_themselves_deleted(bot: Bot) -> None:
    for _ in range(21):
        await bot.hears("JOIN trip")
    assert (await bot.hears("JOIN trip")).state == "on_hold"
    assert (await bot.hears("\\STOP")).handler == "STOP"
    assert await bot.db.read(addresses.find, ANN) is None


async def test_texts_over_the_limit_are_kept_but_not_answered(bot: Bot, clock: ManualClock) -> None:
    for _ in range(40):
        await bot.hears('Loved "a photo of the lake"')
    held = await bot.hears("JOIN trip", sid="SM99")
    assert (held.state, held.inline) == ("on_hold", "")
    assert await bot.db.read(texts.find, "SM99") is not None
    clock.advance(10 * MINUTE)
    assert (await bot.hears("JOIN trip")).state == "handled"


async def test_new_people_over_the_limit_are_kept_but_not_answered(bot: Bot) -> None:
    for i in range(3):
        assert (await bot.hears("JOIN trip", sms(f"+1555010{1000 + i}"))).state == "handled"
    assert (await bot.hears("JOIN trip", ANN)).state == "on_hold"
    assert (await bot.hears("STOP", BEN)).event == OptedOut()


@pytest.mark.parametrize(
    "reaction", ["A aim\u00e9 \u00ab You are in trip. \u00bb", "\u201eYou are in trip.\u201c gef\u00e4llt mir"]
)
async def test_a_reaction_in_another_language_that_quotes_us_is_passed_over(bot: Bot, reaction: str) -> None:
    await bot.hears("JOIN trip")
    passed = await bot.hears(reaction)
    assert (passed.state, passed.handler, passed.inline) == ("silent", "machine", "")


async def test_a_text_that_was_here_long_ago_and_is_erased_is_not_taken_in_again(bot: Bot) -> None:
    await bot.hears("JOIN trip", sid="SM-long-ago")
    await bot.hears("JOIN camp")
    earlier = await bot.mark("joined trip")
    assert await bot.db.write(texts.erase_before, after(bot.context.clock.now(), DAY), 1) == 1
    again = await bot.hears("JOIN beach", sid="SM-long-ago")
    assert (again.state, again.inline) == ("duplicate", "")
    assert await bot.mark("joined beach") is None
    assert await bot.mark("joined trip") == earlier


async def test_how_much_somebody_sent_lately_and_what_of_it_was_answered_counts(bot: Bot) -> None:
    for body in ("JOIN trip", "JOIN trip", "Sent from my car, I'm driving"):
        await bot.hears(body)
    await bot.hears("JOIN trip", sender=BEN)
    sender = await bot.db.read(addresses.find, ANN)
    assert sender is not None
    answered = await bot.db.read(
        lambda tx: tx.rows("SELECT state FROM texts WHERE person_id = :id", id=sender.person.id)
    )
    assert (sender.texts, sender.replies) == (3, sum(state == "handled" for (state,) in answered))
    assert not sender.overtaken
    late = await bot.db.read(addresses.find, ANN, after(bot.context.clock.now(), -HOUR))
    assert late is not None
    assert late.overtaken
    assert (late.texts, late.replies) == (sender.texts, sender.replies)
