from core.message import Message
from core.tx import Tx
from storage import addresses, forgetting, spending, texts
from storage.delivery.follow_ups import follow_up
from storage.delivery.opt_outs import opt_out
from storage.engine.database import Database
from storage.spending import Spent
from tests.support.rows import ANN, BEN, OURS, meet, met, take, text_from


async def test_a_text_is_answered_later_as_if_it_were_now(db: Database) -> None:
    text = await db.write(text_from, "SM1")
    assert await db.write(follow_up, text.id, text.person.id, "Done now.") == text.id
    [delivery] = await db.write(take)
    assert Message.from_json(delivery.content) == Message(ANN, OURS, "Done now.")
    lane = f"text/{(await db.write(met)).address_id}"
    assert (delivery.kind, delivery.lane, delivery.text_id) == ("text", lane, text.id)
    assert delivery.person_id == text.person.id


async def test_a_second_word_on_a_text_has_an_id_of_its_own(db: Database) -> None:
    text = await db.write(text_from, "SM1")
    first = await db.write(follow_up, text.id, text.person.id, "Kept for later.")
    second = await db.write(follow_up, text.id, text.person.id, "Done now.")
    assert second is not None
    assert first == text.id < second


async def test_what_becomes_of_an_erased_text_is_told_all_the_same(db: Database) -> None:
    text = await db.write(text_from, "SM1")
    await db.write(lambda tx: tx.run("DELETE FROM texts WHERE id = :id", id=text.id))
    assert await db.write(follow_up, text.id, text.person.id, "Done now.") is not None
    [delivery] = await db.write(take)
    assert Message.from_json(delivery.content) == Message(ANN, OURS, "Done now.")


async def test_nothing_is_said_to_who_is_gone_or_of_anothers_text(db: Database) -> None:
    text = await db.write(text_from, "SM1")
    ben = await db.write(meet, BEN)
    for text_id, person_id in [(text.id, ben), (text.id, None), (7, 8)]:
        assert await db.write(follow_up, text_id, person_id, "Done now.") is None
    await db.write(forgetting.forget, text.person.id)
    assert await db.write(follow_up, text.id, text.person.id, "Done now.") is None
    assert await db.write(take) == []
    assert (await db.read(texts.get, text.id)) is not None


async def test_nothing_goes_to_an_address_that_is_anothers_by_now(db: Database) -> None:
    text = await db.write(text_from, "SM1")
    ben = await db.write(meet, BEN)
    await db.write(lambda tx: tx.run("UPDATE addresses SET person_id = :ben WHERE person_id <> :ben", ben=ben))
    assert await db.write(follow_up, text.id, text.person.id, "Done now.") is None
    assert await db.write(take) == []


async def test_an_address_that_has_opted_out_is_the_last_resort(db: Database) -> None:
    text = await db.write(text_from, "SM1")
    await db.write(lambda tx: tx.run("DELETE FROM texts WHERE id = :id", id=text.id))
    await db.write(opt_out, (await db.write(met)).address_id)

    def reached_elsewhere(tx: Tx) -> None:
        second = addresses.add(tx, text.person.id, BEN)
        assert second is not None
        tx.run("UPDATE addresses SET ours = :ours WHERE id = :id", ours=OURS.value, id=second)

    await db.write(reached_elsewhere)
    assert await db.write(follow_up, text.id, text.person.id, "Done now.") is not None
    [delivery] = await db.write(take)
    assert Message.from_json(delivery.content) == Message(BEN, OURS, "Done now.")


async def test_what_it_cost_is_counted_once_whether_anything_is_said_or_not(db: Database) -> None:
    text = await db.write(text_from, "SM1")
    ben = await db.write(meet, BEN)
    before = await db.read(lambda tx: spending.by_day(tx, 0))
    for text_id, person_id in [(text.id, text.person.id), (text.id, ben), (7, 8)]:
        await db.write(lambda tx, *whose: follow_up(tx, *whose, "Up.", spent=Spent(posts=1)), text_id, person_id)
    [line] = await db.read(lambda tx: spending.by_day(tx, 0))
    out_before = before[0].spent.segments_out if before else 0
    assert (line.spent.posts, line.spent.segments_out - out_before) == (3, 1)
