"""What comes after a person had themselves deleted: reports, repeated webhooks, equal replies, old rows."""

from uuid import uuid4

from actions.leaving import delete_person
from bot.intake.answering import answer, answer_again
from bot.intake.senders import find_or_add_sender
from channels.twilio.error_codes import verdict_on
from core.clock import DAY, Moment, after
from core.delivery import Done, State
from core.events.services import TextFailed, TextReported
from core.settings import Limits
from core.settling import USUAL
from core.text import Person, Reply, Text
from core.text_result import TextResult
from core.tx import Tx
from storage import addresses, forgetting, texts
from storage.delivery import claims, deliveries, delivery_reports
from storage.delivery.delivery_reports import DeliveryReport
from storage.engine.database import Database
from storage.personal import exports
from storage.rooms import rooms, uploads
from tests.conftest import ManualClock
from tests.support.database.rows import ANN, OURS, POLICY, column, met, state_of, take, text_from, text_to


def answered_inline(tx: Tx, text: Text, said: str) -> int:
    """Answer a text at once; returns the reply's delivery."""
    sender = addresses.find(tx, ANN)
    assert sender is not None
    result = TextResult(text.id, text.person, reply=Reply(said))
    return answer(tx, text, sender, result, inline=True).delivery_id


async def test_what_never_goes_out_to_who_is_gone_holds_nothing_of_it(db: Database) -> None:
    def gone(tx: Tx) -> int:
        text = text_from(tx, "SM1")
        new = text_to(met(tx), text_id=text.id)
        forgetting.forget(tx, text.person.id)
        return deliveries.add_dead(tx, new, deliveries.OPTED_OUT)

    assert await db.read(column, "content", await db.write(gone)) is None


def text_again(sid: str) -> Text:
    """That text once more, as a repeated webhook brings it."""
    return Text(sid, ANN, OURS, "", Moment(0))


def deleted(tx: Tx, sid: str) -> int:
    """A person who texted `\\STOP` and was answered at once; returns the reply's delivery."""
    text = text_from(tx, sid)
    sender = addresses.find(tx, ANN)
    assert sender is not None
    forgetting.forget(tx, text.person.id)
    result = TextResult(text.id, text.person, reply=Reply("You are deleted here."))
    return answer(tx, text, sender, result, inline=True).delivery_id


async def test_a_failed_confirmation_is_dead_and_stops_nothing(db: Database, clock: ManualClock) -> None:
    delivery_id = await db.write(deleted, "SM1")
    await db.write(delivery_reports.note, DeliveryReport(delivery_id, "SM9", "sent"))
    noted = await db.write(
        delivery_reports.note, DeliveryReport(delivery_id, "SM9", "undelivered", 30003, verdict_on(30003))
    )
    assert isinstance(noted.event, TextFailed)
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
    await db.write(deliveries.conclude, taken[first], Done("SM9"), POLICY)
    noted = await db.write(delivery_reports.note, DeliveryReport(second, "SM9", "sent"))
    assert noted.event == TextReported("sent", news=True)
    assert await db.read(column, "carrier_sid", second) == "SM9"
    assert await db.read(column, "carrier_sid", first) is None


async def test_a_repeated_webhook_brings_nobody_back(db: Database) -> None:
    await db.write(deleted, "SM1")
    assert await db.write(find_or_add_sender, text_again("SM1"), Limits()) is None
    assert await db.read(addresses.find, ANN) is None
    again = await db.write(answer_again, text_again("SM1"))
    assert again.inline == "You are deleted here."
    assert await db.write(find_or_add_sender, text_again("SM2"), Limits()) is not None


async def test_old_replies_go_with_their_texts(db: Database, clock: ManualClock) -> None:
    def answered(tx: Tx) -> Person:
        text: Text = text_from(tx)
        answered_inline(tx, text, "Hello.")
        return text.person

    person = await db.write(answered)
    clock.advance(2 * DAY)
    assert await db.write(texts.erase_before, after(clock.now(), -DAY), 100) == 1
    assert await db.read(lambda tx: tx.row("SELECT count(*) FROM deliveries")) == (0,)
    await db.write(forgetting.forget, person.id)
    assert await db.read(addresses.find, ANN) is None


async def test_what_waits_behind_a_repeated_answer_waits_for_that(db: Database, clock: ManualClock) -> None:
    """The carrier asked again and was answered just now: its list can't show that yet."""

    def answered(tx: Tx) -> int:
        return answered_inline(tx, text_from(tx), "Hello.")

    delivery_id = await db.write(answered)
    clock.advance(15_000)
    assert (await db.write(answer_again, text_again("SM1"))).inline == "Hello."
    sender = await db.read(addresses.find, ANN)
    assert sender is not None
    await db.write(deliveries.expedite, addresses.lane_of(sender.address_id), USUAL.after_webhook)
    assert await db.write(take) == []
    clock.advance(USUAL.after_webhook)
    assert [delivery.id for delivery in await db.write(take)] == [delivery_id]


async def test_nobody_looks_for_an_answer_that_the_carrier_still_waits_for(db: Database, clock: ManualClock) -> None:
    """However soon its report is wanted, and whatever waits behind it."""

    def answered(tx: Tx, sid: str) -> int:
        return answered_inline(tx, text_from(tx, sid=sid), "Hello.")

    first = await db.write(answered, "SM1")
    clock.advance(5)
    await db.write(answered, "SM2")
    clock.advance(USUAL.after_webhook - 6)
    assert await db.write(take) == []
    clock.advance(6)
    assert [delivery.id for delivery in await db.write(take)] == [first]


async def test_what_lies_in_the_store_for_somebody_goes_with_them(db: Database) -> None:
    """Uploads that wait to be opened, and exports, also those of which nobody noted what is written."""
    name = str(uuid4())

    def gone(tx: Tx) -> int:
        person_id = met(tx).person.id
        uploads.take_in(tx, person_id, rooms.private(tx, person_id).id, name, "0" * 64, "")
        export_id = exports.add(tx, person_id, None)
        export = exports.get(tx, export_id)
        assert export is not None
        delete_person(tx, person_id)
        claimed = claims.claim(tx, {"source_deletion": 9, "object_deletion": 9}, POLICY).deliveries
        contents = " ".join(delivery.content for delivery in claimed)
        assert uploads.staged_key(name) in contents
        assert f"{exports.FOLDER}{export.uuid}/" in contents
        return person_id

    person_id = await db.write(gone)
    assert await db.read(lambda tx: tx.rows("SELECT id FROM deliveries WHERE person_id = :p", p=person_id)) == []
