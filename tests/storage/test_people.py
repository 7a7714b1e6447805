import asyncio

import pytest

from core.address import sms
from core.clock import HOUR, MINUTE, after
from core.reading.question import Choice, Question
from core.sealing import Unsealable
from core.tx import Tx
from storage import addresses, people, questions
from storage.delivery import opt_outs
from storage.engine.database import Database
from tests.conftest import ManualClock
from tests.support.database.rows import ANN, BEN, meet, met


async def test_a_number_is_one_person_and_another_number_another(db: Database) -> None:
    ann = await db.write(meet, ANN)
    ben = await db.write(meet, BEN)
    assert ann != ben
    assert await db.write(meet, ANN) == ann
    assert await db.read(addresses.find, sms("+15550100199")) is None


async def test_nobody_acts_as_somebody_else_by_a_row_that_was_swapped(db: Database) -> None:
    for address in (ANN, BEN):
        await db.write(meet, address)
    rows = await db.read(lambda tx: tx.rows("SELECT id, lookup, value FROM addresses ORDER BY id"))
    (first, _, anns_value), (_, bens, bens_value) = rows

    def point(tx: Tx, to: int, lookup: bytes, value: bytes) -> None:
        tx.run("UPDATE addresses SET lookup = :aside WHERE id <> :id", aside=b"aside", id=to)
        tx.run(
            "UPDATE addresses SET lookup = :lookup, value = :value WHERE id = :id", lookup=lookup, value=value, id=to
        )

    await db.write(point, first, bens, anns_value)
    with pytest.raises(Unsealable, match="is not the one"):
        await db.read(addresses.find, BEN)
    await db.write(point, first, bens, bens_value)
    with pytest.raises(Unsealable):
        await db.read(addresses.find, BEN)


async def test_somebody_who_was_added_meanwhile_is_not_added_twice(db: Database) -> None:
    met = await asyncio.gather(*(db.write(meet, ANN) for _ in range(20)))
    assert len(set(met)) == 1
    again = await db.write(addresses.meet_first, ANN)
    assert again.person.id == met[0]


async def test_a_persons_pseudonym_is_their_own_and_says_nothing(db: Database) -> None:
    senders = [await db.write(addresses.meet_first, phone) for phone in (ANN, BEN)]
    tags = {sender.person.tag for sender in senders}
    assert len(tags) == 2
    assert all(len(tag) == 16 and tag not in ANN.value for tag in tags)


async def test_opting_out_and_in(db: Database) -> None:
    address_id = (await db.write(met)).address_id

    def opted_out(tx: Tx) -> bool:
        sender = addresses.find(tx, ANN)
        return sender is not None and sender.opted_out

    assert not await db.read(opted_out)
    await db.write(opt_outs.opt_out, address_id)
    await db.write(opt_outs.opt_out, address_id)
    assert await db.read(opted_out)
    await db.write(opt_outs.opt_in, address_id)
    assert not await db.read(opted_out)


async def test_new_people_are_counted_by_the_hour(db: Database, clock: ManualClock) -> None:
    assert [await db.write(people.count_new) for _ in range(3)] == [1, 2, 3]
    clock.advance(HOUR)
    assert await db.write(people.count_new) == 1


async def test_a_person_can_be_on_hold_from_the_start(db: Database, clock: ManualClock) -> None:
    sender = await db.write(addresses.meet_first, ANN, after(clock.now(), HOUR))
    seen = await db.read(addresses.find, ANN)
    assert seen is not None
    assert sender.hold_until == seen.hold_until == clock.now() + HOUR


async def test_what_was_asked_comes_along(db: Database, clock: ManualClock) -> None:
    person_id = await db.write(meet)
    question = Question((Choice("join it", "\\JOIN it"),), about="it")
    await db.write(questions.ask, person_id, question)
    sender = await db.read(addresses.find, ANN)
    assert sender is not None
    assert sender.question is not None
    assert sender.question_until == clock.now() + 15 * MINUTE
    assert await db.read(questions.opened, person_id, sender.question) == question
