"""Who may see what of a room: each row is somebody who tries, and what comes of it."""

from collections.abc import Awaitable, Callable
from uuid import uuid4

import pytest
from aiohttp import ClientPayloadError

from core.clock import DAY, MINUTE
from core.tx import Tx
from storage import forgetting, sessions
from storage.rooms import rooms
from tests.support.browser.browsers import Browser
from tests.support.browser.room_scene import OF_A_PHOTO, Scene, age
from web.rooms import download


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
    await scene.album.do(age, sessions.IDLE)
    return browser


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
        await scene.album.do(age, 6 * DAY)
        await scene.is_open(browser)  # and so it would last a week again, were it not for the 30 days
    await scene.album.do(age, 6 * DAY - MINUTE)
    await scene.is_open(browser)
    await scene.album.do(age, MINUTE)
    await scene.is_shut(browser, 403)


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


async def test_a_session_shows_all_rooms_of_its_person_and_no_others(scene: Scene) -> None:
    mine = await scene.album.room("garden", scene.ann)
    hers = await scene.album.room("evening", scene.eve)
    browser = await scene.album.guest(scene.ann)
    assert (await browser.open(f"/rooms/{mine.uuid}")).status == 200
    assert (await browser.open(f"/rooms/{hers.uuid}")).status == 404
    words = (await browser.open("/rooms")).words
    assert "garden" in words
    assert "evening" not in words


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
