from core.clock import DAY, MINUTE
from storage import held
from storage.engine.database import Database
from storage.held import Held
from tests.conftest import ManualClock
from tests.support.rows import ANN, BEN, SECRET, erase, meet


async def test_the_last_words_are_held_for_their_person(db: Database) -> None:
    ann, ben = await db.write(meet, ANN), await db.write(meet, BEN)
    await db.write(held.hold, ann, "Earlier words")
    await db.write(held.hold, ann, SECRET)
    assert await db.read(held.find, ann) == Held(SECRET, None)
    assert await db.read(held.find, ben) is None
    row = await db.read(lambda tx: tx.row("SELECT content FROM held"))
    assert row is not None
    assert SECRET.encode() not in bytes(row[0])


async def test_what_is_let_go_is_gone(db: Database) -> None:
    ann = await db.write(meet)
    await db.write(held.hold, ann, SECRET)
    await db.write(held.let_go, ann)
    assert await db.read(held.find, ann) is None


async def test_words_are_held_for_a_day_and_photos_for_minutes(db: Database, clock: ManualClock) -> None:
    ann, ben = await db.write(meet, ANN), await db.write(meet, BEN)
    await db.write(held.hold, ann, SECRET)
    await db.write(held.hold, ben, "", 7)
    clock.advance(15 * MINUTE - 1)
    assert await db.read(held.find, ben) == Held("", 7)
    clock.advance(1)
    assert await db.read(held.find, ben) is None
    assert await db.read(held.find, ann) == Held(SECRET, None)
    clock.advance(DAY - 15 * MINUTE)
    assert await db.read(held.find, ann) is None


async def test_what_may_be_published_tomorrow_is_held_until_tomorrow_ends(db: Database, clock: ManualClock) -> None:
    ann = await db.write(meet, ANN)
    clock.advance(DAY - clock.now() % DAY + MINUTE)  # a minute after midnight
    await db.write(held.hold, ann, SECRET, 7, 9)
    await db.write(held.keep_for_tomorrow, ann)
    assert await db.read(held.find, ann) == Held(SECRET, 7, 9)
    clock.advance(2 * DAY - 2 * MINUTE)
    assert await db.read(held.find, ann) == Held(SECRET, 7, 9)
    assert await db.write(erase, held.HELD) == 0
    clock.advance(MINUTE)
    assert await db.read(held.find, ann) is None


async def test_photos_that_were_to_be_published_are_held_as_long_as_words(db: Database, clock: ManualClock) -> None:
    ann = await db.write(meet, ANN)
    await db.write(held.hold, ann, SECRET, 7, 9)
    clock.advance(DAY - 1)
    assert await db.read(held.find, ann) == Held(SECRET, 7, 9)
    clock.advance(1)
    assert await db.read(held.find, ann) is None
    await db.write(held.hold, ann, "", 11)
    assert await db.read(held.find, ann) == Held("", 11)


async def test_what_holds_a_secret_is_let_go(db: Database) -> None:
    ann = await db.write(meet, ANN)
    await db.write(held.let_go_of, ann, "s3cret")
    await db.write(held.hold, ann, "JION trip s3cret")
    await db.write(held.let_go_of, ann, "other")
    assert await db.read(held.find, ann) is not None
    await db.write(held.let_go_of, ann, "s3cret")
    assert await db.read(held.find, ann) is None


async def test_what_nobody_can_publish_is_erased(db: Database, clock: ManualClock) -> None:
    await db.write(held.hold, await db.write(meet, ANN), SECRET)
    clock.advance(DAY + 1)
    await db.write(held.hold, await db.write(meet, BEN), SECRET)
    assert await db.write(erase, held.HELD) == 1
    assert await db.write(erase, held.HELD) == 0
    assert await db.read(held.find, await db.write(meet, BEN)) is not None
