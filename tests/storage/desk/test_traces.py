from core.address import Address
from core.delivery import Done
from core.tx import Tx
from storage import forgetting, people
from storage.delivery import deliveries
from storage.desk import traces
from storage.engine.database import Database
from tests.support.database.rows import ANN, BEN, POLICY, SECRET, meet, met, take, text_from, text_to


def text_and_reply(tx: Tx, sid: str = "SM1", phone: Address = ANN) -> int:
    text = text_from(tx, sid, phone)
    return deliveries.add(tx, text_to(met(tx, phone), to=phone, text_id=text.id))


async def test_a_trace_shows_the_whole_way(db: Database) -> None:
    delivery_id = await db.write(text_and_reply)
    [delivery] = await db.write(take)
    await db.write(deliveries.conclude, delivery, Done("SM9"), POLICY)
    found = await db.read(traces.trace, "SM1")
    assert found is not None
    assert (found.text.sid, found.text.handler) == ("SM1", "plain")
    [(row, steps)] = found.deliveries
    assert (row.id, row.state, row.carrier_sid, row.attempts) == (delivery_id, "sent", "SM9", 1)
    assert [step.what for step in steps] == ["attempt 1: sent"]
    assert found.person
    assert found.person == row.person
    assert SECRET not in repr(found)
    assert await db.read(traces.trace, "SM2") is None


async def test_a_deleted_persons_text_can_still_be_traced(db: Database) -> None:
    await db.write(text_and_reply)
    await db.write(forgetting.forget, await db.write(meet))
    found = await db.read(traces.trace, "SM1")
    assert found is not None
    assert (found.person, found.deliveries) == ("", [])


async def test_a_phones_texts_and_pseudonym_are_found(db: Database) -> None:
    for sid in ("SM1", "SM2", "SM3"):
        await db.write(text_and_reply, sid)
    await db.write(text_and_reply, "SM4", BEN)
    person_id = (await db.write(met)).person.id
    assert await db.read(traces.sids_of_person, person_id, 2) == ["SM3", "SM2"]
    assert len(await db.read(people.tag_of, person_id)) == 16
    assert await db.read(people.tag_of, person_id + 1) == ""
