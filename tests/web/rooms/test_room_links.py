"""What a link to photos opens, and for whom; and what it does not."""

import asyncio
import io
import zipfile
from collections.abc import Awaitable, Callable

import pytest

from core.clock import DAY, MINUTE
from storage import forgetting, links
from storage.links import Purpose
from storage.rooms import rooms
from tests.support.browser.room_scene import Scene, age, shift
from tests.support.photos.albums import LARGE

OTHER = LARGE + b"other"


async def a_used_link(scene: Scene) -> str:
    link = await scene.album.link(scene.ann, scene.trip)
    assert (await (await scene.album.browser()).submit(link)).status == 303
    return link


async def an_expired_link(scene: Scene) -> str:
    link = await scene.album.link(scene.ann, scene.trip)
    await scene.album.do(shift, "links", "expires_at", 10 * MINUTE)
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
    await scene.album.do(age, DAY - MINUTE)
    await scene.is_open(browser)
    await scene.album.do(age, MINUTE)
    await scene.is_shut(browser, 403)


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
