from core.clock import DAY
from core.reading.question import Choice, Question
from core.text import CameBy, Medium, Text
from core.tx import Tx
from core.x.account import Profile, XTokens
from storage import addresses, forgetting, questions, texts
from storage.delivery import opt_outs
from storage.engine.database import Database
from storage.rooms import photos, rooms
from storage.waiting import promised
from storage.waiting.promised import WhyPromised
from storage.x import accounts, connections, posts
from tests.conftest import ManualClock
from tests.storage.x.test_connections import begun, both, revoked, waiting
from tests.support.database.rows import ANN, BEN, OURS, SECRET, add, meet, text_from

OF_A_PERSON = (
    "texts",
    "deliveries",
    "questions",
    "links",
    "connections",
    "accounts",
    "posts",
    "promised",
    "spending",
)


def everything(tx: Tx) -> int:
    """A person with rows in every table."""
    text = text_from(tx, "SM1")
    add(tx)
    add(tx, BEN)
    questions.ask(tx, text.person.id, Question((Choice("join it", "\\JOIN it"),), about=SECRET))
    begun(tx)
    cookie = waiting(tx, ANN, "waiting")
    shown = connections.show(tx, cookie)
    assert shown is not None
    connected = XTokens("access-account", "refresh-account", tx.now, "tweet.write")
    accounts.connect(tx, text.person.id, connected, Profile("7", "ann_lakes", "Ann"))
    posts.add(tx, text.person.id, text.id, [SECRET])
    promised.promise(tx, text.person.id, SECRET, WhyPromised.KEPT_BACK)
    tx.run("INSERT INTO spending (day, person_id, posts, micros) VALUES (1, :id, 2, 30)", id=text.person.id)
    return text.person.id


def left(tx: Tx, person_id: int) -> dict[str, int]:
    counts = {
        table: tx.rows(f"SELECT count(*) FROM {table} WHERE person_id = :id", id=person_id)[0][0]
        for table in OF_A_PERSON
    }
    return {table: count for table, count in counts.items() if count}


async def test_who_is_forgotten_leaves_only_the_carriers_identifiers(db: Database) -> None:
    person_id = await db.write(everything)
    assert set(await db.read(left, person_id)) == set(OF_A_PERSON)
    await db.write(forgetting.forget, person_id)
    assert await db.read(left, person_id) == {}
    assert await db.read(addresses.find, ANN) is None
    kept = await db.read(texts.find, "SM1")
    assert kept is not None
    assert (kept.content, kept.person_id) == (None, None)
    assert await db.write(meet) != person_id


async def test_what_x_granted_is_revoked(db: Database) -> None:
    person_id = await db.write(everything)
    await db.write(forgetting.forget, person_id)
    assert await db.read(revoked) == both("waiting") | both("account")
    others = await db.read(lambda tx: tx.rows("SELECT kind FROM deliveries WHERE kind <> 'revocation'"))
    assert others == [("text",)]  # Ben's


async def test_what_they_cost_stays_on_the_books(db: Database) -> None:
    person_id = await db.write(everything)
    await db.write(forgetting.forget, person_id)
    assert await db.read(lambda tx: tx.rows("SELECT person_id, posts, micros FROM spending")) == [(0, 2, 30)]


async def test_who_texts_again_after_being_forgotten_is_somebody_new(db: Database) -> None:
    first = await db.write(addresses.meet_first, ANN)
    await db.write(opt_outs.opt_out, first.address_id)
    await db.write(forgetting.forget, first.person.id)
    second = await db.write(addresses.meet_first, ANN)
    assert second.person.tag != first.person.tag
    assert not second.opted_out


def with_a_photo(tx: Tx, sid: str, state: str, *, refused: bool = False) -> int:
    """A text with a photo that ended like that; returns whose it is."""
    sender = addresses.find(tx, ANN) or addresses.meet_first(tx, ANN)
    media = (Medium(f"https://api.twilio.com/Media/{sid}", "image/jpeg"),)
    text = Text(sid, ANN, OURS, SECRET, tx.now, media).known_as(tx.new_id(), sender.person)
    assert texts.add(tx, text, texts.sealed(text, text.id, tx.keys), state, "photos", CameBy.WEBHOOK)
    if state == "handled" and not refused:  # and deleted at the carrier, when it was kept
        photos.take_in(tx, text.person.id, text.id, rooms.private(tx, text.person.id).id, text.sources, "")
        tx.run("UPDATE photos SET source = NULL WHERE text_id = :text", text=text.id)
    return sender.person.id


def to_be_deleted_at_the_carrier(tx: Tx) -> set[str]:
    rows = tx.rows("SELECT id, content FROM deliveries WHERE kind = 'source_deletion'")
    return {tx.keys.open(content, f"deliveries:{row_id}").rpartition("/")[2] for row_id, content in rows}


async def test_photos_about_which_nothing_was_done_go_at_the_carrier_too(db: Database) -> None:
    """Of a text that was handled, the photos have rows of their own, unless they were refused."""
    await db.write(lambda tx: with_a_photo(tx, "SM5", "handled", refused=True))
    for sid, state in (("SM1", "on_hold"), ("SM2", "silent"), ("SM3", "broken"), ("SM4", "handled")):
        person_id = await db.write(with_a_photo, sid, state)
    await db.write(forgetting.forget, person_id)
    assert await db.read(to_be_deleted_at_the_carrier) == {"SM1", "SM2", "SM3", "SM5"}


async def test_they_go_with_the_text_when_it_is_old(db: Database, clock: ManualClock) -> None:
    for sid, state in (("SM1", "on_hold"), ("SM2", "handled")):
        await db.write(with_a_photo, sid, state)
    clock.advance(DAY)
    await db.write(with_a_photo, "SM3", "on_hold")
    assert await db.write(texts.erase_before, clock.now(), 10) == 2
    assert await db.read(to_be_deleted_at_the_carrier) == {"SM1"}
