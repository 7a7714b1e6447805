import pytest

from core.clock import HOUR, MINUTE
from core.tx import Tx
from storage import texts
from storage.engine.database import Database
from storage.rooms import passwords, rooms
from storage.rooms.passwords import Door, Task
from storage.rooms.rooms import Room
from tests.conftest import ManualClock
from tests.support.database.rows import ANN, BEN, meet, text_from


def locked_room(tx: Tx) -> Room:
    return rooms.make(tx, meet(tx, ANN), "trip", locked=True)


async def test_a_room_is_locked_until_its_hash_is_kept(db: Database) -> None:
    room, ben = await db.write(locked_room), await db.write(meet, BEN)
    assert room.needs_password
    assert await db.read(passwords.door, room.id, ben) == Door("", is_locked=True, is_shut=False, tries=5)
    await db.write(passwords.keep, room.id, "a hash")
    assert await db.read(passwords.door, room.id, ben) == Door("a hash", is_locked=False, is_shut=False, tries=5)
    again = await db.read(rooms.get, room.id)
    assert again is not None
    assert again.needs_password
    await db.write(rooms.delete, room.id)
    assert await db.read(passwords.door, room.id, ben) is None
    await db.write(passwords.keep, room.id, "too late")
    assert await db.write(passwords.admit, room.id, ben) is None


async def test_wrong_ones_are_counted_and_forgiven_after_an_hour(db: Database, clock: ManualClock) -> None:
    room, ann, ben = await db.write(locked_room), await db.write(meet, ANN), await db.write(meet, BEN)

    async def door_of_ben() -> tuple[bool, int]:
        door = await db.read(passwords.door, room.id, ben)
        assert door is not None
        return door.is_shut, door.tries

    assert [await db.write(passwords.count_wrong, room.id, ben) for _ in range(4)] == [4, 3, 2, 1]
    assert await door_of_ben() == (False, 1)
    assert await db.write(passwords.count_wrong, room.id, ben) == 0
    assert (await door_of_ben())[0]
    assert await db.read(passwords.locked_until, room.id, ben) == clock.now() + HOUR
    assert await db.read(passwords.locked_until, room.id, ann) == 0
    clock.advance(HOUR - MINUTE)
    assert (await door_of_ben())[0]
    clock.advance(MINUTE)
    assert await door_of_ben() == (False, 5)
    assert await db.write(passwords.count_wrong, room.id, ben) == 4
    assert await db.write(passwords.admit, room.id, ben) == 2
    assert await door_of_ben() == (False, 5)


@pytest.mark.parametrize(
    ("body", "secret", "kept"),
    [
        ("JOIN trip s3cret", "s3cret", "JOIN trip [...]"),
        ("JOIN trip trip", "trip", "JOIN trip [...]"),
        ("“Join trip s3cret!”", "s3cret!", "“Join trip [...]”"),
        ("1", "s3cret", "1"),
    ],
)
async def test_the_stored_text_is_without_the_password(db: Database, body: str, secret: str, kept: str) -> None:
    text = await db.write(text_from, "SM1", ANN, body)
    await db.write(texts.hide, text.id, secret)
    found = await db.read(texts.find, "SM1")
    assert found is not None
    opened = await db.read(lambda tx: texts.opened(found, tx.keys))
    assert (opened.body, opened.sender, opened.recipient) == (kept, text.sender, text.recipient)
    await db.write(texts.hide, 7, secret)


def test_a_task_comes_back_as_it_was() -> None:
    task = Task(True, 1 << 60, "trip", 's3cret ["é]')
    assert Task.from_json(task.to_json()) == task
