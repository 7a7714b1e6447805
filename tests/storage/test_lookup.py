from core.address import Address, sms
from core.delivery import Done, Refused
from core.tx import Tx
from storage import forgetting, lookup
from storage.delivery import deliveries
from storage.engine.database import Database
from storage.stats import overview
from storage.x import posts
from tests.conftest import ManualClock
from tests.support.rows import (
    ANN,
    BEN,
    SECRET,
    TERMS,
    add,
    column,
    hand,
    in_state,
    meet,
    met,
    take,
    text_from,
    text_to,
)


def text_and_reply(tx: Tx, sid: str = "SM1", phone: Address = ANN) -> int:
    text = text_from(tx, sid, phone)
    return deliveries.add(tx, text_to(met(tx, phone), to=phone, text_id=text.id))


async def test_a_trace_shows_the_whole_way(db: Database) -> None:
    delivery_id = await db.write(text_and_reply)
    [delivery] = await db.write(take)
    await db.write(deliveries.conclude, delivery, Done("SM9"), TERMS)
    found = await db.read(lookup.trace, "SM1")
    assert found is not None
    assert (found.text.sid, found.text.handler) == ("SM1", "plain")
    [(row, steps)] = found.deliveries
    assert (row.id, row.state, row.carrier_sid, row.attempts) == (delivery_id, "sent", "SM9", 1)
    assert [step.what for step in steps] == ["attempt 1: sent"]
    assert found.person
    assert found.person == row.person
    assert SECRET not in repr(found)
    assert await db.read(lookup.trace, "SM2") is None


async def test_a_deleted_persons_text_can_still_be_traced(db: Database) -> None:
    await db.write(text_and_reply)
    await db.write(forgetting.forget, await db.write(meet))
    found = await db.read(lookup.trace, "SM1")
    assert found is not None
    assert (found.person, found.deliveries) == ("", [])


async def test_a_phones_texts_and_pseudonym_are_found(db: Database) -> None:
    for sid in ("SM1", "SM2", "SM3"):
        await db.write(text_and_reply, sid)
    await db.write(text_and_reply, "SM4", BEN)
    person_id = (await db.write(met)).person.id
    assert await db.read(lookup.sids_of_person, person_id, 2) == ["SM3", "SM2"]
    assert len(await db.read(lookup.tag_of, person_id)) == 16
    assert await db.read(lookup.tag_of, person_id + 1) == ""


async def test_deliveries_are_listed_by_state_newest_first(db: Database) -> None:
    handed = await db.write(hand)
    waiting = [await db.write(add, phone) for phone in (BEN, sms("+15550100103"))]
    assert [row.id for row in await db.read(in_state, "waiting", 10)] == waiting[::-1]
    assert [row.id for row in await db.read(in_state, None, 10)] == [*waiting[::-1], handed]
    assert len(await db.read(in_state, None, 2)) == 2
    assert await db.read(in_state, "dead", 10) == []


async def test_only_what_is_dead_can_be_revived(db: Database, clock: ManualClock) -> None:
    delivery_id = await db.write(add)
    assert not await db.write(lookup.revive, delivery_id)
    [delivery] = await db.write(take)
    await db.write(deliveries.conclude, delivery, Refused("filtered", 30007), TERMS)
    clock.advance(TERMS.give_up + 1)
    assert await db.write(lookup.revive, delivery_id)
    [again] = await db.write(take)
    assert (again.id, again.attempts, again.to_settle) == (delivery_id, 1, False)
    assert not await db.write(lookup.revive, delivery_id + 1)


async def test_a_post_is_revived_only_if_nobody_was_told_that_it_failed(db: Database) -> None:
    def posted(tx: Tx, sid: str) -> int:
        text = text_from(tx, sid)
        return posts.add(tx, text.person.id, text.id, ["The lake is frozen over"])

    def dead(tx: Tx) -> list[int]:
        tx.run("UPDATE deliveries SET state = 'dead', ended_at = :now", now=tx.now)
        return [row[0] for row in tx.rows("SELECT id FROM deliveries ORDER BY id")]

    failed = await db.write(posted, "SM1")
    await db.write(lambda tx: tx.run("UPDATE posts SET state = 'failed' WHERE id = :id", id=failed))
    await db.write(posted, "SM2")
    assert [await db.write(lookup.revive, each) for each in await db.write(dead)] == [False, True]


async def test_what_is_erased_cannot_be_revived(db: Database) -> None:
    sender = await db.write(met)
    await db.write(forgetting.forget, sender.person.id)
    delivery_id = await db.write(lambda tx: deliveries.add(tx, text_to(sender)))
    [delivery] = await db.write(take)
    await db.write(deliveries.conclude, delivery, Refused("filtered", 30007), TERMS)
    assert await db.read(column, "content", delivery_id) is None
    assert not await db.write(lookup.revive, delivery_id)


async def test_the_overview_counts_what_waits(db: Database, clock: ManualClock) -> None:
    empty = await db.read(overview)
    assert (empty.waiting, empty.unsettled, empty.dead, empty.oldest_seconds, empty.broken_texts) == (0, 0, 0, 0.0, 0)
    await db.write(hand)
    await db.write(add, BEN)
    await db.write(add, sms("+15550100103"))
    await db.write(lambda tx: deliveries.add_dead(tx, text_to(met(tx)), "no"))
    await db.write(text_from, "SM1")
    await db.write(lambda tx: tx.run("UPDATE texts SET state = 'broken'"))
    clock.advance(5_000)
    standing = await db.read(overview)
    assert (standing.waiting, standing.dead, standing.broken_texts) == (2, 1, 1)
    assert standing.oldest_seconds == 5.0
    await db.write(take)
    clock.advance(TERMS.in_hand)
    await db.write(take)
    assert (await db.read(overview)).unsettled == 3
