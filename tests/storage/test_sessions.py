import pytest

from core.clock import DAY, HOUR, MINUTE
from core.tx import Tx
from storage import forgetting, links, sessions
from storage.engine.database import Database
from storage.links import Purpose
from storage.rooms import room_links, rooms
from storage.rooms.rooms import Room
from storage.sessions import IDLE, LASTS, MOST_SESSIONS, Session
from tests.conftest import ManualClock
from tests.support.database.rows import ANN, BEN, erase, meet


async def find(db: Database, cookie: str) -> Session | None:
    return await db.read(sessions.find, cookie)


@pytest.fixture
async def ann(db: Database) -> int:
    return await db.write(meet, ANN)


@pytest.fixture
async def cookie(db: Database, ann: int) -> str:
    return await db.write(sessions.make, ann)


async def test_a_cookie_is_random_and_kept_only_as_a_hash(db: Database, ann: int, cookie: str) -> None:
    other = await db.write(sessions.make, ann)
    assert other != cookie
    assert len(cookie) >= 32
    rows = await db.read(lambda tx: tx.rows("SELECT * FROM sessions"))
    assert len(rows) == 2
    assert cookie not in str(rows)
    assert cookie.encode().hex() not in str([bytes(value).hex() for row in rows for value in row if _is_bytes(value)])


def _is_bytes(value: object) -> bool:
    return isinstance(value, bytes | memoryview)


async def test_it_is_found_until_it_was_not_used_for_a_week(
    db: Database, ann: int, cookie: str, clock: ManualClock
) -> None:
    clock.advance(IDLE - 1)
    found = await find(db, cookie)
    assert found
    assert found.person_id == ann
    clock.advance(1)
    assert await find(db, cookie) is None
    assert await find(db, "") is None
    assert await find(db, "another") is None


async def test_looking_again_within_the_hour_costs_no_write(db: Database, cookie: str, clock: ManualClock) -> None:
    clock.advance(HOUR - 1)
    found = await find(db, cookie)
    assert found
    assert not found.is_due
    clock.advance(1)
    found = await find(db, cookie)
    assert found
    assert found.is_due
    await db.write(sessions.prolong, found.id)
    found = await find(db, cookie)
    assert found
    assert not found.is_due
    clock.advance(IDLE - 1)
    assert await find(db, cookie)


async def test_used_every_day_it_still_ends_after_thirty(db: Database, cookie: str, clock: ManualClock) -> None:
    for _ in range(LASTS // DAY - 1):
        clock.advance(DAY)
        found = await find(db, cookie)
        assert found
        await db.write(sessions.prolong, found.id)
    clock.advance(DAY - MINUTE)
    found = await find(db, cookie)
    assert found
    assert not found.is_due, "there is nothing left to prolong"
    clock.advance(MINUTE)
    assert await find(db, cookie) is None


async def test_one_that_has_ended_is_not_prolonged(db: Database, cookie: str, clock: ManualClock) -> None:
    found = await find(db, cookie)
    assert found
    clock.advance(IDLE)
    await db.write(sessions.prolong, found.id)
    assert await find(db, cookie) is None


async def test_signing_out_ends_one_and_leaving_ends_all(db: Database, ann: int, cookie: str) -> None:
    other, third = await db.write(sessions.make, ann), await db.write(sessions.make, ann)
    bens = await db.write(sessions.make, await db.write(meet, BEN))
    found = await find(db, other)
    assert found
    assert await db.read(sessions.is_valid, found.id)
    await db.write(sessions.revoke, found.id)
    assert not await db.read(sessions.is_valid, found.id)
    assert [bool(await find(db, each)) for each in (cookie, other, third, bens)] == [True, False, True, True]
    await db.write(forgetting.forget, ann)
    assert [bool(await find(db, each)) for each in (cookie, other, third, bens)] == [False, False, False, True]


async def test_the_oldest_browser_gives_way(db: Database, ann: int, cookie: str) -> None:
    newer = [await db.write(sessions.make, ann) for _ in range(MOST_SESSIONS)]
    assert await find(db, cookie) is None
    assert all([await find(db, each) for each in newer])


async def test_those_that_have_ended_are_erased(db: Database, ann: int, clock: ManualClock) -> None:
    for _ in range(3):
        await db.write(sessions.make, ann)
    clock.advance(IDLE)
    kept = await db.write(sessions.make, ann)
    assert [await db.write(erase, sessions.SESSIONS, 2) for _ in range(3)] == [2, 1, 0]
    assert await find(db, kept)


async def test_a_link_lets_one_browser_in(db: Database, ann: int, clock: ManualClock) -> None:
    trip, token = await db.write(_trip, ann)
    assert await db.read(room_links.behind, token) == trip
    entered = await db.write(room_links.enter, token, None)
    assert entered
    assert entered.shown == trip
    found = await find(db, entered.cookie)
    assert found
    assert (found.person_id, found.tag) == (ann, entered.tag)
    assert await db.read(room_links.behind, token) is None
    assert await db.write(room_links.enter, token, None) is None


async def test_a_link_is_valid_for_ten_minutes(db: Database, ann: int, clock: ManualClock) -> None:
    _, token = await db.write(_trip, ann)
    clock.advance(Purpose.ROOM.lasts)
    assert await db.read(room_links.behind, token) is None
    assert await db.write(room_links.enter, token, None) is None


async def test_only_members_sessions_are_a_rooms(db: Database, ann: int, cookie: str, clock: ManualClock) -> None:
    trip, _ = await db.write(_trip, ann)
    await db.write(sessions.make, await db.write(meet, BEN))
    found = await find(db, cookie)
    assert found
    assert await db.read(sessions.of_members, trip.id) == {found.id}
    clock.advance(IDLE)
    assert await db.read(sessions.of_members, trip.id) == set()


def _trip(tx: Tx, person_id: int) -> tuple[Room, str]:
    trip = rooms.make(tx, person_id, "trip")
    return trip, links.make(tx, Purpose.ROOM, person_id, trip.id).rpartition("/")[2]
