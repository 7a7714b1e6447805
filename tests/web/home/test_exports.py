"""The file with everything about somebody: given to them, once a link, and to nobody else."""

from collections.abc import AsyncIterator

import pytest
from aiohttp import ClientConnectionError, ClientPayloadError, ClientSession

from actions.exporting import export_link
from actions.leaving import delete_person
from actions.signing_in import sign_out_everywhere
from core.clock import DAY
from core.settings import MediaSettings
from scheduler.exports import archive
from storage import links, sessions
from storage.links import Purpose
from storage.personal.exports import Export
from storage.signing_in.browsers import Way
from tests.conftest import Logs
from tests.support.browser.browsers import OUR_FORM, Browser
from tests.support.browser.room_scene import shift
from tests.support.exports import Exported, keys, make, run_once
from tests.support.photos.albums import PUBLIC, Album, opened
from web.transfers.slots import Slots

FOREIGN = {"Sec-Fetch-Site": "cross-site"}
ZIP = b"PK\x03\x04"


@pytest.fixture
async def album(sqlite_url: str, folder_settings: MediaSettings) -> AsyncIterator[Album]:
    async with opened(sqlite_url, folder_settings) as running:
        yield running


@pytest.fixture
async def ann(album: Album) -> int:
    person_id = await album.person("+15550100101", "Ann")
    await album.photo(await album.room("trip", person_id), person_id, "The lake")
    return person_id


@pytest.fixture
async def ben(album: Album) -> int:
    return await album.person("+15550100102", "Ben")


async def fresh(album: Album, person_id: int) -> Browser:
    """A browser that is signed in as that person, and entered a PIN just now."""
    browser = await album.browser()
    browser.cookies["__Host-session"] = await album.do(sessions.make, person_id, Way.PIN)
    return browser


async def made(album: Album, person_id: int) -> Export:
    return await make(album.app.db, album.store, person_id)


async def link_of(album: Album, person_id: int) -> str:
    link = await album.do(export_link, person_id)
    return str(link).removeprefix(PUBLIC)


async def test_a_link_gives_the_file_once_and_only_when_its_button_is_pressed(
    album: Album, ann: int, logs: Logs
) -> None:
    await made(album, ann)
    link, browser = await link_of(album, ann), await album.browser()
    for method in ("GET", "HEAD", "GET"):  # robots look, too
        page = await browser.open(link, method)
        assert page.status == 200
        assert method == "HEAD" or "Download" in page.words
        assert not page.body.startswith(ZIP)
    refused = await browser.submit(link, FOREIGN)
    assert refused.status == 403
    given = await browser.submit(link)
    assert (given.status, given.headers["Content-Type"]) == (200, "application/zip")
    assert given.headers["Content-Length"] == str(len(given.body))
    assert given.headers["Content-Disposition"].startswith('attachment; filename="backslash 20')
    assert "no-store" in given.headers["Cache-Control"]
    assert len(Exported.of(given.body).photos) == 1
    for again in (await browser.submit(link), await browser.open(link)):
        assert (again.status, "This link gives nothing" in again.words) == (404, True)
    assert len(logs.lines("export.downloaded")) == 1
    assert link.rpartition("/")[2] not in str(logs.lines())


async def test_links_that_are_over_made_up_or_for_something_else_give_nothing(album: Album, ann: int) -> None:
    export = await made(album, ann)
    browser = await album.browser()
    late = await link_of(album, ann)
    await album.do(lambda tx: tx.run("UPDATE links SET expires_at = 1"))
    other = await link_of(album, ann)
    for purpose in (Purpose.SIGN_IN, Purpose.CONNECT, Purpose.ROOM):
        token = (await album.do(links.make, purpose, ann, export.id)).rpartition("/")[2]
        assert (await browser.submit(f"/export/{token}")).status == 404
    tokens = ("x" * 22, "x" * 500, export.uuid, export.id)
    for address in (late, *(f"/export/{token}" for token in tokens)):
        assert (await browser.open(address)).status == 404
        assert (await browser.submit(address)).status == 404
    await album.do(shift, "exports", "expires_at", 2 * DAY)
    assert (await browser.submit(other)).status == 404


@pytest.mark.parametrize(
    "path",
    [
        "/export/../rooms",
        "/export/%2e%2e%2fstatic%2frooms.css",
        "/export/file/../../export",
        "/export/{uuid}/{piece}",
        "/exports/{uuid}/{piece}",
        "/static/..%2f..%2fexports%2f{uuid}%2f{piece}",
        "/rooms/{uuid}/photos/{uuid}/original",
    ],
)
async def test_no_path_leads_to_its_pieces(album: Album, ann: int, path: str) -> None:
    export = await made(album, ann)
    browser = await fresh(album, ann)
    piece = export.progress.pieces[0][0]
    page = await browser.open(path.format(uuid=export.uuid, piece=piece))
    assert page.status in {303, 404}
    assert ZIP not in page.body


async def test_who_is_signed_in_gets_their_own_after_a_fresh_pin(album: Album, ann: int, ben: int) -> None:
    browser, stale, other = await fresh(album, ann), await album.guest(ann), await fresh(album, ben)
    assert "Make the file" in (await browser.open("/export")).words
    assert (await browser.submit("/export")).location == "/export"
    assert "is being put together" in (await browser.open("/export")).words
    assert (await browser.submit("/export/file")).location == "/export"
    await run_once(album.app.db, album.store)
    assert "Download" in (await browser.open("/export")).words
    given = await browser.submit("/export/file")
    assert len(Exported.of(given.body).photos) == 1
    for address, method in (("/export", "GET"), ("/export", "POST"), ("/export/file", "POST")):
        page = await (stale.open(address) if method == "GET" else stale.submit(address))
        assert (page.status, page.location.startswith("/account/confirm?then=")) == (303, True)
    assert "Make the file" in (await other.open("/export")).words
    assert (await other.submit("/export/file")).location == "/export"


async def test_who_was_let_in_by_a_rooms_link_gets_nothing(album: Album, ann: int) -> None:
    await made(album, ann)
    room = await album.room("lake", ann)
    visitor = await album.visitor(ann, room)
    for address in ("/export", "/texts", "/account/x/disconnect"):
        assert (await visitor.open(address)).status == 403
    for address in ("/export", "/export/file", "/publish", "/drop", "/account/x/connect", "/account/x/disconnect"):
        assert (await visitor.submit(address)).status == 403
    assert (await visitor.open("/")).location == "/help"


async def test_a_link_to_anothers_export_gives_nothing(album: Album, ann: int, ben: int) -> None:
    export = await made(album, ann)
    forged = (await album.do(links.make, Purpose.EXPORT, ben, export.id)).removeprefix(PUBLIC)
    assert (await (await album.browser()).submit(forged)).status == 404


@pytest.mark.parametrize("how", [delete_person, sign_out_everywhere])
async def test_who_leaves_or_signs_out_takes_links_back(album: Album, ann: int, how: object) -> None:
    await made(album, ann)
    link = await link_of(album, ann)
    await album.do(how, ann)  # type: ignore[arg-type]
    assert (await (await album.browser()).submit(link)).status == 404


async def test_a_download_ends_when_its_person_leaves(
    album: Album, ann: int, logs: Logs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "PIECE_BYTES", 1_000_000)
    room = await album.room("large", ann)
    for _ in range(4):
        await album.photo(room, ann, content=b"x" * 8_000_000)
    await made(album, ann)
    link = await link_of(album, ann)
    async with ClientSession() as session:
        answer = await session.post(album.url + link, headers=OUR_FORM)
        assert await answer.content.readexactly(4) == ZIP
        await album.do(delete_person, ann)
        with pytest.raises((ClientPayloadError, ClientConnectionError)):
            await answer.read()
    assert await logs.appears("export.download_ended")
    assert not logs.lines("export.downloaded")


async def test_few_at_once_and_a_link_that_has_to_wait_is_not_used_up(
    album: Album, ann: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    await made(album, ann)
    link, browser = await link_of(album, ann), await album.browser()
    monkeypatch.setattr(Slots, "of_all", property(lambda _: 0), raising=False)
    assert (await browser.submit(link)).status == 429
    monkeypatch.undo()
    monkeypatch.setattr(Slots, "of_one", property(lambda _: 0), raising=False)
    assert (await browser.submit(link)).status == 429
    monkeypatch.undo()
    assert (await browser.submit(link)).status == 200


async def test_its_objects_are_nowhere_else(album: Album, ann: int) -> None:
    export = await made(album, ann)
    assert {key.rpartition("/")[0] for key in await keys(album.store)} == {f"exports/{export.uuid}"}
