from core.clock import DAY, MINUTE
from core.reading.question import Choice, Question
from core.tx import Tx
from core.x.account import XTokens
from storage import questions
from storage.engine.database import Database
from storage.personal import at_a_glance
from storage.personal.at_a_glance import Glance
from storage.rooms import rooms
from storage.waiting import promised, recent_photos
from storage.waiting.promised import WhyPromised
from storage.x import accounts
from tests.conftest import ManualClock
from tests.support.database.rows import ANN, BEN, meet

NOTHING = Glance(has_account=False, has_active_room=False, posts=0, photos=0, trackers=0, may_wait=False)


def connect(tx: Tx, person_id: int) -> None:
    accounts.connect(tx, person_id, XTokens("a", "b", tx.now, ""), None)


async def test_what_waits_is_seen_as_long_as_it_waits(db: Database, clock: ManualClock) -> None:
    ann, ben = await db.write(meet, ANN), await db.write(meet, BEN)
    assert await db.read(at_a_glance.of_person, ann) == NOTHING
    waits = NOTHING._replace(may_wait=True)
    question = Question((Choice("join trip", "\\JOIN trip"),), "Which?")
    for wait, lasts in [
        (lambda tx: questions.ask(tx, ann, question), questions.OPEN_FOR),
        (lambda tx: recent_photos.note(tx, ann, 1, 1), recent_photos.LAST),
        (lambda tx: promised.promise(tx, ann, "Soon", WhyPromised.KEPT_BACK), DAY),
    ]:
        await db.write(wait)
        clock.advance(lasts - MINUTE)
        assert await db.read(at_a_glance.of_person, ann) == waits
        assert await db.read(at_a_glance.of_person, ben) == NOTHING
        clock.advance(MINUTE)
        assert await db.read(at_a_glance.of_person, ann) == NOTHING


async def test_accounts_and_rooms_are_seen(db: Database) -> None:
    ann = await db.write(meet, ANN)
    await db.write(connect, ann)
    assert await db.read(at_a_glance.of_person, ann) == NOTHING._replace(has_account=True)
    await db.write(rooms.make, ann, "garden")
    assert await db.read(at_a_glance.of_person, ann) == NOTHING._replace(has_account=True, has_active_room=True)
