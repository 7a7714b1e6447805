"""What comes of connecting, renaming, sending photos, asking where one stands, and leaving for good."""

import pytest

from actions.connecting import AccountLinked, ConnectLink, NotAwaited, enter_code, make_link
from actions.leaving import PersonDeleted, delete_person
from actions.naming import NotAName, Renamed, rename
from actions.rooms.photos import Keeping, KeptAlready, NobodysPhotos, keep_photos
from actions.rooms.rooms import make_room
from actions.status import Connection, status_of
from actions.waiting import NothingWaits, RecentPhotos, next_waiting
from core.address import MediaSource
from core.clock import Moment
from core.tx import Tx
from storage import addresses, recent_deletions
from storage.engine.database import Database
from storage.rooms import members, photos, rooms
from storage.x.codes import Connected
from tests.support.database.rows import ANN, meet, text_from

PHOTO = MediaSource("sms", "https://api.twilio.com/Media/ME1")


async def test_a_link_is_given_and_digits_that_nobody_awaits_are_none(db: Database) -> None:
    ann = await db.write(meet)
    link = await db.write(make_link, ann)
    assert isinstance(link, ConnectLink)
    assert link.url.startswith("https://bot.example.com/connect/")
    assert await db.write(enter_code, ann, "1234") == NotAwaited()


@pytest.mark.parametrize("name", ["Ann", "O'Neil", "Zoë", "यश", "x" * 24])
async def test_a_name(db: Database, name: str) -> None:
    ann = await db.write(meet)
    assert await db.write(rename, ann, name) == Renamed(name)
    assert await db.read(members.name_of, ann) == name


@pytest.mark.parametrize("name", ["", "1st", "-", "x" * 25, "😀", "a/b"])
async def test_no_name(db: Database, name: str) -> None:
    ann = await db.write(meet)
    assert await db.write(rename, ann, name) == NotAName()
    assert await db.read(members.name_of, ann) == ""


async def test_photos_are_kept_once_and_wait_with_those_before(db: Database) -> None:
    ann = await db.write(meet)
    first, second = await db.write(text_from, "MM1"), await db.write(text_from, "MM2")
    assert await db.write(keep_photos, ann, first.id, (PHOTO,), "The lake") == Keeping()
    assert await db.write(keep_photos, ann, first.id, (PHOTO,), "The lake") == KeptAlready()
    assert await db.write(keep_photos, ann, second.id, (PHOTO, PHOTO), "The hills") == Keeping()
    assert await db.write(next_waiting, ann) == RecentPhotos(first.id, "The lake\nThe hills", 3)
    assert len(await db.read(photos.sent_between, ann, first.id, second.id)) == 3


async def test_photos_wait_until_something_else_is_texted(db: Database) -> None:
    ann = await db.write(meet)
    photo = await db.write(text_from, "MM1")
    await db.write(keep_photos, ann, photo.id, (PHOTO,), "The lake")
    waiting = RecentPhotos(photo.id, "The lake", 1)
    other = await db.write(text_from, "SM2")
    assert await db.write(next_waiting, ann, other.id) == waiting
    assert await db.write(next_waiting, ann) == NothingWaits()
    late = await db.write(text_from, "MM3")
    await db.write(keep_photos, ann, late.id, (PHOTO,), "Late", Moment(late.received_at - 1))
    last = await db.write(text_from, "MM4")
    await db.write(keep_photos, ann, last.id, (PHOTO,), "The hills")
    assert await db.write(next_waiting, ann) == RecentPhotos(last.id, "The hills", 1)
    asked = await db.write(text_from, "MM5")
    await db.write(lambda tx: keep_photos(tx, ann, asked.id, (PHOTO,), "Asked", while_asked=True))
    assert await db.write(next_waiting, ann) == NothingWaits()


async def test_the_confirmation_of_a_connection_leaves_photos_to_post(
    db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann = await db.write(meet)
    photo = await db.write(text_from, "MM1")
    await db.write(keep_photos, ann, photo.id, (PHOTO,), "The lake")
    monkeypatch.setattr("actions.connecting.codes.enter", lambda *_: Connected(None))
    code = await db.write(text_from, "SM2")
    waiting = RecentPhotos(photo.id, "The lake", 1)
    assert await db.write(enter_code, ann, "1234", code.id) == AccountLinked(None, waiting)
    assert await db.write(next_waiting, ann, (await db.write(text_from, "SM3")).id) == waiting


async def test_photos_of_who_has_just_left_are_deleted_where_they_are(db: Database) -> None:
    text = await db.write(text_from, "MM1")
    await db.write(delete_person, text.person.id)
    assert await db.write(keep_photos, text.person.id, text.id, (PHOTO,), "") == NobodysPhotos()

    def kinds(tx: Tx) -> list[str]:
        return [row[0] for row in tx.rows("SELECT kind FROM deliveries")]

    assert await db.read(kinds) == ["source_deletion"]


async def test_leaving_for_good_again_and_again_is_noticed(db: Database) -> None:
    for _ in range(recent_deletions.MOST):
        assert await db.write(delete_person, await db.write(meet)) == PersonDeleted(too_often=False)
    assert await db.read(addresses.find, ANN) is None
    assert await db.write(delete_person, await db.write(meet)) == PersonDeleted(too_often=True)


async def test_where_one_stands(db: Database) -> None:
    ann = await db.write(meet)
    new = await db.write(status_of, ann)
    assert (new.connection, new.active_room, new.posts, new.photos) == (Connection.NONE, "", 0, 0)
    assert new.waiting == NothingWaits()
    await db.write(make_room, ann, "trip")
    text = await db.write(text_from, "MM1")
    await db.write(keep_photos, ann, text.id, (PHOTO,), "The lake")
    now = await db.write(status_of, ann)
    assert (now.active_room, now.photos, now.waiting) == ("trip", 1, RecentPhotos(text.id, "The lake", 1))
    assert await db.read(rooms.active, ann) is not None
