"""What comes of making, joining and leaving rooms, with a text to answer and without."""

from actions.rooms.leaving import InNoRoom, LastOne, Left, OthersAreIn, RoomGone, delete_room, leave_room
from actions.rooms.photos import NoSuchPhoto, PhotoDeleted, RoomLink, delete_photo, link_to_photos
from actions.rooms.rooms import (
    AlreadyIn,
    Joined,
    Made,
    NameInUse,
    NeedsPassword,
    NoSuchRoom,
    NotInRoom,
    NowActive,
    PasswordPending,
    TooManyTries,
    join,
    list_rooms,
    make_room,
    use_room,
)
from core.delivery import DeliveryKind
from storage.delivery import claims
from storage.engine.database import Database
from storage.rooms import passwords, photos, rooms
from tests.support.database.rows import ANN, BEN, POLICY, meet, text_from
from tests.support.photos import rows as photo_rows


async def test_making_a_room(db: Database) -> None:
    ann, ben = await db.write(meet, ANN), await db.write(meet, BEN)
    assert await db.write(make_room, ann, "trip") == Made("trip", needs_password=False)
    assert await db.write(make_room, ann, "Trip") == AlreadyIn("trip")
    assert await db.write(make_room, ben, "TRIP") == NameInUse("trip", ["TRIP2", "TRIP3"])


async def test_joining_a_room(db: Database) -> None:
    ann, ben = await db.write(meet, ANN), await db.write(meet, BEN)
    assert await db.write(join, ben, "trip") == NoSuchRoom("trip")
    await db.write(make_room, ann, "trip")
    assert await db.write(join, ben, "Trip") == Joined("trip", 2)
    assert await db.write(join, ben, "trip") == AlreadyIn("trip")


async def test_a_password_is_looked_at_later_with_a_text_to_answer_or_without(db: Database) -> None:
    ann, ben = await db.write(meet, ANN), await db.write(meet, BEN)
    text = await db.write(text_from, "SM1", BEN, "JOIN trip s3cret")
    assert await db.write(make_room, ann, "trip", "s3cret") == Made("trip", needs_password=True)
    assert await db.write(join, ben, "trip") == NeedsPassword("trip")
    assert await db.write(join, ben, "trip", "guess") == PasswordPending()
    assert await db.write(join, ben, "trip", "s3cret", text.id) == PasswordPending()
    claimed = (await db.write(claims.claim, {DeliveryKind.PASSWORD: 9}, POLICY)).deliveries
    assert [each.text_id for each in claimed] == [None, None]
    assert await db.read(rooms.names, ben) == []


async def test_after_five_wrong_ones_none_is_looked_at(db: Database) -> None:
    ann, ben = await db.write(meet, ANN), await db.write(meet, BEN)
    await db.write(make_room, ann, "trip", "s3cret")
    room = await db.read(rooms.find, "trip")
    assert room is not None
    for _ in range(passwords.TRIES):
        await db.write(passwords.count_wrong, room.id, ben)
    assert await db.write(join, ben, "trip", "s3cret") == TooManyTries("trip", passwords.LOCK)


async def test_which_room_is_active(db: Database) -> None:
    ann = await db.write(meet, ANN)
    assert await db.write(use_room, ann, "trip") == NotInRoom("trip")
    await db.write(make_room, ann, "trip")
    await db.write(make_room, ann, "lake")
    assert await db.write(use_room, ann, "TRIP") == NowActive("trip")
    assert [each.room.name for each in await db.read(list_rooms, ann)] == ["trip", "lake"]
    await db.write(rooms.private, ann)  # with nothing in it
    assert len(await db.read(list_rooms, ann)) == 2


async def test_leaving_rooms(db: Database) -> None:
    ann, ben = await db.write(meet, ANN), await db.write(meet, BEN)
    assert await db.write(leave_room, ann) == InNoRoom()
    assert await db.write(leave_room, ann, "trip") == NotInRoom("trip")
    for name in ("lake", "trip"):
        await db.write(make_room, ann, name)
        await db.write(join, ben, name)
    assert await db.write(leave_room, ben) == Left("trip", "lake")
    assert await db.write(leave_room, ann) == LastOne("trip")
    assert await db.write(leave_room, ann, "trip", even_if_last=True) == Left("trip", "lake")
    assert await db.write(join, ben, "trip") == Joined("trip", 1)


async def test_deleting_a_room(db: Database) -> None:
    ann, ben = await db.write(meet, ANN), await db.write(meet, BEN)
    await db.write(make_room, ann, "trip")
    await db.write(join, ben, "trip")
    assert await db.write(delete_room, ann, "trip") == OthersAreIn("trip")
    await db.write(leave_room, ben)
    assert await db.write(delete_room, ben, "trip") == NotInRoom("trip")
    assert await db.write(delete_room, ann, "trip") == RoomGone("trip", "")
    assert await db.read(rooms.find, "trip") is None


async def test_links_lead_into_rooms_of_ones_own(db: Database) -> None:
    ann = await db.write(meet, ANN)
    own = await db.write(link_to_photos, ann)
    assert isinstance(own, RoomLink)
    assert own.name == ""
    await db.write(make_room, ann, "trip")
    into = [await db.write(link_to_photos, ann, name) for name in ("", "Trip")]
    assert [each.name for each in into if isinstance(each, RoomLink)] == ["trip", "trip"]
    assert await db.write(link_to_photos, ann, "lake") == NotInRoom("lake")


async def test_only_ones_own_photos_can_be_deleted(db: Database) -> None:
    ann, ben = await db.write(meet, ANN), await db.write(meet, BEN)
    photo = await db.write(photo_rows.kept)
    assert await db.write(delete_photo, ben, photo.room_uuid, photo.uuid) == NoSuchPhoto()
    assert await db.write(delete_photo, ann, "another", photo.uuid) == NoSuchPhoto()
    assert await db.write(delete_photo, ann, photo.room_uuid, photo.uuid) == PhotoDeleted()
    assert await db.read(photos.get, photo.id) is None
    assert await db.write(delete_photo, ann, photo.room_uuid, photo.uuid) == NoSuchPhoto()
