"""Photos added from the browser: how they come into a room, and what comes of those that don't."""

import asyncio
import hashlib
from collections.abc import AsyncIterator
from contextlib import suppress

import orjson
import pytest
from aiohttp import ClientError

from actions.rooms import uploading
from clients.stores.store import StoreFailed
from core.settings import MediaSettings
from storage import sessions
from storage.rooms import photos, rooms, uploads
from storage.rooms.photo import Photo
from storage.rooms.rooms import Room
from tests.conftest import Logs
from tests.support.bots import eventually
from tests.support.browser.browsers import Browser, Page
from tests.support.browser.room_scene import Scene
from tests.support.photos import pictures
from tests.support.photos.albums import Album, opened
from web.rooms import adding
from web.transfers import bodies
from web.transfers.slots import Slots

PHOTO = pictures.photo()


def to(room: Room) -> str:
    return f"/rooms/{room.uuid}/photos"


def told(page: Page) -> dict[str, str]:
    found: dict[str, str] = orjson.loads(page.body)
    return found


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


async def staged(album: Album) -> list[str]:
    return [each.key async for each in album.store.keys(uploads.PREFIX)]


async def rows(album: Album) -> list[Photo]:
    found = await album.app.db.read(lambda tx: tx.rows("SELECT id FROM photos ORDER BY id"))
    each = [await album.app.db.read(photos.get, row[0]) for row in found]
    return [photo for photo in each if photo is not None]


async def ended(browser: Browser, room: Room, page: Page) -> dict[str, str]:
    """How what was sent stands once it is on its way no more."""
    found: dict[str, str] = {}

    async def has_ended() -> bool:
        found.update(told(await browser.open(f"{to(room)}/{told(page)['photo']}/state")))
        return found["state"] in {"kept", "failed"}

    await eventually(has_ended)
    return found


async def nothing_staged(album: Album) -> None:
    async def is_so() -> bool:
        return await staged(album) == []

    await eventually(is_so)


async def test_a_photo_is_staged_made_safe_and_kept(album: Album, trip: Room, browser: Browser, logs: Logs) -> None:
    page = await browser.send(to(trip), pictures.held(6), {"X-Checksum": digest(pictures.held(6)).upper()})
    assert (page.status, told(page)["state"]) == (201, "coming")
    assert await staged(album) == [f"uploads/{told(page)['photo']}"]
    assert "1 photo of yours on the way." in (await browser.open(f"/rooms/{trip.uuid}")).words
    await album.work()
    assert (await ended(browser, trip, page))["state"] == "kept"
    kept = await browser.open(f"{to(trip)}/{told(page)['photo']}/original")
    assert kept.headers["Content-Type"] == "image/jpeg"
    assert b"Zebrafinch" not in kept.body
    await nothing_staged(album)
    assert (await logs.appears("photo.uploaded"))["photo"] == told(page)["photo"]
    assert not await album.app.db.read(lambda tx: tx.rows("SELECT 1 FROM deliveries WHERE kind = 'text'"))


async def test_the_same_photo_again_is_there_already(
    album: Album, ann: int, ben: int, trip: Room, browser: Browser
) -> None:
    first = await browser.send(to(trip), PHOTO)
    again = await browser.send(to(trip), PHOTO, {"X-Checksum": digest(PHOTO)})
    assert (first.status, again.status) == (201, 200)
    assert told(again)["photo"] == told(first)["photo"]
    assert 0 <= float(told(again)["age"]) < 600
    assert await staged(album) == [f"uploads/{told(first)['photo']}"]
    other, bens = await album.room("other", ann), await album.guest(ben)
    assert (await browser.send(to(other), PHOTO)).status == 201
    assert (await bens.send(to(trip), PHOTO)).status == 201
    together = await asyncio.gather(*(browser.send(to(trip), PHOTO + b"x") for _ in range(4)))
    assert sorted(page.status for page in together) == [200, 200, 200, 201]


@pytest.mark.parametrize(
    "content",
    [b"<script>alert(1)</script>" * 50, pictures.png_of_size(60_000, 60_000), pictures.locked_pdf()],
    ids=["no photo", "bomb", "locked"],
)
async def test_what_is_no_photo_is_refused_for_good(quick_scene: Scene, content: bytes) -> None:
    album, trip = quick_scene.album, quick_scene.trip
    await album.work()
    browser = await album.guest(quick_scene.ann)
    page = await browser.send(to(trip), content)
    assert page.status == 201
    found = await ended(browser, trip, page)
    assert (found["state"], bool(found["said"])) == ("failed", True)
    assert f"Not kept lately: {found['said']}." in (await browser.open(f"/rooms/{trip.uuid}")).words
    await nothing_staged(album)
    assert (await browser.send(to(trip), content)).status == 201  # whoever tries again may


async def forever() -> AsyncIterator[bytes]:
    while True:
        yield bytes(65_536)


async def drops() -> AsyncIterator[bytes]:
    for number in range(1_000):
        yield bytes([number % 256])
        await asyncio.sleep(0.02)


async def breaking() -> AsyncIterator[bytes]:
    yield bytes(300_000)
    raise ConnectionResetError


@pytest.mark.parametrize(
    ("body", "code"), [(b"", "empty"), (forever(), "too_large"), (drops(), "too_slow"), (breaking(), "broken_off")]
)
async def test_what_does_not_come_whole_leaves_nothing(
    sqlite_url: str,
    folder_settings: MediaSettings,
    body: bytes | AsyncIterator[bytes],
    code: str,
    logs: Logs,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if code == "too_slow":
        monkeypatch.setattr(bodies, "READ_SECONDS", 0.3)
    async with opened(sqlite_url, folder_settings, limits={"photo_bytes": 1_000_000}) as album:
        trip = await album.room("trip", ann := await album.person("+15550100101"))
        browser = await album.guest(ann)
        with suppress(ClientError, OSError):  # who still sends may not hear the answer
            page = await browser.send(to(trip), body)
            assert told(page)["error"] == code
        assert (await logs.appears("photo.not_uploaded"))["reason"] == code
        await nothing_staged(album)
        assert await rows(album) == []
        monkeypatch.undo()  # what comes whole has its time
        assert (await browser.send(to(trip), bytes(1_000_001))).status == 413
        assert (await browser.send(to(trip), PHOTO)).status == 201


async def test_what_differs_from_its_checksum_is_an_error(album: Album, trip: Room, browser: Browser) -> None:
    for wrong in (digest(b"something else"), "xyz"):
        page = await browser.send(to(trip), PHOTO, {"X-Checksum": wrong})
        assert (page.status, told(page)["error"]) == (422, "checksum")
    assert (await staged(album), await rows(album)) == ([], [])


async def test_nobody_adds_to_a_room_that_is_not_theirs(scene: Scene) -> None:
    album, trip = scene.album, scene.trip
    eve, passed_on = await album.guest(scene.eve), await album.visitor(scene.ann, trip)
    assert told(await eve.send(to(trip), PHOTO))["error"] == "not_here"
    assert (await eve.send_files(to(trip), ("a.jpg", PHOTO))).status == 404
    looking = await passed_on.send(to(trip), PHOTO)  # a link is for looking only
    assert (looking.status, "Sign in" in looking.words) == (403, True)
    assert (await eve.open(f"{to(trip)}/{scene.photo}/state")).status == 404
    assert (await (await album.guest(scene.ben)).open(f"{to(trip)}/{scene.photo}/state")).status == 404
    assert await staged(album) == []
    assert len(await rows(album)) == 1


@pytest.mark.parametrize("loses", ["session", "room"])
async def test_who_may_add_is_looked_up_again_when_it_has_come(
    album: Album, ben: int, trip: Room, loses: str
) -> None:
    browser, may_end = await album.guest(ben), asyncio.Event()

    async def long() -> AsyncIterator[bytes]:
        yield PHOTO
        await may_end.wait()
        yield b"the end"

    sending = asyncio.create_task(browser.send(to(trip), long()))

    async def is_under_way() -> bool:
        return await staged(album) != []

    await eventually(is_under_way)
    if loses == "session":
        await album.do(sessions.revoke_all, ben)
    else:
        await album.do(rooms.leave, ben, trip)
    may_end.set()
    page = await sending
    assert page.status in {403, 404}
    await nothing_staged(album)
    assert await rows(album) == []


async def test_limits_hold_for_what_is_added(sqlite_url: str, folder_settings: MediaSettings) -> None:
    limits = {"photos_per_person": 2}
    async with opened(sqlite_url, folder_settings, limits=limits) as album:
        trip = await album.room("trip", ann := await album.person("+15550100101"))
        browser = await album.guest(ann)
        sent = [await browser.send(to(trip), PHOTO + bytes([number])) for number in range(3)]
        assert [page.status for page in sent] == [201, 201, 429]
        assert told(sent[2])["error"] == "photos_in_a_day"
        same = PHOTO + bytes([0])
        assert (await browser.send(to(trip), same, {"X-Checksum": digest(same)})).status == 200
        await album.do(lambda tx: tx.run("UPDATE photos SET size = 20000000000, state = 'kept'"))
        await album.do(lambda tx: tx.run("DELETE FROM photos_sent"))
        assert told(await browser.send(to(trip), PHOTO))["error"] == "bytes_kept"
        assert len(await staged(album)) == 2


async def test_only_so_many_are_on_their_way_at_once(
    album: Album, ann: int, ben: int, trip: Room, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploading, "MOST_COMING", 1)
    assert (await browser.send(to(trip), PHOTO)).status == 201
    page = await browser.send(to(trip), PHOTO + b"x")
    assert (page.status, told(page)["error"], page.headers["Retry-After"]) == (429, "coming", "2")
    monkeypatch.setattr(Slots, "of_one", property(lambda _: 1), raising=False)
    may_end, other = asyncio.Event(), await album.guest(ben)

    async def long() -> AsyncIterator[bytes]:
        yield PHOTO
        await may_end.wait()

    sending = asyncio.create_task(other.send(to(trip), long()))

    async def is_under_way() -> bool:
        return len(await staged(album)) > 1

    await eventually(is_under_way)
    assert told(await other.send(to(trip), PHOTO))["error"] == "at_once"
    assert "Too many photos" in (await other.send_files(to(trip), ("a.jpg", PHOTO))).words
    may_end.set()
    assert (await sending).status == 201


async def test_without_scripts_a_form_sends_several(
    album: Album, trip: Room, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adding, "MOST_FILES", 3)
    page = await browser.send_files(to(trip), ("a.jpg", PHOTO), ("<b>.jpg", b""), ("a.jpg", PHOTO), ("d.jpg", b"x"))
    assert page.status == 200
    assert "1 photo on the way" in page.words
    assert "<b>.jpg The file is empty." in page.words
    assert "a.jpg It is in the room already." in page.words
    assert "d.jpg It and those behind it weren't taken" in page.words
    assert len(await rows(album)) == 1
    no_file = b'--x\r\nContent-Disposition: form-data; name="photos"; filename=""\r\n\r\n\r\n--x--\r\n'
    for body, boundary in ((no_file, "; boundary=x"), (no_file[:-5], "; boundary=x"), (b"no form", ""), (b"", "")):
        page = await browser.send(to(trip), body, {"Content-Type": f"multipart/form-data{boundary}"})
        assert "No photo came" in page.words


async def test_behind_one_that_is_too_large_the_form_goes_on(sqlite_url: str, folder_settings: MediaSettings) -> None:
    async with opened(sqlite_url, folder_settings, limits={"photo_bytes": 100_000}) as album:
        trip = await album.room("trip", ann := await album.person("+15550100101"))
        browser = await album.guest(ann)
        page = await browser.send_files(to(trip), ("a.jpg", bytes(300_000)), ("b.jpg", PHOTO))
        assert "a.jpg The file is too large." in page.words
        assert len(await rows(album)) == 1
        page = await browser.send_files(to(trip), ("a.jpg", bytes(900_000)), ("b.jpg", PHOTO + b"x"))
        assert (page.status, len(await rows(album))) == (413, 1)


async def test_a_photo_that_is_deleted_on_its_way_is_staged_no_more(
    album: Album, ben: int, trip: Room, browser: Browser
) -> None:
    await browser.send(to(trip), PHOTO)
    [photo] = await rows(album)
    await album.do(photos.remove, [photo])
    await album.work()
    await nothing_staged(album)
    assert await rows(album) == []


async def test_a_store_that_is_down_says_so_and_nothing_is_added(
    quick_scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    album = quick_scene.album
    browser = await album.guest(quick_scene.ann)

    async def failing(*_: object) -> str:
        raise StoreFailed("The media folder can't be used.", retry=True)

    monkeypatch.setattr(type(album.store), "put_pieces", failing)
    page = await browser.send(to(quick_scene.trip), PHOTO)
    assert (page.status, told(page)["error"], page.headers["Retry-After"]) == (503, "store", "10")
