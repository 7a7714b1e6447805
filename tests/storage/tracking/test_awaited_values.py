from datetime import date

from core.clock import MINUTE
from core.reading.question import Choice, Question
from core.tracking.tracker import Entry, Measure
from core.tx import Tx
from storage import questions
from storage.engine.database import Database
from storage.tracking import awaited_values, entries, trackers
from tests.conftest import ManualClock
from tests.support.database.rows import meet

TODAY = date(2026, 11, 22)


def ask_for_feeling(tx: Tx) -> int:
    """Ask somebody how they feel at an entry of theirs."""
    person = meet(tx)
    run = trackers.add(tx, person, "run", Measure())
    entry = entries.add(tx, person, Entry(0, run.id, None, "slow", TODAY, None, None, tx.now))
    awaited_values.expect_feeling(tx, person, run.id, entry.id)
    return person


async def test_words_say_how_somebody_feels_for_minutes_and_a_number_for_an_hour(
    db: Database, clock: ManualClock
) -> None:
    person = await db.write(ask_for_feeling)

    def known(tx: Tx) -> tuple[bool, bool]:
        return awaited_values.is_feeling_open(tx, person), awaited_values.find(tx, person) is not None

    assert await db.read(known) == (True, True)
    clock.advance(awaited_values.FEELING_OPEN_FOR - MINUTE)
    assert await db.read(known) == (True, True)
    clock.advance(2 * MINUTE)
    assert await db.read(known) == (False, True)
    clock.advance(awaited_values.FEELING_FOR)
    assert await db.read(known) == (False, False)


async def test_only_a_question_with_choices_takes_the_number_for_itself(db: Database) -> None:
    def unit(tx: Tx) -> None:
        person = ask_for_feeling(tx)
        questions.ask(tx, person, Question((), "Not posted yet.", "tired"))
        assert awaited_values.find(tx, person) is not None
        questions.ask(tx, person, Question((Choice("see what you can text", "\\HELP"),), about="tired"))
        assert awaited_values.find(tx, person) is None

    await db.write(unit)
