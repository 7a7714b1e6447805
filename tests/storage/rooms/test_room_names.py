"""Rooms from before look-alikes were refused: their names may look alike."""

from core.tx import Tx
from storage.engine.database import Database
from storage.rooms import room_names, rooms
from storage.rooms.rooms import NameTaken, Room
from tests.support.database.rows import ANN, BEN, meet


async def test_rooms_of_before_keep_their_names_and_no_new_one_looks_like_them(db: Database) -> None:
    def before(tx: Tx) -> list[Room]:
        ann, made = meet(tx, ANN), []
        for name in ("trip", "tr1p", "lake"):
            made.append(rooms.make(tx, ann, name))
            tx.run("UPDATE rooms SET skeleton = NULL")
        return made

    trip, other, lake = await db.write(before)
    assert [await db.write(room_names.note_looks) for _ in range(2)] == [2, 0]
    found = [await db.read(rooms.find, name) for name in ("TRIP", "Tr1p", "lake", "trlp", "1ake")]
    assert [room and room.id for room in found] == [trip.id, other.id, lake.id, trip.id, lake.id]

    def refused(tx: Tx) -> bool:
        try:
            rooms.make(tx, meet(tx, BEN), "lаke")  # noqa: RUF001 - a Cyrillic letter
        except NameTaken:
            return True
        return False

    assert await db.write(refused)
