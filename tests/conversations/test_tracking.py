"""What people keep count of, as they text it."""

import pytest

from core.clock import DAY, MINUTE
from core.context import Context
from storage.engine.database import Database
from tests.conftest import Logs, ManualClock
from tests.support.bots import Phone, RunningBot
from tests.support.talking import Talk


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
    assert "weight" not in logs.path.read_text()


async def test_a_value_is_compared_with_those_before(talk: Talk, clock: ManualClock) -> None:
    await talk.says("TRACK weight kg")
    for value in ("78.9", "78.5"):
        await talk.says(f"weight {value}")
        clock.advance(DAY)
    assert "How do you feel" in await talk.says("weight 78,2")
    clock.advance(MINUTE)
    said = await talk.says("Weight: 78.4kg.")
    assert (
        said
        == "weight 78.4 kg is kept, 0.2 more than before. 7-day mean 78.5. 3 days in a row. \\UNDO takes it back."
    )
    clock.advance(DAY)
    assert await talk.says("weight?") == (
        "weight 78.4 kg yesterday, 0.2 more than before. 7-day mean 78.5. 3 days in a row. 4 entries."
    )
