from core.clock import Moment
from storage import watermarks
from storage.engine.database import Database


async def test_a_mark_only_moves_forward(db: Database) -> None:
    assert await db.read(watermarks.read, "reconciled") is None
    for moment, seen in ((5, 5), (9, 9), (7, 9)):
        await db.write(watermarks.write, "reconciled", Moment(moment))
        assert await db.read(watermarks.read, "reconciled") == seen


async def test_marks_are_known_by_name(db: Database) -> None:
    await db.write(watermarks.write, "one", Moment(1))
    await db.write(watermarks.write, "two", Moment(2))
    assert await db.read(watermarks.read, "one") == 1
    assert await db.read(watermarks.read, "two") == 2
