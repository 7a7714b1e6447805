from core.address import sms
from core.tx import Tx
from storage.engine.database import Database
from storage.rooms import members, rooms
from tests.conftest import ManualClock
from tests.support.database.rows import ANN, BEN, meet

CAT = sms("+15550100201")


async def test_others_see_a_name_or_the_end_of_the_number(db: Database, clock: ManualClock) -> None:
    def room_of_three(tx: Tx) -> int:
        room = rooms.make(tx, meet(tx, ANN), "trip")
        for phone in (BEN, CAT):
            rooms.join(tx, meet(tx, phone), room)
        return room.id

    room_id = await db.write(room_of_three)
    ann, ben, cat = [await db.write(meet, phone) for phone in (ANN, BEN, CAT)]

    async def shown() -> dict[int, str]:
        return {member.person_id: member.shown for member in await db.read(members.members, room_id)}

    assert await shown() == {ann: "the phone ending 01", ben: "the phone ending 02", cat: "the phone ending 01"}
    await db.write(members.rename, ann, "Ann")
    await db.write(members.rename, ben, "Ben")
    assert await shown() == {ann: "Ann", ben: "Ben", cat: "the phone ending 01"}
    await db.write(members.rename, cat, "ANN")
    assert await shown() == {ann: "Ann (01)", ben: "Ben", cat: "ANN (01)"}
    assert await db.read(members.name_of, cat) == "ANN"


async def test_they_are_listed_as_they_came(db: Database, clock: ManualClock) -> None:
    phones = [sms(f"+1555010{1009 - number}") for number in range(4)]
    people = [await db.write(meet, phone) for phone in sorted(phones)]
    room = await db.write(rooms.make, people[2], "trip")
    for person in (people[0], people[3], people[1]):
        clock.advance(1_000)
        await db.write(rooms.join, person, room)
    found = await db.read(members.members, room.id)
    assert [member.person_id for member in found] == [people[2], people[0], people[3], people[1]]
    assert await db.read(members.name_of, people[0]) == ""
