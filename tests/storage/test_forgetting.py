from bot.question import Choice, Question
from bot.tx import Tx
from bot.x import Profile, Tokens
from storage import accounts, connections, forgetting, held, people, posts, questions, texts
from storage.database import Database
from tests.storage.rows import ANN, BEN, SECRET, add, meet, text_from
from tests.storage.test_connections import begun, both, revoked, waiting

OF_A_PERSON = ("texts", "deliveries", "questions", "links", "connections", "accounts", "posts", "held", "spending")


def everything(tx: Tx) -> int:
    """A person with rows in every table."""
    text = text_from(tx, "SM1")
    add(tx)
    add(tx, BEN)
    questions.ask(tx, text.person.id, Question((Choice("post it", "\\POST it"),)))
    begun(tx)
    cookie = waiting(tx, ANN, "waiting")
    shown = connections.show(tx, cookie)
    assert shown is not None
    connected = Tokens("access-account", "refresh-account", tx.now, "tweet.write")
    accounts.connect(tx, text.person.id, connected, Profile("7", "ann_lakes", "Ann"))
    posts.add(tx, text.person.id, text.id, [SECRET])
    held.hold(tx, text.person.id, SECRET)
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
    assert await db.read(people.find, ANN) is None
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
    first = await db.write(people.add, ANN)
    await db.write(people.opt_out, first.person.id)
    await db.write(forgetting.forget, first.person.id)
    second = await db.write(people.add, ANN)
    assert second.person.tag != first.person.tag
    assert not second.person.opted_out
