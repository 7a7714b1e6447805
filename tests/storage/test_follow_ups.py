import orjson

from bot.tx import Tx
from storage import forgetting, texts
from storage.database import Database
from storage.follow_ups import follow_up
from tests.storage.rows import ANN, OURS, SECRET, take, text_from


async def test_a_text_is_answered_later_as_if_it_were_now(db: Database) -> None:
    text = await db.write(text_from, "SM1")
    assert await db.write(follow_up, text.id, text.person.id, "Done now.") == text.id
    [delivery] = await db.write(take)
    assert orjson.loads(delivery.content) == [ANN, OURS, "Done now."]
    assert (delivery.kind, delivery.lane, delivery.text_id) == ("text", f"text/{text.person.id}", text.id)
    assert delivery.person_id == text.person.id


async def test_a_second_word_on_a_text_has_an_id_of_its_own(db: Database) -> None:
    text = await db.write(text_from, "SM1")
    first = await db.write(follow_up, text.id, text.person.id, "Kept for later.")
    second = await db.write(follow_up, text.id, text.person.id, "Done now.")
    assert second is not None
    assert first == text.id < second


async def test_nothing_is_said_to_who_is_gone_or_about_what_is_erased(db: Database) -> None:
    text = await db.write(text_from, "SM1")
    other = await db.write(text_from, "SM2", body=SECRET)

    def erase(tx: Tx) -> None:
        tx.run("UPDATE texts SET content = NULL WHERE id = :id", id=other.id)

    await db.write(erase)
    for text_id, person_id in [(other.id, text.person.id), (None, text.person.id), (text.id, None), (7, 8)]:
        assert await db.write(follow_up, text_id, person_id, "Done now.") is None
    await db.write(forgetting.forget, text.person.id)
    assert await db.write(follow_up, text.id, text.person.id, "Done now.") is None
    assert await db.write(take) == []
    assert (await db.read(texts.get, text.id)) is not None
