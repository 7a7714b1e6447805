"""Who may see what of a room: each row is somebody who tries, and what comes of it."""

import asyncio
import io
import zipfile
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from html.parser import HTMLParser
from uuid import uuid4

import pytest
from aiohttp import ClientPayloadError

from core.clock import DAY, MINUTE
from core.settings import MediaSettings
from core.tx import Tx
from storage import forgetting, links, sessions
from storage.links import Purpose
from storage.rooms import members, photos, rooms
from storage.rooms.rooms import Room
from tests.support.albums import LARGE, Album, opened
from tests.support.browsers import Browser
from web.rooms import download

SCRIPT = '"><script>alert(1)</script>'
OF_A_ROOM = ("", "/all.zip", "/events", "?before=1")
OF_A_PHOTO = ("", "/small.jpg", "/original", "/original?download", "/delete")
OTHER = LARGE + b"other"
NOTHING_OF_IT = (b"trip", b"Ann", b"The lake", b"IEND", LARGE[:40])
"""What nobody reads who may not look."""


@dataclass
class Scene:
    """Ann and Ben are in a room with a photo of Ann's; Eve is not."""

    album: Album
    ann: int
    ben: int
    eve: int
    trip: Room
    photo: str

    @property
    def addresses(self) -> list[str]:
        """All that a room has."""
        room = f"/rooms/{self.trip.uuid}"
        return [room + end for end in OF_A_ROOM] + [f"{room}/photos/{self.photo}{end}" for end in OF_A_PHOTO]

    async def is_shut(self, browser: Browser, status: int) -> None:
        """Nothing of the room shows, at any of its addresses."""
        for address in self.addresses:
            for method in ("GET", "HEAD"):
                page = await browser.open(address, method)
                assert page.status in {status, 404}, f"{method} {address}: {page.status}"
                assert not [each for each in NOTHING_OF_IT if each in page.body], address
        await self.album.app.db.read(self._still_there)

    async def is_open(self, browser: Browser) -> None:
        assert "The lake" in (await browser.open(f"/rooms/{self.trip.uuid}")).words
        assert (await browser.open(f"/rooms/{self.trip.uuid}/photos/{self.photo}/original")).body == LARGE

    def _still_there(self, tx: Tx) -> None:
        assert photos.find(tx, self.photo)


@asynccontextmanager
async def set_up(database_url: str, media: MediaSettings) -> AsyncIterator[Scene]:
    async with opened(database_url, media) as album:
        ann = await album.person("+15550100101", "Ann")
        ben = await album.person("+15550100102", "Ben")
        eve = await album.person("+15550100103", "Eve")
        trip = await album.room("trip", ann, ben)
        yield Scene(album, ann, ben, eve, trip, await album.photo(trip, ann, "The lake"))


@pytest.fixture
async def scene(database_url: str, folder_settings: MediaSettings) -> AsyncIterator[Scene]:
    async with set_up(database_url, folder_settings) as found:
        yield found


@pytest.fixture
async def quick_scene(sqlite_url: str, folder_settings: MediaSettings) -> AsyncIterator[Scene]:
    """For what is decided before any row is looked at."""
    async with set_up(sqlite_url, folder_settings) as found:
        yield found


async def nobody(scene: Scene) -> Browser:
    return await scene.album.browser()


async def a_stranger_with_a_session(scene: Scene) -> Browser:
    return await scene.album.guest(scene.eve)


async def a_former_member(scene: Scene) -> Browser:
    browser = await scene.album.guest(scene.ben)
    await scene.is_open(browser)
    await scene.album.do(rooms.leave, scene.ben, scene.trip)
    return browser


async def one_who_signed_out(scene: Scene) -> Browser:
    browser = await scene.album.guest(scene.ben)
    await scene.is_open(browser)
    stolen = dict(browser.cookies)
    assert (await browser.submit("/rooms/sign-out")).status == 200
    browser.cookies.update(stolen)
    return browser


async def one_who_is_forgotten(scene: Scene) -> Browser:
    browser = await scene.album.guest(scene.ben)
    await scene.is_open(browser)
    await scene.album.do(forgetting.forget, scene.ben)
    return browser


async def one_idle_too_long(scene: Scene) -> Browser:
    browser = await scene.album.guest(scene.ben)
    await scene.is_open(browser)
    await scene.album.do(_age, sessions.IDLE)
    return browser


def _shift(tx: Tx, table: str, column: str, milliseconds: int) -> None:
    tx.run(f"UPDATE {table} SET {column} = {column} - :by", by=milliseconds)


async def one_with_a_made_up_cookie(scene: Scene) -> Browser:
    browser = await scene.album.browser()
    browser.cookies["__Host-session"] = "x" * 32
    return browser


async def one_with_an_endless_cookie(scene: Scene) -> Browser:
    browser = await scene.album.browser()
    browser.cookies["__Host-session"] = "x" * 4000
    return browser


async def one_with_the_cookie_under_another_name(scene: Scene) -> Browser:
    browser = await scene.album.guest(scene.ben)
    browser.cookies = {"session": browser.cookies["__Host-session"]}
    return browser


async def one_with_what_the_database_keeps(scene: Scene) -> Browser:
    browser = await scene.album.guest(scene.ben)
    kept = await scene.album.app.db.read(lambda tx: tx.row("SELECT hash FROM sessions"))
    browser.cookies = {"__Host-session": bytes(kept[0]).hex()}
    return browser


@pytest.mark.parametrize(
    ("who", "status"),
    [
        (nobody, 403),
        (a_stranger_with_a_session, 404),
        (a_former_member, 404),
        (one_who_signed_out, 403),
        (one_who_is_forgotten, 403),
        (one_idle_too_long, 403),
        (one_with_a_made_up_cookie, 403),
        (one_with_an_endless_cookie, 403),
        (one_with_the_cookie_under_another_name, 403),
        (one_with_what_the_database_keeps, 403),
    ],
)
async def test_who_sees_nothing(scene: Scene, who: Callable[[Scene], Awaitable[Browser]], status: int) -> None:
    await scene.is_shut(await who(scene), status)


async def test_a_session_slides_while_it_is_used_but_not_for_ever(scene: Scene) -> None:
    browser = await scene.album.guest(scene.ben)
    for _ in range(4):
        await scene.album.do(_age, 6 * DAY)
        await scene.is_open(browser)  # and so it would last a week again, were it not for the 30 days
    await scene.album.do(_age, 6 * DAY - MINUTE)
    await scene.is_open(browser)
    await scene.album.do(_age, MINUTE)
    await scene.is_shut(browser, 403)


def _age(tx: Tx, milliseconds: int) -> None:
    _shift(tx, "sessions", "made_at", milliseconds)
    _shift(tx, "sessions", "signed_in_at", milliseconds)
    _shift(tx, "sessions", "expires_at", milliseconds)


async def test_a_stranger_gets_the_same_for_what_is_there_and_what_is_not(scene: Scene) -> None:
    other = await scene.album.room("other", scene.eve)
    for browser in (await nobody(scene), await a_stranger_with_a_session(scene)):
        there = await browser.open(f"/rooms/{scene.trip.uuid}")
        nowhere = await browser.open(f"/rooms/{uuid4()}")
        assert (there.status, there.body) == (nowhere.status, nowhere.body)
        there = await browser.open(f"/rooms/{other.uuid}/photos/{scene.photo}")
        nowhere = await browser.open(f"/rooms/{other.uuid}/photos/{uuid4()}")
        assert (there.status, there.body) == (nowhere.status, nowhere.body)


async def test_a_photo_is_not_had_through_another_room(scene: Scene) -> None:
    other = await scene.album.room("other", scene.eve)
    browser = await scene.album.guest(scene.eve)
    assert (await browser.open(f"/rooms/{other.uuid}")).status == 200
    for end in OF_A_PHOTO:
        assert (await browser.open(f"/rooms/{other.uuid}/photos/{scene.photo}{end}")).status == 404
    await browser.submit(f"/rooms/{other.uuid}/photos/{scene.photo}/delete")
    await scene.is_open(await scene.album.guest(scene.ann))


async def test_a_photo_that_is_not_kept_yet_is_not_shown(scene: Scene) -> None:
    await scene.album.do(lambda tx: tx.run("UPDATE photos SET state = 'coming'"))
    browser = await scene.album.guest(scene.ann)
    assert (await browser.open(f"/rooms/{scene.trip.uuid}")).status == 200
    for end in OF_A_PHOTO:
        assert (await browser.open(f"/rooms/{scene.trip.uuid}/photos/{scene.photo}{end}")).status == 404


async def test_anothers_photo_can_not_be_deleted(scene: Scene) -> None:
    browser = await scene.album.guest(scene.ben)
    address = f"/rooms/{scene.trip.uuid}/photos/{scene.photo}/delete"
    assert (await browser.open(address)).status == 404
    assert (await browser.submit(address)).status == 404
    await scene.is_open(browser)


FOREIGN = [
    {},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Sec-Fetch-Site": "none"},
    {"Sec-Fetch-Site": "cross-site", "Origin": "https://bot.example.com"},
    {"Origin": "https://evil.example.com"},
    {"Origin": "http://bot.example.com"},
    {"Origin": "https://bot.example.com:8443"},
    {"Origin": "null"},
]


@pytest.mark.parametrize("headers", FOREIGN, ids=str)
async def test_other_sites_can_do_nothing(quick_scene: Scene, headers: dict[str, str]) -> None:
    browser = await quick_scene.album.guest(quick_scene.ann)
    link = await quick_scene.album.link(quick_scene.ann, quick_scene.trip)
    for address in (link, "/rooms/sign-out", f"/rooms/{quick_scene.trip.uuid}/photos/{quick_scene.photo}/delete"):
        page = await browser.submit(address, headers)
        assert (page.status, page.cookies) == (403, ()), address
    await quick_scene.is_open(browser)
    assert (await browser.submit(link)).status == 303


async def test_browsers_without_fetch_metadata_are_known_by_their_origin(quick_scene: Scene) -> None:
    browser = await quick_scene.album.browser()
    link = await quick_scene.album.link(quick_scene.ann, quick_scene.trip)
    assert "strict-origin" in (await browser.open(link)).headers["Referrer-Policy"]
    assert (await browser.submit(link, {"Origin": "https://bot.example.com"})).status == 303


async def a_used_link(scene: Scene) -> str:
    link = await scene.album.link(scene.ann, scene.trip)
    assert (await (await scene.album.browser()).submit(link)).status == 303
    return link


async def an_expired_link(scene: Scene) -> str:
    link = await scene.album.link(scene.ann, scene.trip)
    await scene.album.do(_shift, "links", "expires_at", 10 * MINUTE)
    return link


async def an_unknown_link(scene: Scene) -> str:
    return f"/rooms/enter/{'x' * 22}"


async def an_endless_link(scene: Scene) -> str:
    return f"/rooms/enter/{'x' * 2000}"


async def an_odd_link(scene: Scene) -> str:
    return "/rooms/enter/%00%F0%9F%98%80..%2f"


async def a_link_for_something_else(scene: Scene) -> str:
    return str(await scene.album.do(links.make, Purpose.CONNECT, scene.ann)).replace("/connect/", "/rooms/enter/")


async def a_former_members_link(scene: Scene) -> str:
    link = await scene.album.link(scene.ben, scene.trip)
    await scene.album.do(rooms.leave, scene.ben, scene.trip)
    return link


async def a_forgotten_persons_link(scene: Scene) -> str:
    link = await scene.album.link(scene.ben, scene.trip)
    await scene.album.do(forgetting.forget, scene.ben)
    return link


@pytest.mark.parametrize(
    "make",
    [
        a_used_link,
        an_expired_link,
        an_unknown_link,
        an_endless_link,
        an_odd_link,
        a_link_for_something_else,
        a_former_members_link,
        a_forgotten_persons_link,
    ],
)
async def test_links_that_open_nothing_look_all_the_same(
    scene: Scene, make: Callable[[Scene], Awaitable[str]]
) -> None:
    link = await make(scene)
    browser = await scene.album.browser()
    unknown = await browser.open(await an_unknown_link(scene))
    for page in (await browser.open(link), await browser.submit(link)):
        assert (page.status, page.body, page.cookies) == (404, unknown.body, ())
    assert "PHOTOS" in unknown.words


async def test_robots_that_open_a_link_do_not_use_it_up(scene: Scene) -> None:
    link = await scene.album.link(scene.ann, scene.trip)
    robot = await scene.album.browser()
    for method in ("HEAD", "GET", "GET", "OPTIONS"):
        page = await robot.open(link, method)
        assert page.cookies == ()
    browser = await scene.album.browser()
    assert (await browser.submit(link)).status == 303
    await scene.is_open(browser)
    assert "session" not in str(robot.cookies)


async def test_a_link_is_used_once_even_by_two_at_once(scene: Scene) -> None:
    link = await scene.album.link(scene.ann, scene.trip)
    browsers = [await scene.album.browser() for _ in range(4)]
    pages = await asyncio.gather(*(browser.submit(link) for browser in browsers))
    assert sorted(page.status for page in pages) == [303, 404, 404, 404]


async def test_a_link_opens_its_room_for_looking_and_nothing_else(scene: Scene) -> None:
    garden = await scene.album.room("garden", scene.ann)
    own = await scene.album.do(rooms.private, scene.ann)
    hidden = [garden, own]
    at = {room.id: await scene.album.photo(room, scene.ann, "Hidden", content=OTHER, small=OTHER) for room in hidden}
    browser = await scene.album.visitor(scene.ann, scene.trip)
    await scene.is_open(browser)
    room = f"/rooms/{scene.trip.uuid}"
    assert zipfile.is_zipfile(io.BytesIO((await browser.open(f"{room}/all.zip")).body))
    for other in hidden:
        photo = f"/rooms/{other.uuid}/photos/{at[other.id]}"
        for address in (f"/rooms/{other.uuid}", f"/rooms/{other.uuid}/all.zip", f"/rooms/{other.uuid}/events", photo):
            assert (await browser.open(address)).status == 404, address
        for end in ("/original", "/small.jpg"):
            assert (await browser.open(photo + end)).status == 404
    listed = await browser.open("/rooms")
    assert (listed.status, "garden" in listed.words) == (403, False)
    delete = f"{room}/photos/{scene.photo}/delete"
    assert "Delete" not in (await browser.open(f"{room}/photos/{scene.photo}")).words
    assert (await browser.open(delete)).status == (await browser.submit(delete)).status == 403
    assert (await browser.submit("/rooms/sign-out-everywhere")).status == 403
    await scene.is_open(browser)


async def test_a_link_lets_nobody_in_for_more_than_a_day(scene: Scene) -> None:
    browser = await scene.album.visitor(scene.ann, scene.trip)
    await scene.album.do(_age, DAY - MINUTE)
    await scene.is_open(browser)
    await scene.album.do(_age, MINUTE)
    await scene.is_shut(browser, 403)


async def test_a_session_shows_all_rooms_of_its_person_and_no_others(scene: Scene) -> None:
    mine = await scene.album.room("garden", scene.ann)
    hers = await scene.album.room("evening", scene.eve)
    browser = await scene.album.guest(scene.ann)
    assert (await browser.open(f"/rooms/{mine.uuid}")).status == 200
    assert (await browser.open(f"/rooms/{hers.uuid}")).status == 404
    words = (await browser.open("/rooms")).words
    assert "garden" in words
    assert "evening" not in words


async def test_entering_anew_ends_the_session_that_the_browser_had(scene: Scene) -> None:
    browser = await scene.album.guest(scene.ben)
    before = dict(browser.cookies)
    await browser.submit(await scene.album.link(scene.ann, scene.trip))
    assert browser.cookies != before
    browser.cookies = before
    await scene.is_shut(browser, 403)


async def test_a_link_to_ones_own_room_leaves_a_browser_signed_in(scene: Scene) -> None:
    browser = await scene.album.guest(scene.ann)
    page = await browser.submit(await scene.album.link(scene.ann, scene.trip))
    assert (page.status, page.location, page.cookies) == (303, f"/rooms/{scene.trip.uuid}", ())
    assert (await browser.open("/rooms")).status == 200


@pytest.mark.parametrize(
    "path",
    [
        "/rooms/{room}/photos/..%2f..%2f..%2fetc%2fpasswd/original",
        "/rooms/{room}/photos/../../../../etc/passwd",
        "/rooms/{room}/photos/{photo}%00/original",
        "/rooms/{room}/photos/{photo}%2f..%2f{photo}/original",
        "/rooms/{room}/photos/{photo}/small.jpg%00.html",
        "/rooms/{room}/photos/{photo}/original/..%2foriginal",
        "/rooms/{room}%00",
        "/rooms/..%2frooms/{room}",
        "/rooms/{room}' OR '1'='1",
        "/rooms/%27%20OR%201=1",
        "/rooms/" + "a" * 3000,
        "/rooms/{room}/photos/" + "a" * 3000 + "/small.jpg",
        "/static/..%2f..%2fbot%2fsettings.py",
        "/static/%2e%2e/app.py",
    ],
)
async def test_tricks_with_paths_lead_nowhere(quick_scene: Scene, path: str) -> None:
    browser = await quick_scene.album.guest(quick_scene.ann)
    page = await browser.open(path.format(room=quick_scene.trip.uuid, photo=quick_scene.photo).replace(" ", "%20"))
    assert page.status == 404, path
    assert b"root:" not in page.body


async def test_odd_cursors_do_no_harm(scene: Scene) -> None:
    browser = await scene.album.guest(scene.ann)
    for query in ("-1", "x", "%00", "9" * 30, "1;drop", "%E0%A5%A7%E0%A5%A8", "", "1&before=2"):
        assert (await browser.open(f"/rooms/{scene.trip.uuid}?before={query}")).status == 200, query


class Tags(HTMLParser):
    """What a page is made of."""

    def __init__(self) -> None:
        super().__init__()
        self.attributes: set[str] = set()
        self.sources: list[str] = []
        self.scripts_without_source = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.attributes |= given.keys()
        self.sources += [value for name, value in given.items() if name in {"src", "href"} and value]
        self.scripts_without_source += tag == "script" and "src" not in given


async def test_what_people_write_is_shown_and_never_run(quick_scene: Scene) -> None:
    await quick_scene.album.do(
        members.rename, quick_scene.ann, SCRIPT
    )  # no handler takes such names, but rows might hold them
    odd = await quick_scene.album.room(SCRIPT, quick_scene.ann)
    uuid = await quick_scene.album.photo(odd, quick_scene.ann, f"{SCRIPT}\n<img src=x onerror=alert(1)>\u202e'")
    browser = await quick_scene.album.guest(quick_scene.ann)
    pages = [
        await browser.open("/rooms"),
        await browser.open(f"/rooms/{odd.uuid}"),
        await browser.open(f"/rooms/{odd.uuid}/photos/{uuid}"),
        await browser.open(f"/rooms/{odd.uuid}/photos/{uuid}/delete"),
        await browser.open(await quick_scene.album.link(quick_scene.ann, odd)),
    ]
    for page in pages:
        assert page.status == 200
        found = Tags()
        found.feed(page.html)
        assert not [name for name in found.attributes if name.startswith("on") or name == "style"]
        assert all(source.startswith("/") for source in found.sources), found.sources
        assert found.scripts_without_source == 0
    assert "alert(1)" in pages[1].words
    saved = await browser.open(f"/rooms/{odd.uuid}/photos/{uuid}/original?download")
    assert not set("<>/\\\r\n") & set(saved.headers["Content-Disposition"])
    answer = await browser.open(f"/rooms/{odd.uuid}/all.zip")
    with zipfile.ZipFile(io.BytesIO(answer.body)) as archive:
        assert not set('<>:"/\\|?*') & set(archive.namelist()[0])


async def test_no_page_is_framed_or_kept_or_loads_from_elsewhere(quick_scene: Scene) -> None:
    browser = await quick_scene.album.guest(quick_scene.ann)
    link = await quick_scene.album.link(quick_scene.ann, quick_scene.trip)
    room = f"/rooms/{quick_scene.trip.uuid}"
    photo = f"{room}/photos/{quick_scene.photo}"
    for address in ("/rooms", room, photo, f"{photo}/delete", link, f"/rooms/{uuid4()}", "/rooms/enter/none"):
        headers = (await browser.open(address)).headers
        policy = dict(part.strip().partition(" ")[::2] for part in headers["Content-Security-Policy"].split(";"))
        assert policy["frame-ancestors"] == "'none'"
        assert policy["default-src"] == policy["base-uri"] == "'none'"
        assert {policy[name] for name in ("img-src", "style-src")} == {"'self'"}
        assert policy.get("script-src", "'self'") == policy.get("connect-src", "'self'") == "'self'"
        assert headers["X-Frame-Options"] == "DENY"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Cache-Control"] == "no-store"
        assert headers["Referrer-Policy"] in {"no-referrer", "strict-origin"}
    for end in ("small.jpg", "original"):
        headers = (await browser.open(f"{photo}/{end}")).headers
        assert "sandbox" in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Cross-Origin-Resource-Policy"] == "same-origin"


SIZE = len(LARGE)


@pytest.mark.parametrize(
    ("asked", "status", "start", "end"),
    [
        ("bytes=0-9", 206, 0, 10),
        ("bytes=10-", 206, 10, SIZE),
        ("bytes=-10", 206, SIZE - 10, SIZE),
        (f"bytes=0-{SIZE * 2}", 206, 0, SIZE),
        (f"bytes=-{SIZE * 2}", 206, 0, SIZE),
        (f"bytes={SIZE}-", 416, 0, 0),
        ("bytes=9-0", 416, 0, 0),
        ("bytes=x-y", 416, 0, 0),
        ("bytes=0-1,3-4,6-7", 416, 0, 0),
        ("bytes=" + ",".join(["0-"] * 2000), 416, 0, 0),
    ],
    ids=lambda value: str(value)[:30],
)
async def test_parts_of_a_picture(quick_scene: Scene, asked: str, status: int, start: int, end: int) -> None:
    browser = await quick_scene.album.guest(quick_scene.ann)
    page = await browser.open(f"/rooms/{quick_scene.trip.uuid}/photos/{quick_scene.photo}/original", Range=asked)
    assert page.status == status
    if status == 206:
        assert page.body == LARGE[start:end]
        assert page.headers["Content-Range"] == f"bytes {start}-{end - 1}/{SIZE}"
    else:
        assert LARGE[:20] not in page.body


async def test_head_gives_headers_and_nothing_else(quick_scene: Scene) -> None:
    browser = await quick_scene.album.guest(quick_scene.ann)
    room = f"/rooms/{quick_scene.trip.uuid}"
    for address in (room, f"{room}/photos/{quick_scene.photo}", f"{room}/all.zip", "/rooms"):
        page = await browser.open(address, "HEAD")
        assert (page.status, page.body) == (200, b""), address
    page = await browser.open(f"{room}/photos/{quick_scene.photo}/original", "HEAD")
    assert (page.headers["Content-Length"], page.headers["Content-Type"]) == (str(SIZE), "image/jpeg")
    assert (await browser.open(f"{room}/events", "HEAD")).status == 404


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "POST"])
async def test_other_methods_do_nothing(quick_scene: Scene, method: str) -> None:
    browser = await quick_scene.album.guest(quick_scene.ann)
    for address in quick_scene.addresses:
        if method == "POST" and address.endswith("/delete"):
            continue
        page = await browser.open(address, method, **{"Sec-Fetch-Site": "same-origin"})
        assert page.status in {404, 405}, address
    await quick_scene.is_open(browser)


async def test_a_download_ends_when_its_person_leaves(quick_scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(download, "PORTION", 1)
    await quick_scene.album.photo(quick_scene.trip, quick_scene.ann, "Skates")
    browser = await quick_scene.album.guest(quick_scene.ben)
    oldest = download.albums.oldest
    portions = 0

    def leaving(tx: Tx, *args: object) -> object:
        nonlocal portions
        portions += 1
        if portions > 1:
            return None
        return oldest(tx, *args)  # type: ignore[arg-type]

    monkeypatch.setattr(download.albums, "oldest", leaving)
    with pytest.raises(ClientPayloadError):
        await browser.open(f"/rooms/{quick_scene.trip.uuid}/all.zip")
