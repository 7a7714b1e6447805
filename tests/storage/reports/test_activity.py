"""What a month's report counts, whatever of it is erased by then."""

from core.clock import DAY, HOUR, Moment
from core.text import CameBy, Text
from core.tx import Tx
from storage import sessions, texts
from storage.engine.database import Database
from storage.reports import activity
from storage.reports.activity import Activity
from storage.texts import TEXTS
from storage.x import posts
from storage.x.posts import POSTS
from tests.conftest import ManualClock
from tests.support.database.rows import ANN, BEN, OURS, erase, meet, met

FEBRUARY = Moment(1_801_440_000_000)
MARCH = Moment(FEBRUARY + 28 * DAY)


def text(tx: Tx, sid: str, address: object = ANN) -> None:
    person = met(tx, address).person  # type: ignore[arg-type]
    made = Text(sid, ANN, OURS, "hello", tx.now).known_as(tx.new_id(), person)
    assert texts.add(tx, made, texts.sealed(made, made.id, tx.keys), "handled", "plain", CameBy.WEBHOOK)


def post(tx: Tx, person_id: int, *, is_up: bool) -> None:
    post_id = posts.add(tx, person_id, None, ["hello"])
    if is_up:
        tx.run("UPDATE posts SET state = 'up' WHERE id = :id", id=post_id)


async def test_texts_posts_and_sign_ins_count_before_and_after_they_are_erased(
    db: Database, clock: ManualClock
) -> None:
    clock.advance(FEBRUARY - HOUR - clock.now())
    ann = await db.write(meet)
    for day in range(28):  # an hour before February, and then each day
        await db.write(text, f"SM{day}")
        await db.write(text, f"SMB{day}", BEN)
        await db.write(post, ann, is_up=day % 2 == 0)
        await db.write(sessions.make, ann)
        clock.advance(DAY if day else 2 * HOUR)
    whole = Activity(27, 13, 0, 27)
    assert await db.read(activity.between, ann, FEBRUARY, MARCH) == whole
    clock.advance(2 * DAY)
    while await db.write(erase, TEXTS, texts_days=20):
        pass
    while await db.write(erase, POSTS, texts_days=20):
        pass
    assert await db.read(lambda tx: tx.rows("SELECT count(*) FROM texts")) != [(56,)]
    assert await db.read(activity.between, ann, FEBRUARY, MARCH) == whole
    clock.advance(activity.KEPT_FOR + 40 * DAY)
    while await db.write(erase, activity.ACTIVITY_DAYS):
        pass
    assert await db.read(lambda tx: tx.rows("SELECT 1 FROM activity_days")) == []
