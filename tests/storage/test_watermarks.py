from core.clock import DAY, HOUR, Moment, after
from storage import watermarks
from storage.engine.database import Database
from tests.conftest import ManualClock


async def test_a_mark_only_moves_forward(db: Database) -> None:
    assert await db.read(watermarks.read, "reconciled") is None
    for moment, seen in ((5, 5), (9, 9), (7, 9)):
        await db.write(watermarks.extend, "reconciled", Moment(moment))
        assert await db.read(watermarks.read, "reconciled") == seen


async def test_marks_are_known_by_name(db: Database) -> None:
    await db.write(watermarks.extend, "one", Moment(1))
    await db.write(watermarks.extend, "two", Moment(2))
    assert await db.read(watermarks.read, "one") == 1
    assert await db.read(watermarks.read, "two") == 2


async def test_a_mark_that_is_still_to_come_is_none(db: Database, clock: ManualClock) -> None:
    """It was put by a clock that was ahead: what it says has been reached was not."""
    ahead, before = after(clock.now(), DAY), after(clock.now(), -HOUR)
    await db.write(watermarks.note_reached, "reconciled", ahead)
    assert await db.read(watermarks.reached, "reconciled") == watermarks.BEGINNING
    await db.write(watermarks.note_reached, "reconciled", before)
    assert await db.read(watermarks.reached, "reconciled") == before
    await db.write(watermarks.note_reached, "reconciled", after(before, -HOUR))
    assert await db.read(watermarks.reached, "reconciled") == before
    assert await db.read(watermarks.reached, "another") is None
