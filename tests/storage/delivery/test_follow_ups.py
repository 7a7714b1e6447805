from core.delivery import State
from core.message import Message
from core.settings import Limits
from core.tx import Tx
from storage import addresses, forgetting, spending, texts
from storage.delivery.deliveries import OPTED_OUT, SPENT
from storage.delivery.follow_ups import follow_up
from storage.delivery.opt_outs import opt_out
from storage.engine.database import Database
from storage.spending import Spent
from tests.support.database.rows import ANN, BEN, OURS, in_state, meet, met, take, text_from, total_up


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


def texts_cost(tx: Tx, person_id: int) -> int:
    row = tx.row("SELECT text_micros FROM spending WHERE person_id = :person", person=person_id)
    return row[0] if row else 0


async def why_not(db: Database) -> list[str | None]:
    return [each.reason for each in await db.read(in_state, State.DEAD.value, 10)]


async def test_to_an_address_that_has_opted_out_nothing_goes_and_nothing_is_counted(db: Database) -> None:
    text = await db.write(text_from, "SM1")
    before = await db.read(texts_cost, text.person.id)
    await db.write(opt_out, (await db.write(met)).address_id)
    assert await db.write(follow_up, text.id, text.person.id, "Done now.") == text.id
    assert await db.write(follow_up, None, text.person.id, "Done now.") is not None
    assert await db.write(take) == []
    assert await why_not(db) == [OPTED_OUT] * 2
    assert await db.read(texts_cost, text.person.id) == before


async def test_what_no_text_asked_for_keeps_to_what_texts_may_cost(db: Database) -> None:
    text = await db.write(text_from, "SM1")
    ann = text.person.id

    def tell(tx: Tx, text_id: int | None) -> None:
        follow_up(tx, text_id, ann, "Not posted: X has it already.", spent=Spent(posts=1))

    limit = Limits().text_spend_per_person * spending.MICROS
    while await db.read(texts_cost, ann) < limit:
        await db.write(tell, None)
    cost = await db.read(texts_cost, ann)
    await db.write(tell, None)
    assert await db.read(texts_cost, ann) == cost
    assert await why_not(db) == [SPENT]
    await db.write(tell, text.id)  # a text has its answer
    assert await db.read(texts_cost, ann) > cost
    assert await why_not(db) == [SPENT]


async def test_nor_goes_it_out_once_all_texts_have_cost_enough(db: Database) -> None:
    ann = (await db.write(text_from, "SM1")).person.id

    def everybody(tx: Tx) -> None:
        spending.add_for(tx, spending.NOBODY, Spent(text_micros=round(Limits().text_spend_per_day * spending.MICROS)))
        total_up(tx)

    await db.write(everybody)
    assert await db.write(follow_up, None, ann, "Done now.") is not None
    assert await why_not(db) == [SPENT]
