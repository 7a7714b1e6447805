"""Who is in a room, seen and changed in the browser; and the words beside a photo."""

import re
from urllib.parse import quote

import pytest

from core.tx import Tx
from storage.rooms import members, photos, rooms
from storage.rooms.rooms import Room
from storage.signing_in.browsers import Way
from tests.conftest import Logs
from tests.support.browser.browsers import Browser
from tests.support.browser.room_scene import Scene
from tests.support.photos.albums import Album


def people(trip: Room) -> str:
    return f"/rooms/{trip.uuid}/members"


async def removal(browser: Browser, trip: Room) -> str:
    """Where the page leads for taking the one other member out."""
    [found] = re.findall(r'href="([^"]+/remove)"', (await browser.open(people(trip))).html)
    return str(found)


async def names(album: Album, trip: Room) -> list[str]:
    found = await album.app.db.read(members.members, trip.id)
    return [each.shown for each in found]


async def test_who_made_the_room_takes_somebody_out(
    album: Album, ann: int, ben: int, trip: Room, browser: Browser, logs: Logs
) -> None:
    await album.do(members.rename, ben, "Ann")  # two of one name
    asked_for_a_pin = f"/account/confirm?then={quote(await removal(browser, trip), safe='')}"
    assert (await browser.open(await removal(browser, trip))).location == asked_for_a_pin
    assert (await browser.submit(await removal(browser, trip))).location == asked_for_a_pin
    assert await names(album, trip) == ["Ann (01)", "Ann (02)"]
    browser, bens = await album.guest(ann, Way.PIN), await album.guest(ben, Way.PIN)
    address = await removal(browser, trip)
    assert "/remove" not in (await bens.open(people(trip))).html
    assert (await bens.open(address)).status == 404
    assert (await bens.submit(address)).status == 404
    assert "Remove Ann (02)?" in (await browser.open(address)).words
    assert (await browser.submit(address)).location == f"{people(trip)}?said=removed"
    assert await names(album, trip) == ["Ann"]
    assert (await logs.appears("room.member_removed"))["person"]
    assert (await bens.open(f"/rooms/{trip.uuid}")).status == 404
    assert (await browser.submit(address)).status == 404  # they are out
    assert "They are out" in (await browser.open(f"{people(trip)}?said=removed")).words


async def test_nobody_takes_out_the_maker_or_somebody_elsewhere(scene: Scene) -> None:
    album, trip = scene.album, scene.trip
    tags = await album.app.db.read(lambda tx: dict(tx.rows("SELECT id, tag FROM people")))
    anns, eves = await album.guest(scene.ann, Way.PIN), await album.guest(scene.eve, Way.PIN)
    for browser, person in ((anns, scene.ann), (anns, scene.eve), (eves, scene.ben)):
        address = f"{people(trip)}/{tags[person]}/remove"
        assert (await browser.open(address)).status == 404
        assert (await browser.submit(address)).status == 404
    assert await names(album, trip) == ["Ann", "Ben"]


async def test_somebody_gives_themselves_a_name(album: Album, ann: int, ben: int, trip: Room) -> None:
    bens = await album.guest(ben)
    page = await bens.fill(f"{people(trip)}/name", name=" Benno ")
    assert page.location == f"{people(trip)}?said=named"
    assert await names(album, trip) == ["Ann", "Benno"]
    page = await bens.fill(f"{people(trip)}/name", name="+1 555")
    assert "Nothing changed: a name is" in (await bens.open(page.location)).words
    assert await names(album, trip) == ["Ann", "Benno"]


async def test_who_made_the_room_sets_its_password(scene: Scene) -> None:
    album, trip = scene.album, scene.trip
    address, stale = f"/rooms/{trip.uuid}/password", await album.guest(scene.ann)
    assert (await stale.open(address)).location == f"/account/confirm?then={quote(address, safe='')}"
    assert "/account/confirm" in (await stale.fill(address, password="frozen7")).location
    anns, bens = await album.guest(scene.ann, Way.PIN), await album.guest(scene.ben, Way.PIN)
    assert (await bens.open(address)).status == 404
    assert (await bens.fill(address, password="mine")).status == 404
    assert "A password for trip" in (await anns.open(address)).words
    for odd in ("two words", "x" * 65, ""):
        assert "A password is one word" in (await anns.fill(address, password=odd)).words
    assert not await album.app.db.read(is_shut, trip)
    assert "said=password" in (await anns.fill(address, password="frozen7")).location
    assert await album.app.db.read(is_shut, trip)  # until it is hashed
    content = await album.app.db.read(lambda tx: tx.row("SELECT content FROM deliveries WHERE kind = 'password'"))
    assert b"frozen7" not in bytes(content[0])
    await album.work()


def is_shut(tx: Tx, trip: Room) -> bool:
    room = rooms.get(tx, trip.id)
    return room is not None and room.needs_password


async def test_leaving_and_the_last_one(album: Album, ann: int, ben: int, trip: Room, browser: Browser) -> None:
    uuid = await album.photo(trip, ben, "Skates")
    address, bens = f"/rooms/{trip.uuid}/leave", await album.guest(ben)
    deleting, bens_fresh = f"/rooms/{trip.uuid}/delete", await album.guest(ben, Way.PIN)
    assert "Delete the room" not in (await bens.open(address)).words
    assert (await bens_fresh.open(deleting)).location == address  # somebody else is in it
    assert (await bens_fresh.submit(deleting)).status == 404
    assert (await bens.submit(address)).location == "/rooms"
    assert (await bens.open(address)).status == 404
    assert "Delete the room" in (await browser.open(address)).words
    assert (await browser.submit(address)).location == address  # asked again: nothing is left empty unasked
    assert await names(album, trip) == ["Ann"]
    asked_for_a_pin = f"/account/confirm?then={quote(deleting, safe='')}"
    assert (await browser.open(deleting)).location == (await browser.submit(deleting)).location == asked_for_a_pin
    assert await names(album, trip) == ["Ann"]
    fresh = await album.guest(ann, Way.PIN)
    assert "It goes with all of its photos" in (await fresh.open(deleting)).words
    assert (await fresh.submit(deleting)).location == "/rooms"
    assert await album.app.db.read(rooms.get, trip.id) is None
    assert await album.app.db.read(photos.find, uuid) is None


async def test_the_last_one_may_let_the_room_be(album: Album, ann: int, browser: Browser) -> None:
    alone = await album.room("alone", ann)
    page = await browser.fill(f"/rooms/{alone.uuid}/leave", keep="1")
    assert page.location == "/rooms"
    assert await album.app.db.read(rooms.get, alone.id) == alone
    own = await album.do(rooms.private, ann)
    for end in ("members", "leave"):  # nobody else is ever in one's own
        assert (await browser.open(f"/rooms/{own.uuid}/{end}")).status == 404


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (" On\r\nice \x07 ", "On\nice"),
        ("", ""),
        ("<b>" * 500, ("<b>" * 500)[:1000]),
        ("\N{SNOWFLAKE}", "\N{SNOWFLAKE}"),
    ],
    ids=["lines", "none", "long", "sign"],
)
async def test_a_caption_is_changed(quick_scene: Scene, typed: str, kept: str) -> None:
    album, trip = quick_scene.album, quick_scene.trip
    address = f"/rooms/{trip.uuid}/photos/{quick_scene.photo}"
    anns, bens = await album.guest(quick_scene.ann), await album.guest(quick_scene.ben)
    assert "The lake" in (await anns.open(f"{address}/caption")).words
    assert (await bens.open(f"{address}/caption")).status == 404
    assert (await bens.fill(f"{address}/caption", caption="Mine")).status == 404
    assert (await anns.fill(f"{address}/caption", caption=typed)).location == address
    found = await album.app.db.read(photos.find, quick_scene.photo)
    assert found.caption == kept
    assert (await anns.fill(f"{address}/caption")).location == f"{address}/caption"
