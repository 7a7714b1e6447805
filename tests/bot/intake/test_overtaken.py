"""Texts of one person whose webhooks overtake each other: in several processes, or because one is tried again."""

from collections.abc import Callable
from typing import Any

import pytest
import pytest_asyncio

from bot.intake.intake import Intake
from core.clock import HOUR, Moment
from core.context import Context
from core.text import Text, TextState
from storage.engine.database import Database, NotCommitted
from tests.conftest import ManualClock
from tests.support.database.rows import ANN, OURS
from tests.support.reading.talking import Talk, reply_to

FROZEN = 400


@pytest.fixture
def talk(db: Database, context: Context) -> Talk:
    return Talk(db, context)


@pytest_asyncio.fixture
async def process(db: Database, context: Context, clock: ManualClock, talk: Talk) -> Callable[[], Intake]:
    """One of several processes on the same database, who have met Ann some time ago."""
    await talk.meet(ANN)
    clock.advance(HOUR)
    return lambda: Intake(db, context, talk.steps)


def text(sid: str, body: str, at: Moment) -> Text:
    return Text(sid, ANN, OURS, body, at)


async def said(db: Database, intake: Intake, text: Text) -> str:
    result = await intake.take(text, inline=True)
    return await db.read(reply_to, result.text_id)


async def test_a_process_that_was_frozen_posts_nothing_out_of_order(
    db: Database, clock: ManualClock, process: Callable[[], Intake]
) -> None:
    frozen, other = process(), process()
    first = text("SM1", "The lake is frozen over", clock.now())
    clock.advance(FROZEN)
    assert await said(db, other, text("SM2", "The hills are white", clock.now())) == "POSTED The hills are white"
    assert "Not posted, because it came late" in await said(db, frozen, first)


async def test_of_two_at_the_same_moment_none_is_late(
    db: Database, clock: ManualClock, process: Callable[[], Intake]
) -> None:
    first = text("SM1", "The lake is frozen over", clock.now())
    clock.advance(50)
    assert "POSTED" in await said(db, process(), text("SM2", "The hills are white", clock.now()))
    assert await said(db, process(), first) == "POSTED The lake is frozen over"


async def test_a_clock_that_was_set_back_makes_no_text_late(
    db: Database, clock: ManualClock, process: Callable[[], Intake]
) -> None:
    intake = process()
    assert "POSTED" in await said(db, intake, text("SM1", "The hills are white", clock.now()))
    clock.advance(-90_000)
    assert "POSTED" in await said(db, intake, text("SM2", "The lake is frozen over", clock.now()))


async def test_a_webhook_that_is_tried_again_is_as_old_as_its_first_try(
    db: Database, clock: ManualClock, process: Callable[[], Intake], monkeypatch: pytest.MonkeyPatch
) -> None:
    intake = process()

    async def fails(*_: Any, **__: Any) -> None:  # noqa: ANN401 - whatever is to be written
        raise NotCommitted("the disk is full")

    with monkeypatch.context() as broken:
        broken.setattr(db, "write_personal", fails)
        with pytest.raises(NotCommitted):
            await intake.take(text("SM1", "The lake is frozen over", clock.now()), inline=True)
    clock.advance(1_000)
    assert "POSTED" in await said(db, intake, text("SM2", "The hills are white", clock.now()))
    clock.advance(1_000)
    assert "Not posted" in await said(db, intake, text("SM1", "The lake is frozen over", clock.now()))


async def test_what_was_sent_after_a_deletion_begins_anew_and_what_was_sent_before_it_is_gone(
    db: Database, clock: ManualClock, process: Callable[[], Intake]
) -> None:
    """Though all of them came while the deletion was still to be committed."""
    intake = process()
    before = text("SM1", "The lake is frozen over", clock.now())
    clock.advance(50)
    deletion = text("SM2", "\\STOP", clock.now())
    clock.advance(50)
    anew = text("SM3", "STATUS", clock.now())
    clock.advance(HOUR)
    assert "Deleted: everything" in await said(db, intake, deletion)
    result = await intake.take(before, inline=True)
    assert (result.state, result.inline) == (TextState.DUPLICATE, "")
    assert "In no room" in await said(db, intake, anew)
