"""All that is stored on a person as one file: whole or not at all, whoever dies over it, and nothing of others."""

import csv
import io
import zipfile
from collections.abc import AsyncIterator

import orjson
import pytest

from actions.exporting import BeingMade, MadeAlready, Making, ask_for_export, export_link
from actions.leaving import delete_person
from clients.stores.store import StoreFailed
from core.clock import DAY, HOUR, SteadyClock
from core.delivery import Again, Done, State
from core.settings import MediaSettings
from scheduler.exports import archive
from scheduler.exports.courier import ExportCourier
from scheduler.loop import with_end
from scheduler.photos.couriers import ObjectDeletionCourier
from scheduler.sweep import OLD_ENOUGH, Sweep
from storage.delivery import claims, deliveries
from storage.personal import exports
from storage.personal.exports import ExportState
from storage.rooms.rooms import Room
from tests.conftest import ManualClock
from tests.support.browser.room_scene import shift
from tests.support.database.rows import POLICY, erase
from tests.support.exports import Exported, ask, content_of, keys, make, run_once
from tests.support.photos import pictures
from tests.support.photos.albums import NOON, Album, opened


@pytest.fixture
async def album(database_url: str, folder_settings: MediaSettings) -> AsyncIterator[Album]:
    async with opened(database_url, folder_settings) as running:
        yield running


@pytest.fixture
async def quick_album(sqlite_url: str, folder_settings: MediaSettings) -> AsyncIterator[Album]:
    async with opened(sqlite_url, folder_settings) as running:
        yield running


@pytest.fixture
async def any_album(sqlite_url: str, media_settings: MediaSettings) -> AsyncIterator[Album]:
    """In a folder, and in S3."""
    async with opened(sqlite_url, media_settings) as running:
        yield running


async def two_people(album: Album) -> tuple[int, int, Room]:
    """Ann and Ben in a room, with photos of both, and one that Ann has for herself."""
    ann, ben = await album.person("+15550100101", "Ann"), await album.person("+15550100102", "Ben")
    trip = await album.room("trip", ann, ben)
    for number in range(3):
        await album.photo(trip, ann, f"=HYPERLINK({number})", content=pictures.photo(40 + number, 40), at=NOON)
    await album.photo(trip, ben, "Ben's lake")
    return ann, ben, trip


async def delete_objects(album: Album) -> None:
    """Carry out all deletions of objects, those for later too."""
    await album.do(lambda tx: tx.run("UPDATE deliveries SET due_at = 0 WHERE kind = 'object_deletion'"))
    courier = ObjectDeletionCourier(album.store)
    for delivery in (await album.do(claims.claim, {"object_deletion": 50}, POLICY)).deliveries:
        outcome = await courier.send(delivery)
        assert isinstance(outcome, Done)
        await album.do(deliveries.conclude, delivery, outcome, POLICY)


async def test_one_file_with_everything_in_it_and_nothing_of_others(any_album: Album) -> None:
    ann, _, trip = await two_people(any_album)
    made = await make(any_album.app.db, any_album.store, ann)
    content = await content_of(any_album.store, made)
    assert (made.state, made.progress.size, made.progress.photos) == (ExportState.READY, len(content), 3)
    found = Exported.of(content)
    assert sorted(found.photos.values()) == sorted(pictures.photo(40 + number, 40) for number in range(3))
    rows = {row["uuid"]: row for row in found.rows("photos")}
    assert {f"photos/trip/2025-01-15 {uuid}.jpg" for uuid in rows} == set(found.photos)
    assert {found.compressions[name] for name in found.photos} == {zipfile.ZIP_STORED}
    assert [row["name"] for row in found.rows("rooms")] == ["trip"]
    assert [row["value"] for row in found.rows("addresses")] == ["+15550100101"]
    readme = found.files["README.txt"].decode()
    for name in found.files:
        if name.startswith("data/"):
            assert name.partition("/")[2].partition(".")[0] in readme
    whole = b"".join(found.files.values())
    for others in (b"Ben", b"+15550100102", trip.uuid.encode() + b"/"):
        assert others not in whole


async def test_cells_that_a_spreadsheet_would_compute_are_words(quick_album: Album) -> None:
    ann, _, _ = await two_people(quick_album)
    made = await make(quick_album.app.db, quick_album.store, ann)
    found = Exported.of(await content_of(quick_album.store, made))
    read = list(csv.DictReader(io.StringIO(found.files["data/photos.csv"].decode("utf-8-sig"))))
    assert sorted(row["caption"] for row in read) == [f"'=HYPERLINK({number})" for number in range(3)]
    [address] = csv.DictReader(io.StringIO(found.files["data/addresses.csv"].decode("utf-8-sig")))
    assert address["value"] == "'+15550100101"
    assert sorted(row["caption"] for row in found.rows("photos")) == [f"=HYPERLINK({number})" for number in range(3)]


async def test_many_runs_make_the_same_file(quick_album: Album, monkeypatch: pytest.MonkeyPatch) -> None:
    """A lease is too short for many gigabytes: each run adds what it has time for, and none starts anew."""
    monkeypatch.setattr(archive, "PIECE_BYTES", 500)
    ann, _, _ = await two_people(quick_album)
    db, store = quick_album.app.db, quick_album.store
    monkeypatch.setattr("scheduler.exports.courier.OF_TIME", 0.0)
    monkeypatch.setattr("scheduler.exports.making.elapsed", Ticking())
    made = await make(db, store, ann)
    found = Exported.of(await content_of(store, made))
    assert len(made.progress.directories) >= 10
    assert len(made.progress.pieces) > len(made.progress.directories)
    assert len(found.photos) == 3
    assert found.rows("rooms")


class Ticking:
    """A clock by which each run has time for two files."""

    def __init__(self) -> None:
        self.looks = 0

    def __call__(self) -> float:
        self.looks += 1
        return 1e12 if self.looks % 3 == 0 else 0.0


async def test_a_go_that_breaks_off_counts_for_nothing_and_leaves_nothing(quick_album: Album) -> None:
    ann, _, _ = await two_people(quick_album)
    db, store = quick_album.app.db, quick_album.store
    await ask(db, ann)
    put, left = store.put, [1]

    async def broken(*arguments: object) -> None:
        if not left:
            raise StoreFailed("The disk is full.", retry=True)
        left.pop()
        await put(*arguments)  # type: ignore[arg-type]

    archive_bytes, archive.PIECE_BYTES = archive.PIECE_BYTES, 500
    try:
        object.__setattr__(store, "put", broken)
        _, outcome, _ = await run_once(db, store)
    finally:
        object.__setattr__(store, "put", put)
        archive.PIECE_BYTES = archive_bytes
    assert outcome == Again("The disk is full.")
    assert len(await keys(store)) == 1
    await db.write(lambda tx: tx.run("UPDATE deliveries SET due_at = 0 WHERE kind = 'export'"))
    _, outcome, state = await run_once(db, store)
    assert state is State.SENT
    made = await db.read(exports.latest, ann)
    assert made is not None
    assert len(Exported.of(await content_of(store, made)).photos) == 3
    assert len(await keys(store)) == len(made.progress.pieces) + 1
    await db.write(shift, "exports", "expires_at", 2 * DAY)
    assert await db.write(erase, exports.EXPORTS) == 1
    await delete_objects(quick_album)
    assert await keys(store) == set()


async def test_a_photo_that_the_store_lost_is_counted(quick_album: Album) -> None:
    ann, _, trip = await two_people(quick_album)
    await quick_album.rows(trip, ann, 1)
    made = await make(quick_album.app.db, quick_album.store, ann)
    found = Exported.of(await content_of(quick_album.store, made))
    assert (made.progress.photos, made.progress.missing) == (3, 1)
    assert "1 of your photos could not be read" in found.files["README.txt"].decode()


async def test_one_a_day_and_one_at_a_time(album: Album) -> None:
    ann, _, _ = await two_people(album)
    db = album.app.db
    first = await ask(db, ann)
    assert await db.write(ask_for_export, ann) == BeingMade(first)
    assert await db.write(export_link, ann) is None
    await run_once(db, album.store)
    again = await db.write(ask_for_export, ann)
    assert isinstance(again, MadeAlready)
    assert again.export_id == first
    assert str(await db.write(export_link, ann)).startswith("https://bot.example.com/export/")
    await db.write(shift, "exports", "asked_at", DAY)
    assert isinstance(await db.write(ask_for_export, ann), Making)


async def test_a_newer_one_takes_the_place_of_the_one_before(any_album: Album) -> None:
    ann, _, _ = await two_people(any_album)
    db, store = any_album.app.db, any_album.store
    first = await make(db, store, ann)
    assert await db.write(export_link, ann)
    await db.write(shift, "exports", "asked_at", DAY)
    second = await make(db, store, ann)
    await delete_objects(any_album)
    assert {key.split("/")[1] for key in await keys(store)} == {second.uuid}
    assert await db.read(exports.get, first.id) is None
    about = await db.read(lambda tx: tx.rows("SELECT subject_id FROM links WHERE purpose = 'export'"))
    assert about == [(second.id,)]


async def test_one_that_failed_is_told_and_may_be_asked_for_again(quick_album: Album) -> None:
    ann, _, _ = await two_people(quick_album)
    db, store = quick_album.app.db, quick_album.store
    await ask(db, ann)
    await db.write(lambda tx: tx.run("UPDATE deliveries SET first_due_at = 1 WHERE kind = 'export'"))
    await db.write(lambda tx: tx.run("UPDATE addresses SET ours = '+15550100000'"))

    async def full(*_: object) -> None:
        raise StoreFailed("The disk is full.", retry=True)

    object.__setattr__(store, "put", full)
    [delivery] = (await db.write(claims.claim, {"export": 1}, POLICY)).deliveries
    courier = ExportCourier(db, store, SteadyClock(), 60.0)
    outcome = with_end(await courier.send(delivery), courier, delivery)
    assert await db.write(deliveries.conclude, delivery, outcome, POLICY) is State.DEAD
    told = await db.read(lambda tx: tx.rows("SELECT id, content FROM deliveries WHERE kind = 'text'"))
    [said] = [orjson.loads(quick_album.app.context.keys.open(text, f"deliveries:{key}")) for key, text in told]
    assert said[-1] == "Your file with everything about you could not be made. Text EXPORT to try again."
    assert isinstance(await db.write(ask_for_export, ann), Making)


async def test_with_its_person_everything_of_it_goes(album: Album) -> None:
    ann, _, _ = await two_people(album)
    db, store = album.app.db, album.store
    await make(db, store, ann)
    await db.write(export_link, ann)
    await db.write(delete_person, ann)
    assert await db.read(lambda tx: tx.rows("SELECT 1 FROM exports")) == []
    await delete_objects(album)
    assert await keys(store) == set()


async def test_whoever_leaves_while_it_is_made_gets_none(album: Album) -> None:
    ann, _, _ = await two_people(album)
    db, store = album.app.db, album.store
    await ask(db, ann)
    [delivery] = (await db.write(claims.claim, {"export": 1}, POLICY)).deliveries
    outcome = await ExportCourier(db, store, SteadyClock(), 60.0).send(delivery)
    await db.write(delete_person, ann)
    assert await db.write(deliveries.conclude, delivery, outcome, POLICY) is None
    await delete_objects(album)
    assert await keys(store) == set()


async def test_the_sweep_knows_exports(quick_album: Album) -> None:
    ann, _, _ = await two_people(quick_album)
    db, store = quick_album.app.db, quick_album.store
    await make(db, store, ann)
    there = await keys(store)
    stray = f"exports/{'0' * 8}-0000-0000-0000-{'0' * 12}/abc-00001"
    await store.put(stray, b"1", "text/plain", "6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b")
    later = ManualClock(SteadyClock().now() + OLD_ENOUGH + HOUR)
    await Sweep(db, store, later).sweep()
    assert await keys(store) == there
