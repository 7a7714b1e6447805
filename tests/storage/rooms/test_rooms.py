import asyncio
from dataclasses import replace

import pytest

from core.address import Address, sms
from core.text import Medium
from core.tx import Tx
from storage import forgetting
from storage.engine.database import Database
from storage.rooms import photos, room_names, rooms
from storage.rooms.rooms import NameTaken, Room
from tests.conftest import ManualClock
from tests.support.database.rows import ANN, BEN, meet, text_from


def made(tx: Tx, name: str, phone: Address = ANN) -> Room:
    return rooms.make(tx, meet(tx, phone), name)


@pytest.mark.parametrize(
    ("name", "same"),
    [("trip", "TRIP"), ("Café", "cafe\u0301"), ("ПОЕЗДКА", "поездка"), ("straße", "STRASSE"), ("ﬁn", "FIN")],
)
async def test_names_are_compared_without_case(db: Database, name: str, same: str) -> None:
    room = await db.write(made, name)
    assert await db.read(rooms.find, same) == room
    with pytest.raises(NameTaken):
        await db.write(made, same, BEN)
    assert room.name == name
    assert await db.read(rooms.find, f"{name}2") is None


async def test_only_one_of_those_who_make_a_room_at_once_does(db: Database) -> None:
    phones = [sms(f"+1555010{1000 + number}") for number in range(8)]
    for phone in phones:
        await db.write(meet, phone)
    tried = await asyncio.gather(*(db.write(made, "trip", phone) for phone in phones), return_exceptions=True)
    [room] = [each for each in tried if isinstance(each, Room)]
    assert sum(isinstance(each, NameTaken) for each in tried) == 7
    assert await db.read(rooms.count_members, room.id) == 1


async def test_a_private_room_is_made_once_and_is_nobody_elses(db: Database) -> None:
    ann, ben = await db.write(meet, ANN), await db.write(meet, BEN)
    mine = await asyncio.gather(*(db.write(rooms.private, ann) for _ in range(5)))
    assert len({room.id for room in mine}) == 1
    other = await db.write(rooms.private, ben)
    assert other.id != mine[0].id
    assert (other.name, other.shown) == ("", "your own")
    assert await db.read(rooms.is_member, ben, other.id)
    assert not await db.read(rooms.is_member, ann, other.id)
    assert await db.read(rooms.active, ann) is None
    assert await db.read(rooms.names, ann) == []
    for name in (f"private/{ann}", "", "your own"):
        assert await db.read(rooms.find, name) is None


async def test_a_private_room_never_becomes_active(db: Database, clock: ManualClock) -> None:
    trip = await db.write(made, "trip")
    ann, ben = await db.write(meet, ANN), await db.write(meet, BEN)
    await db.write(rooms.join, ben, trip)
    clock.advance(1_000)
    await db.write(rooms.private, ann)
    assert await db.read(rooms.active, ann) == trip
    assert await db.write(rooms.leave, ann, trip) is None
    assert await db.read(rooms.active, ann) is None


async def test_a_persons_rooms_are_in_order_their_own_last(db: Database, clock: ManualClock) -> None:
    ann = await db.write(meet, ANN)
    await db.write(rooms.private, ann)
    for name in ("trip", "garden", "lake"):
        clock.advance(1_000)
        await db.write(made, name)
    garden = await db.read(rooms.find, "garden")
    assert garden is not None
    await db.write(rooms.use, ann, garden)
    found = await db.read(rooms.of, ann)
    assert [each.room.shown for each in found] == ["garden", "lake", "trip", "your own"]
    assert [each.is_active for each in found] == [True, False, False, False]
    assert {(each.members, each.photos) for each in found} == {(1, 0)}
    assert sorted(await db.read(rooms.names, ann)) == ["garden", "lake", "trip"]


async def test_a_room_that_is_gone_cant_be_joined(db: Database) -> None:
    trip = await db.write(made, "trip")
    await db.write(rooms.delete, trip.id)
    ben = await db.write(meet, BEN)
    assert await db.write(rooms.join, ben, trip) is None
    assert not await db.write(rooms.is_last, ben, trip)
    assert await db.read(rooms.active, await db.write(meet, ANN)) is None


async def test_a_deleted_rooms_photos_go_with_it(db: Database) -> None:
    def with_a_photo(tx: Tx) -> int:
        room = made(tx, "trip")
        text = text_from(tx, "SM1", ANN)._replace(media=(Medium("https://example.com/photo", "image/jpeg"),))
        photos.take_in(tx, text.person.id, text.id, room.id, text.sources, "the lake")
        return room.id

    await db.write(rooms.delete, await db.write(with_a_photo))
    assert await db.read(rooms.find, "trip") is None
    assert await db.read(lambda tx: tx.rows("SELECT id FROM photos")) == []
    kinds = {row[0] for row in await db.read(lambda tx: tx.rows("SELECT kind FROM deliveries"))}
    assert "source_deletion" in kinds


async def test_who_leaves_a_room_empty_takes_it_along_when_they_go_for_good(db: Database) -> None:
    """With what others left in it; a room that has somebody in it again stays."""

    def with_a_photo(tx: Tx) -> None:
        text = text_from(tx, "SM1", BEN)._replace(media=(Medium("https://example.com/photo", "image/jpeg"),))
        room = rooms.find(tx, "trip")
        assert room is not None
        photos.take_in(tx, text.person.id, text.id, room.id, text.sources, "the lake")

    ann, ben = await db.write(meet, ANN), await db.write(meet, BEN)
    trip, garden = await db.write(made, "trip"), await db.write(made, "garden")
    await db.write(rooms.join, ben, trip)
    await db.write(with_a_photo)
    for person_id, room in ((ben, trip), (ann, trip), (ann, garden)):
        await db.write(rooms.leave, person_id, room)
    assert await db.read(rooms.find, "trip") is not None
    await db.write(rooms.join, ben, garden)
    await db.write(forgetting.forget, ann)
    assert await db.read(rooms.find, "trip") is None
    assert await db.read(lambda tx: tx.rows("SELECT id FROM photos")) == []
    assert await db.read(rooms.find, "garden") == replace(garden, made_by=None)
    await db.write(forgetting.forget, ben)
    assert await db.read(lambda tx: tx.rows("SELECT id FROM rooms")) == []


async def test_joining_twice_is_joining_once(db: Database) -> None:
    trip = await db.write(made, "trip")
    ben = await db.write(meet, BEN)
    assert await db.write(rooms.join, ben, trip) == 2
    assert await db.write(rooms.join, ben, trip) == 2


async def test_two_who_leave_at_once_dont_both_think_the_other_stays(db: Database) -> None:
    trip = await db.write(made, "trip")
    people = [await db.write(meet, phone) for phone in (ANN, BEN)]
    await db.write(rooms.join, people[1], trip)

    def leave_unless_last(tx: Tx, person_id: int) -> bool:
        if rooms.is_last(tx, person_id, trip):
            return False
        rooms.leave(tx, person_id, trip)
        return True

    left = await asyncio.gather(*(db.write(leave_unless_last, person) for person in people))
    assert sorted(left) == [False, True]
    assert await db.read(rooms.count_members, trip.id) == 1


async def test_free_names_are_free_and_fit(db: Database) -> None:
    for name in ("trip", "trip2", "TRIP-ANN", "x" * 24, "x" * 23 + "2"):
        await db.write(made, name)
    assert await db.read(room_names.free_names, "Trip", ["2", "-ann"]) == ["Trip3", "Trip4"]
    assert await db.read(room_names.free_names, "trip", ["2", "-ben"]) == ["trip-ben", "trip3"]
    assert await db.read(room_names.free_names, "x" * 24, ["2", "3"]) == ["x" * 23 + "3", "x" * 23 + "4"]
    assert await db.read(room_names.free_names, "lake", ["2", "2"]) == ["lake2", "lake3"]
