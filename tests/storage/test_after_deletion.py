"""What comes after a person had themselves deleted: reports, repeated webhooks, equal replies, old rows."""

from bot.clock import DAY, after
from bot.delivery import Done, State
from bot.settings import Limits
from bot.text import Person, Reply, Text
from bot.tx import Tx
from storage import deliveries, forgetting, people, reports, texts
from storage.conversation import Conversation
from storage.database import Database
from storage.reports import Report
from tests.conftest import ManualClock
from tests.storage.rows import ANN, TERMS, column, state_of, take, text_from

MEMORY = Conversation(Limits())


def deleted(tx: Tx, sid: str) -> int:
    """A person who texted `\\STOP` and was answered at once; returns the reply's delivery."""
    text = text_from(tx, sid)
    standing = people.find(tx, ANN)
    assert standing is not None
    forgetting.forget(tx, text.person.id)
    _, delivery_id = MEMORY.answer(tx, text, Reply("You are deleted here."), standing, at_once=True)
    return delivery_id


async def test_a_failed_confirmation_is_dead_and_stops_nothing(db: Database, clock: ManualClock) -> None:
    delivery_id = await db.write(deleted, "SM1")
    await db.write(reports.note, Report(delivery_id, "SM9", "sent"))
    noted = await db.write(reports.note, Report(delivery_id, "SM9", "undelivered", 30003))
    assert noted.news == "dead"
    clock.advance(DAY)
    assert await db.write(take) == []
    assert await db.read(state_of, delivery_id) is State.DEAD
    assert await db.read(column, "content", delivery_id) is None


async def test_what_has_no_content_any_more_is_buried(db: Database) -> None:
    delivery_id = await db.write(deleted, "SM1")
    await db.write(
        lambda tx: tx.run("UPDATE deliveries SET content = NULL, state = 'waiting', due_at = 0 WHERE id > 0")
    )
    assert await db.write(take) == []
    assert await db.read(state_of, delivery_id) is State.DEAD


async def test_equal_confirmations_find_their_own_messages(db: Database, clock: ManualClock) -> None:
    first = await db.write(deleted, "SM1")
    second = await db.write(deleted, "SM2")
    clock.advance(60_000)
    taken = {delivery.id: delivery for delivery in await db.write(take)}
    await db.write(deliveries.conclude, taken[first], Done("SM9"), TERMS)
    noted = await db.write(reports.note, Report(second, "SM9", "sent"))
    assert noted.news == "forward"
    assert await db.read(column, "carrier_sid", second) == "SM9"
    assert await db.read(column, "carrier_sid", first) is None


async def test_a_repeated_webhook_brings_nobody_back(db: Database) -> None:
    await db.write(deleted, "SM1")
    assert await db.write(MEMORY.meet, ANN, "SM1") is None
    assert await db.read(people.find, ANN) is None
    again = await db.write(MEMORY.answer_again, "SM1")
    assert again.body == "You are deleted here."
    assert await db.write(MEMORY.meet, ANN, "SM2") is not None


async def test_old_replies_go_with_their_texts(db: Database, clock: ManualClock) -> None:
    def answered(tx: Tx) -> Person:
        text: Text = text_from(tx)
        standing = people.find(tx, ANN)
        assert standing is not None
        MEMORY.answer(tx, text, Reply("Hello."), standing, at_once=True)
        return text.person

    person = await db.write(answered)
    clock.advance(2 * DAY)
    assert await db.write(texts.erase_before, after(clock.now(), -DAY), 100) == 1
    assert await db.read(lambda tx: tx.row("SELECT count(*) FROM deliveries")) == (0,)
    await db.write(forgetting.forget, person.id)
    assert await db.read(people.find, ANN) is None


async def test_what_waits_behind_a_repeated_answer_waits_for_that(db: Database, clock: ManualClock) -> None:
    """The carrier asked again and was answered just now: its list can't show that yet."""

    def answered(tx: Tx) -> int:
        text = text_from(tx)
        standing = people.find(tx, ANN)
        assert standing is not None
        return MEMORY.answer(tx, text, Reply("Hello."), standing, at_once=True)[1]

    delivery_id = await db.write(answered)
    clock.advance(15_000)
    assert (await db.write(MEMORY.answer_again, "SM1")).body == "Hello."
    standing = await db.read(people.find, ANN)
    assert standing is not None
    await db.write(deliveries.hurry, people.lane_of(standing.person.id), 10_000)
    assert await db.write(take) == []
    clock.advance(10_000)
    assert [delivery.id for delivery in await db.write(take)] == [delivery_id]
