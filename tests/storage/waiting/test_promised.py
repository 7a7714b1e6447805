from core.clock import DAY, MINUTE
from storage.engine.database import Database
from storage.waiting import promised
from storage.waiting.promised import WhyPromised
from tests.conftest import ManualClock
from tests.support.database.rows import ANN, BEN, SECRET, erase, meet, promised_to


async def words_of(db: Database, person_id: int) -> list[str]:
    return [each.words for each in await db.read(promised_to, person_id)]


async def test_none_takes_the_place_of_another(db: Database) -> None:
    ann, ben = await db.write(meet, ANN), await db.write(meet, BEN)
    await db.write(promised.promise, ann, "Earlier words", WhyPromised.KEPT_BACK)
    await db.write(promised.promise, ann, SECRET, WhyPromised.KEPT_BACK)
    assert await words_of(db, ann) == ["Earlier words", SECRET]
    assert await words_of(db, ben) == []
    row = await db.read(lambda tx: tx.row("SELECT content FROM promised ORDER BY id DESC LIMIT 1"))
    assert row is not None
    assert SECRET.encode() not in bytes(row[0])


async def test_before_connecting_only_the_latest_is_kept(db: Database) -> None:
    ann = await db.write(meet)
    for words in ("Hello?", "The lake is frozen"):
        await db.write(promised.promise, ann, words, WhyPromised.UNCONNECTED)
    assert await words_of(db, ann) == ["The lake is frozen"]


async def test_the_newest_comes_first_with_all_that_waited_for_the_same(db: Database) -> None:
    ann = await db.write(meet)
    for words, why in [("one", WhyPromised.KEPT_BACK), ("back", WhyPromised.UNDONE), ("two", WhyPromised.KEPT_BACK)]:
        await db.write(promised.promise, ann, words, why)
    first, second = await db.read(promised.newest, ann)
    assert (first.why, first.count, second.why, second.count) == ("kept_back", 2, "undone", 1)
    assert [each.words for each in await db.read(promised.next_of, ann, first, 5)] == ["one", "two"]
    assert [each.words for each in await db.read(promised.next_of, ann, second, 5)] == ["back"]
    assert await db.read(promised.newest, await db.write(meet, BEN)) == []


async def test_only_what_is_to_be_published_is_opened(db: Database) -> None:
    ann = await db.write(meet)
    for number in range(4):
        await db.write(promised.promise, ann, f"Day {number}", WhyPromised.KEPT_BACK)
    [newest] = await db.read(promised.newest, ann)
    await db.write(lambda tx: tx.run("UPDATE promised SET content = :none WHERE id = :id", none=b"", id=newest.id))
    assert [each.words for each in await db.read(promised.next_of, ann, newest, 3)] == ["Day 0", "Day 1", "Day 2"]
    assert newest.count == 4


async def test_of_what_was_taken_back_only_the_latest_is_kept(db: Database) -> None:
    ann = await db.write(meet)
    await db.write(promised.promise, ann, SECRET, WhyPromised.KEPT_BACK)
    for number in range(25):
        await db.write(promised.promise, ann, f"Day {number}", WhyPromised.UNDONE)
    rows = await db.read(lambda tx: tx.rows("SELECT why, count(*) FROM promised GROUP BY why ORDER BY why"))
    assert [tuple(row) for row in rows] == [("kept_back", 1), ("undone", 20)]
    assert await words_of(db, ann) == [SECRET, "Day 24"]


async def test_it_waits_for_a_day(db: Database, clock: ManualClock) -> None:
    ann = await db.write(meet)
    await db.write(promised.promise, ann, SECRET, WhyPromised.KEPT_BACK, 7, 9)
    clock.advance(DAY - 1)
    [waiting] = await db.read(promised_to, ann)
    assert (waiting.photos_of, waiting.photos_to) == (7, 9)
    clock.advance(1)
    assert await words_of(db, ann) == []
    assert await db.write(erase, promised.PROMISED) == 1


async def test_what_may_be_published_tomorrow_waits_until_tomorrow_ends(db: Database, clock: ManualClock) -> None:
    ann = await db.write(meet)
    clock.advance(DAY - clock.now() % DAY + MINUTE)  # a minute after midnight
    await db.write(promised.keep_for_tomorrow, await db.write(promised.promise, ann, SECRET, WhyPromised.KEPT_BACK))
    clock.advance(2 * DAY - 2 * MINUTE)
    assert await words_of(db, ann) == [SECRET]
    assert await db.write(erase, promised.PROMISED) == 0
    clock.advance(MINUTE)
    assert await words_of(db, ann) == []
