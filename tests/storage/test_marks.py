from bot.clock import Moment
from storage import marks
from storage.database import Database


async def test_a_mark_only_moves_forward(db: Database) -> None:
    assert await db.read(marks.read, "reconciled") is None
    for moment, seen in ((5, 5), (9, 9), (7, 9)):
        await db.write(marks.write, "reconciled", Moment(moment))
        assert await db.read(marks.read, "reconciled") == seen


async def test_marks_are_known_by_name(db: Database) -> None:
    await db.write(marks.write, "one", Moment(1))
    await db.write(marks.write, "two", Moment(2))
    assert await db.read(marks.read, "one") == 1
    assert await db.read(marks.read, "two") == 2
