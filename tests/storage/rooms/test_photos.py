from core.address import SMS, MediaSource
from core.clock import DAY, Moment
from core.tx import Tx
from storage import forgetting
from storage.delivery import claims
from storage.engine.database import Database
from storage.rooms import photo_endings, photo_sources, photos, rooms
from storage.rooms.photo import KINDS, Photo, PhotoState, folder_of
from storage.rooms.photos import IN_THE_MAKING
from storage.x import posts
from tests.conftest import ManualClock
from tests.support.database.rows import ANN, BEN, POLICY, erase, meet
from tests.support.photos.rows import KEPT, SOURCE, coming, kept, text_with


def due(tx: Tx, kind: str) -> list[str]:
    """What deliveries of that kind that are due are about."""
    return [each.content for each in claims.claim(tx, {kind: 100}, POLICY).deliveries]


def again(tx: Tx, photo: Photo) -> Photo | None:
    return photos.get(tx, photo.id)


async def test_photos_of_a_text_are_taken_in_in_order(db: Database, clock: ManualClock) -> None:
    text = await db.write(lambda tx: text_with(tx, count=3, caption="At the lake"))
    found = await db.read(photos.of_text, text.id)
    assert [(each.number, each.state, each.caption) for each in found] == [
        (number, PhotoState.COMING, "At the lake") for number in (1, 2, 3)
    ]
    assert len({each.uuid for each in found}) == 3
    assert await db.read(photo_sources.get, found[0].id) == MediaSource(SMS, SOURCE)
    assert await db.write(due, "photo") == [str(each.id) for each in found]
    assert await db.read(photos.find, found[1].uuid) == found[1]
    assert await db.read(photos.find, "nothing") is None
    assert await db.read(photos.count_coming, text.person.id) == 3


async def test_keys_are_made_of_uuids_and_the_month() -> None:
    assert folder_of("a-room", Moment(1_800_000_000_000)) == "rooms/a-room/2027/01"


async def test_what_is_kept_is_noted_once_and_deleted_at_the_carrier(db: Database) -> None:
    photo = await db.write(coming)
    assert await db.write(photo_endings.keep, photo, KEPT)
    assert not await db.write(photo_endings.keep, photo, KEPT)
    assert not await db.write(photo_endings.fail, photo, "damaged")
    noted = await db.read(again, photo)
    assert noted is not None
    assert (noted.state, noted.kind, noted.sha256, noted.reason) == (PhotoState.KEPT, "jpg", KEPT.sha256, "")
    assert await db.write(due, "source_deletion") == [SOURCE]
    assert await db.read(photo_sources.get, photo.id) is None
    assert [each.id for each in await db.read(photos.in_room, photo.room_id, 10)] == [photo.id]


async def test_what_fails_stays_at_the_carrier_for_as_long_as_its_text(db: Database, clock: ManualClock) -> None:
    photo = await db.write(coming)
    assert await db.write(photo_endings.keep_trying, photo)
    assert not await db.write(photo_endings.keep_trying, photo)
    await db.write(photo_endings.count_death, photo)
    await db.write(photo_endings.count_absence, photo)
    assert await db.write(photo_endings.fail, photo, "a video")
    noted = await db.read(again, photo)
    assert noted is not None
    assert (noted.state, noted.reason, noted.deaths, noted.absences) == (PhotoState.FAILED, "a video", 1, 1)
    assert await db.read(photos.in_room, photo.room_id, 10) == []
    for days, gone in ((29, 0), (2, 1), (1, 0)):
        clock.advance(days * DAY)
        assert await db.write(erase, photos.PHOTOS) == gone
    assert await db.write(due, "source_deletion") == [SOURCE]
    assert await db.read(again, photo) == noted


async def test_what_failed_may_be_tried_again_and_kept(db: Database) -> None:
    photo = await db.write(coming)
    assert await db.write(photo_endings.fail, photo, "damaged")
    assert await db.write(photo_endings.keep, photo, KEPT)
    assert await db.write(due, "source_deletion") == [SOURCE]


async def test_what_failed_goes_with_its_person(db: Database) -> None:
    photo = await db.write(coming)
    assert await db.write(photo_endings.fail, photo, "damaged")
    await db.write(forgetting.forget, photo.person_id)
    assert await db.write(due, "source_deletion") == [SOURCE]


async def test_a_room_is_leafed_through(db: Database) -> None:
    found = [await db.write(kept, f"MM{number}") for number in range(5)]
    newest = await db.read(photos.in_room, found[0].room_id, 2)
    older = await db.read(photos.in_room, found[0].room_id, 2, newest[-1].id)
    assert [*newest, *older] == found[:0:-1]


async def test_deleting_one_that_is_kept_deletes_its_objects(db: Database) -> None:
    photo = await db.write(kept)
    await db.write(photos.remove, [photo])
    assert await db.read(again, photo) is None
    [keys] = await db.write(due, "object_deletion")
    assert photo.key in keys
    assert photo.thumbnail_key in keys


async def test_one_in_somebodys_hands_leaves_no_objects_either(db: Database, clock: ManualClock) -> None:
    photo = await db.write(coming)
    await db.write(photos.remove, [photo])
    assert not await db.write(photo_endings.keep, photo, KEPT)
    assert await db.write(due, "source_deletion") == [SOURCE]
    assert await db.write(due, "object_deletion") == []
    clock.advance(IN_THE_MAKING)
    [keys] = await db.write(due, "object_deletion")
    for kind in KINDS:
        assert photo.as_kind(kind).key in keys
    assert photo.as_kind("pdf").thumbnail_key in keys


async def test_a_person_takes_all_of_theirs_along(db: Database) -> None:
    """Also out of rooms where others are; of theirs, nothing goes."""

    def shared(tx: Tx) -> tuple[int, Photo, Photo]:
        ann, ben = meet(tx, ANN), meet(tx, BEN)
        room = rooms.make(tx, ann, "common")
        rooms.join(tx, ben, room)
        of_ann, of_ben = kept(tx, "MM1", ANN), kept(tx, "MM2", BEN)
        for photo in (of_ann, of_ben):
            tx.run("UPDATE photos SET room_id = :room WHERE id = :id", room=room.id, id=photo.id)
        coming(tx, "MM3", BEN)
        return ben, of_ann, of_ben

    ben, of_ann, of_ben = await db.write(shared)
    await db.write(forgetting.forget, ben)
    assert await db.read(lambda tx: tx.rows("SELECT id FROM photos")) == [(of_ann.id,)]
    assert of_ben.uuid in "".join(await db.write(due, "object_deletion"))
    assert await db.write(due, "source_deletion") == [SOURCE, SOURCE, SOURCE]
    assert await db.write(due, "photo") == [str(of_ann.id)]


async def test_deleting_a_room_deletes_what_is_in_it(db: Database) -> None:
    first, second = await db.write(kept, "MM1"), await db.write(coming, "MM2")
    await db.write(rooms.delete, first.room_id)
    assert [await db.read(again, photo) for photo in (first, second)] == [None, None]
    assert len(await db.write(due, "object_deletion")) == 1


async def test_a_hundred_photos_go_in_a_few_deliveries(db: Database) -> None:
    text = await db.write(lambda tx: text_with(tx, count=10))
    for photo in await db.read(photos.of_text, text.id):
        await db.write(photo_endings.keep, photo, KEPT)
    await db.write(photos.delete_objects, [f"rooms/{number}" for number in range(250)])
    assert len(await db.write(due, "object_deletion")) == 3


async def test_a_post_finds_the_photos_of_several_texts(db: Database) -> None:
    texts = [await db.write(text_with, f"MM{number}") for number in range(3)]
    person = texts[0].person.id
    found = await db.read(photos.sent_between, person, texts[1].id, texts[2].id)
    assert [photo.text_id for photo in found] == [texts[1].id, texts[2].id]
    await db.write(lambda tx: posts.add(tx, person, texts[2].id, ["Words"], texts[1].id, ready=False))
    waiting = [await db.write(posts.gathering, person, text.id) for text in texts]
    assert [len(some) for some in waiting] == [0, 1, 1]


async def test_kept_ones_are_listed_for_the_sweep(db: Database) -> None:
    found = [await db.write(kept, f"MM{number}") for number in range(3)]
    await db.write(coming, "MM9")
    first = await db.read(photos.kept_after, 0, 2)
    assert first == found[:2]
    assert await db.read(photos.kept_after, first[-1].id, 2) == found[2:]
    owners = await db.read(photos.with_objects, [found[0].uuid, "nothing"])
    assert owners == {found[0].uuid: found[0]}
