import pytest

from core.address import Address
from core.clock import MINUTE
from core.reading.question import Choice, Question
from core.sealing import Unsealable
from core.tx import Tx
from storage import addresses, questions
from storage.engine.database import Database
from tests.conftest import ManualClock
from tests.support.database.rows import ANN, BEN, meet

FIRST = Question((Choice("join trip", "\\JOIN trip"),), "Not posted.", "JION trip")
SECOND = Question((Choice("leave trip", "\\LEAVE trip"), Choice("see what you can text", "\\HELP")))


def still_open(tx: Tx, address: Address = ANN) -> Question | None:
    sender = addresses.find(tx, address)
    assert sender is not None
    return questions.still_open(tx, sender)


async def test_a_question_stays_open_for_a_quarter_of_an_hour(db: Database, clock: ManualClock) -> None:
    await db.write(questions.ask, await db.write(meet), FIRST)
    clock.advance(15 * MINUTE - 1)
    assert await db.read(still_open) == FIRST
    clock.advance(1)
    assert await db.read(still_open) is None


async def test_a_new_question_takes_the_place_of_the_old_one(db: Database, clock: ManualClock) -> None:
    person_id = await db.write(meet)
    await db.write(questions.ask, person_id, FIRST)
    clock.advance(14 * MINUTE)
    await db.write(questions.ask, person_id, SECOND)
    clock.advance(14 * MINUTE)
    assert await db.read(still_open) == SECOND


async def test_a_closed_question_is_gone(db: Database) -> None:
    person_id = await db.write(meet)
    await db.write(questions.ask, person_id, FIRST)
    sender = await db.read(addresses.find, ANN)
    assert sender is not None
    await db.write(questions.close, sender)
    await db.write(questions.close, sender)
    assert await db.read(still_open) is None
    await db.write(questions.ask, person_id, SECOND)
    await db.write(questions.close, sender)
    assert await db.read(still_open) == SECOND


async def test_everyone_has_a_question_of_their_own(db: Database) -> None:
    ann, ben = await db.write(meet, ANN), await db.write(meet, BEN)
    await db.write(questions.ask, ann, FIRST)
    assert await db.read(still_open, BEN) is None
    await db.write(questions.ask, ben, SECOND)
    assert await db.read(still_open) == FIRST


async def test_a_question_that_was_moved_to_another_person_does_not_open(db: Database) -> None:
    ann, ben = await db.write(meet, ANN), await db.write(meet, BEN)
    await db.write(questions.ask, ann, FIRST)
    await db.write(
        lambda tx: tx.run("UPDATE questions SET person_id = :ben WHERE person_id = :ann", ann=ann, ben=ben)
    )
    with pytest.raises(Unsealable):
        await db.read(still_open, BEN)
