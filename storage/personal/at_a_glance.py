"""What there is of a person, found in one statement: most have little, and nobody need look further for that."""

from typing import NamedTuple

from core.tx import RowQuery, Tx
from storage import people, questions
from storage.rooms import photos, rooms
from storage.waiting import promised, recent_photos
from storage.x import accounts, posts


class Glance(NamedTuple):
    """What a closer look would find.

    Attributes:
        has_account: whether an account at X is connected, or was.
        has_active_room: whether their photos go to a room.
        posts: how many are on their way.
        photos: likewise.
        trackers: how many things they keep count of.
        may_wait: whether something may wait for POST: a text that was asked about, a promised post, recent photos.
    """

    has_account: bool
    has_active_room: bool
    posts: int
    photos: int
    trackers: int
    may_wait: bool


_LOOK = (
    f"SELECT {accounts.has_one(':person')}, {rooms.HAS_ACTIVE}, ({posts.COUNT_WAITING}), ({photos.COUNT_COMING}),"
    f" ({people.COUNT_TRACKERS}),"
    f" {questions.HAS_OPEN} OR {promised.HAS_ANY} OR {recent_photos.HAS_ANY}"
)


def query(tx: Tx, person_id: int) -> RowQuery:
    """What `of_person` asks."""
    return RowQuery(
        _LOOK,
        {
            "person": person_id,
            "now": tx.now,
            "promised_since": promised.oldest(tx),
            "photos_since": recent_photos.oldest(tx),
        },
    )


def of_person(tx: Tx, person_id: int) -> Glance:
    """What there is of that person."""
    sql, values = query(tx, person_id)
    [(has_account, has_active_room, on_the_way, coming, trackers, may_wait)] = tx.rows(sql, **values)
    return Glance(bool(has_account), bool(has_active_room), on_the_way, coming, trackers, bool(may_wait))
