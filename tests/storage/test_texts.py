import pytest

from core.address import sms
from core.clock import DAY
from core.ids import first_id
from core.sealing import Keyring
from core.text import CameBy, Medium, Text
from core.tx import Tx
from storage import texts
from storage.engine.database import Database
from storage.texts import StoredText
from tests.conftest import ManualClock
from tests.support.database.rows import ANN, OURS, SECRET, text_from


async def test_a_text_is_stored_once(db: Database) -> None:
    text = await db.write(text_from, "SM1")

    def again(tx: Tx) -> bool:
        other = text._replace(id=text.id + 1)
        return texts.add(tx, other, texts.sealed(other, other.id, tx.keys), "handled", "plain", CameBy.LIST)

    assert not await db.write(again)
    kept = await db.read(texts.find, "SM1")
    assert kept is not None
    assert (kept.id, kept.came_by) == (text.id, "webhook")


async def test_a_stored_text_opens_as_it_came_in(db: Database) -> None:
    def unit(tx: Tx) -> tuple[Text, Text]:
        text = Text(
            "SM1",
            ANN,
            OURS,
            f"{SECRET} \u00e9\U0001f600\n\u2028",
            tx.now,
            (Medium("https://example.com/1", "image/jpeg"), Medium("https://example.com/2", "")),
            "STOP",
        )
        kept = StoredText(5, "SM1", 1, tx.now, texts.sealed(text, 5, tx.keys), "broken", "x", "webhook", None)
        return text, texts.opened(kept, tx.keys)

    text, opened = await db.read(unit)
    assert opened == text


async def test_an_erased_text_cannot_be_opened() -> None:
    with pytest.raises(LookupError, match="erased"):
        texts.opened(
            StoredText(1, "SM1", None, 0, None, "handled", "plain", "webhook", None), Keyring(["A" * 43 + "="])
        )  # type: ignore[arg-type]


async def test_how_it_ended_can_be_changed(db: Database) -> None:
    text = await db.write(text_from, "SM1")
    await db.write(texts.set_state, text.id, "broken", "STATUS", "4F2A")
    kept = await db.read(texts.find, "SM1")
    assert kept is not None
    assert (kept.state, kept.handler, kept.breakage) == ("broken", "STATUS", "4F2A")


async def test_known_ones_are_told_from_unknown_ones(db: Database) -> None:
    await db.write(text_from, "SM1")
    await db.write(text_from, "SM2")
    assert await db.read(texts.known, ["SM1", "SM3", "SM2"]) == {"SM1", "SM2"}
    assert await db.read(texts.known, []) == set()
    assert await db.read(texts.find, "SM3") is None


async def test_a_persons_latest_come_newest_first(db: Database) -> None:
    for i in range(1, 6):
        await db.write(text_from, f"SM{i}")
    await db.write(text_from, "SM6", sms("+15550100109"))
    text = await db.write(text_from, "SM7")
    latest = await db.read(texts.latest_of, text.person.id, 3)
    assert [kept.sid for kept in latest] == ["SM7", "SM5", "SM4"]


async def test_old_ones_are_erased_a_few_at_a_time(db: Database, clock: ManualClock) -> None:
    def at(tx: Tx, sid: str) -> None:
        text = text_from(tx, sid)
        tx.run("UPDATE texts SET id = :new WHERE id = :old", new=first_id(tx.now) + int(sid[2:]), old=text.id)

    for i in range(1, 4):
        await db.write(at, f"SM{i}")
    moment = clock.now() + DAY
    clock.advance(2 * DAY)
    await db.write(at, "SM4")
    assert [await db.write(texts.erase_before, moment, 2) for _ in range(3)] == [2, 1, 0]
    assert await db.read(lambda tx: tx.rows("SELECT sid FROM texts")) == [("SM4",)]
    assert await db.read(texts.known, ["SM1", "SM4", "SM5"]) == {"SM1", "SM4"}
